import type { Context } from 'hono';
import { html } from 'hono/html';
import { shownStatus } from '../faults-filing.ts';
import { listedServices, searchServices, servicePage, shownName } from '../faults-services.ts';
import { ratingSection } from '../life-pages/rating.ts';
import { procedureSection, shownProcedure } from '../life-pages/shown-procedure.ts';
import type { Markup } from '../markup.ts';
import { dutyNotice } from '../signing-pages/signing-duty.ts';
import { type Dossier, findOffered, type FleetPortal, type OfferedService } from '../state.ts';
import { type Controls, clientId } from './controls.ts';
import type { PageBody } from './page-body.ts';
import { filePath, PATHS, servicePath } from './paths.ts';
import { MESSAGE } from './shown-once.ts';
import type { WebPage } from './web-form.ts';

const PAGE_SIZE = 10;

export const homePage = (portal: FleetPortal): WebPage => ({
  path: PATHS.home,
  load: () => ({}),
  raise: (c, state, { target }) =>
    target === 'btnTraCuu'
      ? c.redirect(`${PATHS.lookUp}?MaHoSo=${encodeURIComponent(state['txtMaHoSo'] ?? '')}`)
      : c.redirect(`${PATHS.services}?TuKhoa=${encodeURIComponent(state['txtTuKhoa'] ?? '')}`),
  draw: (_c, _state, controls) => ({
    title: 'Trang chủ',
    hero: true,
    body: html`<h1>Cổng dịch vụ công</h1>
<p class="lead">Tìm thủ tục, nộp hồ sơ và theo dõi kết quả giải quyết tại một nơi.</p>
${box(
  'Tìm thủ tục',
  html`<div class="search">${controls.text('txtTuKhoa', { label: 'Tên thủ tục' })}
<div class="form-group">${controls.button('btnTimKiem', 'Tìm kiếm', { primary: true })}</div></div>`,
)}
${box('Tra cứu hồ sơ', lookUpFields(controls))}
<h2>Thủ tục thường dùng</h2>${serviceTable(portal, listedServices(portal).slice(0, 6))}`,
  }),
});

export const listPage = (portal: FleetPortal): WebPage => ({
  path: PATHS.services,
  load: (c) => ({ txtTuKhoa: c.req.query('TuKhoa') ?? '', page: '1' }),
  raise: (_c, state, { target, argument }) => ({
    ...state,
    page: target === 'gvThuTuc' ? argument.replace('Page$', '') : '1',
  }),
  draw: (_c, state, controls) => {
    const field = state['ddlLinhVuc'] ?? '';
    const fields = [...new Set(portal.services.map((offered) => offered.field))];
    const found = searchServices(portal, state['txtTuKhoa'] ?? '').filter(
      (offered) => field === '' || offered.field === field,
    );
    const at = Number(state['page'] ?? '1');
    const pages = Math.ceil(found.length / PAGE_SIZE);
    return {
      title: 'Thủ tục hành chính',
      body: html`<h1>Thủ tục hành chính</h1>
${box(
  'Tìm thủ tục',
  html`<div class="search">${controls.text('txtTuKhoa', { label: 'Tên thủ tục' })}
${controls.list(
  'ddlLinhVuc',
  fields.map((name) => ({ value: name, text: name })),
  { label: 'Lĩnh vực', posts: true, prompt: 'Tất cả' },
)}
<div class="form-group">${controls.button('btnTimKiem', 'Tìm kiếm', { primary: true })}</div></div>`,
)}
<p role="status">${found.length === 0 ? 'Không tìm thấy kết quả.' : `Tìm thấy ${found.length} thủ tục.`}</p>
${found.length === 0 ? '' : serviceTable(portal, found.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE))}
${pages > 1 ? pager(pages, at, controls) : ''}`,
    };
  },
});

export const detailPage = (portal: FleetPortal): WebPage => {
  const offeredAt = (c: Context): OfferedService | null => findOffered(portal, c.req.query('ma') ?? '');
  return {
    path: PATHS.service,
    load: () => ({}),
    raise: (c) => c.redirect(filePath(offeredAt(c)?.number ?? '')),
    draw: (c, _state, controls) => {
      const offered = offeredAt(c);
      const shown = offered === null ? 'missing' : servicePage(portal, offered);
      if (offered === null || shown === 'missing') return MISSING;
      if (shown === 'empty') return { title: shownName(portal, offered), body: html`` };
      const procedure = shownProcedure(portal, offered, PATHS.life);
      return {
        title: shownName(portal, offered),
        hero: true,
        after: ratingSection(procedure.rating),
        body: html`<h1>${shownName(portal, offered)}</h1>
${procedureSection(
  { ...procedure, rating: null },
  html`<div class="btn-row">${startsByPost(portal) ? controls.button('btnNopHoSo', 'Nộp hồ sơ', { primary: true, part: 'start' }) : startLink(offered, 'btn btn-primary')}</div>`,
  dutyNotice(portal, offered),
)}`,
      };
    },
  };
};

export const lookUpPage = (portal: FleetPortal): WebPage => ({
  path: PATHS.lookUp,
  load: (c) => ({ txtMaHoSo: c.req.query('MaHoSo') ?? '' }),
  raise: (_c, state) =>
    portal.dossiers.has((state['txtMaHoSo'] ?? '').trim())
      ? state
      : { ...state, [MESSAGE]: 'Không tìm thấy hồ sơ.' },
  draw: (_c, state, controls) => {
    const dossier = portal.dossiers.get((state['txtMaHoSo'] ?? '').trim());
    return {
      title: 'Tra cứu hồ sơ',
      body: html`<h1>Tra cứu hồ sơ</h1>${box('Tìm hồ sơ', lookUpFields(controls))}${
        dossier === undefined ? '' : dossierTables(portal, dossier)
      }`,
    };
  },
});

export const MISSING: PageBody = {
  title: 'Không tìm thấy',
  body: html`<h1>Không tìm thấy</h1><p class="alert" role="alert">Trang không tồn tại.</p>`,
  status: 404,
};

export const box = (title: string, body: Markup): Markup =>
  html`<section class="panel panel-default"><h2 class="panel-heading">${title}</h2><div class="panel-body">${body}</div></section>`;

/** On some installations even the way to the form is a post-back. */
const startsByPost = (portal: FleetPortal): boolean => portal.draw % 4 >= 2;

const lookUpFields = (controls: Controls): Markup =>
  html`<div class="search">${controls.text('txtMaHoSo', { label: 'Mã hồ sơ' })}
<div class="form-group">${controls.button('btnTraCuu', 'Tra cứu', { primary: true })}</div></div>`;

const startLink = ({ number }: OfferedService, style: string): Markup =>
  html`<a class="${style}" data-part="start" href="${filePath(number)}">Nộp hồ sơ</a>`;

const serviceTable = (
  portal: FleetPortal,
  services: readonly OfferedService[],
): Markup => html`<table class="table grid" id="${clientId('gvThuTuc')}"><thead><tr><th scope="col">Mã thủ tục</th><th scope="col">Tên thủ tục</th><th scope="col">Lĩnh vực</th><th scope="col">Thao tác</th></tr></thead>
<tbody>${services.map(
  (
    offered,
  ) => html`<tr><td data-label="Mã thủ tục">${offered.code}</td><td data-label="Tên thủ tục"><a href="${servicePath(offered.number)}">${shownName(portal, offered)}</a></td>
<td data-label="Lĩnh vực">${offered.field}</td><td>${startLink(offered, 'btn')}</td></tr>`,
)}</tbody></table>`;

const pager = (pages: number, at: number, controls: Controls): Markup =>
  html`<ul class="pager" aria-label="Trang">${Array.from({ length: pages }, (_, index) =>
    String(index + 1),
  ).map(
    (page) =>
      html`<li>${page === String(at) ? html`<span aria-current="page">${page}</span>` : controls.link('gvThuTuc', page, `Page$${page}`)}</li>`,
  )}</ul>`;

const dossierTables = (portal: FleetPortal, dossier: Dossier): Markup => {
  const { rows, changes } = shownStatus(portal, dossier);
  return html`<h2>Tình trạng hồ sơ</h2><table class="table pairs"><tbody>${rows.map(
    ([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
  )}</tbody></table>
${
  changes.length === 0
    ? ''
    : html`<h2>Quá trình xử lý</h2><ol>${changes.map(({ at, text }) => html`<li>${at === '' ? '' : `${at} – `}${text}</li>`)}</ol>`
}`;
};
