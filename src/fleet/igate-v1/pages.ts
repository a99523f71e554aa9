import { html, raw } from 'hono/html';
import { codeDelayMs, shownCode, shownStatus } from '../faults-filing.ts';
import { servicePage, shownName } from '../faults-services.ts';
import { type AfterFiling, afterFilingSection } from '../life-pages/after-filing.ts';
import { lifeMenu } from '../life-pages/life-routes.ts';
import { procedureSection, shownProcedure } from '../life-pages/shown-procedure.ts';
import { privacyLine } from '../life-pages/site-shell.ts';
import type { Markup } from '../markup.ts';
import { type PageParts, portalPage } from '../page.ts';
import { reuseMenu } from '../reuse/reuse-routes.ts';
import { signInPath } from '../portal-sign-in.ts';
import type { Dossier, FleetPortal, OfferedService, PortalSession } from '../state.ts';
import { dutyNotice } from '../signing-pages/signing-duty.ts';
import { signingMenu } from '../signing-pages/signing-routes.ts';
import { pathsOf } from './paths.ts';

/** The request that a page answers: who asks, and where from. */
export type Visit = { readonly session: PortalSession | null; readonly here: string };

type Parts = Pick<PageParts, 'title' | 'body'> & {
  readonly hero?: boolean;
  /** The page signs, or opens an e-form that does. */
  readonly signs?: boolean;
  /** The page picks from the store. */
  readonly picks?: boolean;
};

/** A page of this family: shell with its menu and its script. */
export const familyPage = (portal: FleetPortal, visit: Visit, parts: Parts): Markup => {
  const at = pathsOf(portal);
  return portalPage(portal, {
    ...parts,
    ...visit,
    life: at.life,
    menu: [
      { label: 'Trang chủ', href: '/' },
      { label: 'NỘP HỒ SƠ TRỰC TUYẾN', href: at.services, starts: true },
      { label: 'Tra cứu hồ sơ', href: at.lookUp },
      ...signingMenu(portal, visit.session, at.signing),
      ...lifeMenu(visit.session, at.life),
      ...reuseMenu(visit.session, at.reuse),
    ],
    signIn: `${at.signIn}?return-url=${encodeURIComponent(visit.here)}`,
    scripts: [
      '/assets/platform-a.js',
      ...(parts.signs ? ['/assets/signing.js'] : []),
      ...(parts.picks ? ['/assets/store-picker.js'] : []),
    ],
  });
};

export const homePage = (portal: FleetPortal, visit: Visit, services: readonly OfferedService[]): Markup =>
  familyPage(portal, visit, {
    title: 'Trang chủ',
    hero: true,
    body: html`<h1>Dịch vụ công trực tuyến</h1>
<p class="lead">Tìm thủ tục, nộp hồ sơ và theo dõi kết quả giải quyết tại một nơi.</p>
<section class="panel panel-default"><h2 class="panel-heading">Tìm thủ tục</h2><div class="panel-body">
${searchForm(portal, '', '')}</div></section>
<section class="panel panel-default"><h2 class="panel-heading">Tra cứu hồ sơ</h2><div class="panel-body">
${lookUpForm(portal, '')}</div></section>
<section><h2>Thủ tục thường dùng</h2>${serviceList(portal, services.slice(0, 6))}</section>`,
  });

export const servicesPage = (
  portal: FleetPortal,
  visit: Visit,
  found: readonly OfferedService[],
  asked: { readonly words: string; readonly field: string },
): Markup =>
  familyPage(portal, visit, {
    title: 'Nộp hồ sơ trực tuyến',
    body: html`<h1>Nộp hồ sơ trực tuyến</h1>
<section class="panel panel-default"><h2 class="panel-heading">Tìm thủ tục</h2><div class="panel-body">
${searchForm(portal, asked.words, asked.field)}</div></section>
<h2>Danh sách thủ tục</h2>
${
  found.length === 0
    ? html`<p class="alert" role="status">Không tìm thấy kết quả.</p>`
    : html`<p role="status">Tìm thấy ${found.length} thủ tục.</p>${serviceList(portal, found)}`
}`,
  });

export const serviceDetailPage = (portal: FleetPortal, visit: Visit, offered: OfferedService): Markup =>
  familyPage(portal, visit, {
    title: shownName(portal, offered),
    hero: servicePage(portal, offered) === 'shown',
    body:
      servicePage(portal, offered) === 'shown'
        ? html`<h1>${shownName(portal, offered)}</h1>
${procedureSection(
  shownProcedure(portal, offered, pathsOf(portal).life),
  html`<div class="btn-row"><a class="btn btn-primary" data-part="start" href="${chooseCaseUrl(portal, offered)}">Nộp hồ sơ</a></div>`,
  dutyNotice(portal, offered),
)}`
        : html``,
  });

export const signInPage = (
  portal: FleetPortal,
  visit: Visit,
  form: { readonly returnTo: string; readonly token: string; readonly error: string },
): Markup =>
  familyPage(portal, visit, {
    title: 'Đăng nhập',
    body: html`<h1>Đăng nhập</h1>
${privacyLine(portal, pathsOf(portal).life)}
<div class="grid-2"><section class="panel panel-default"><h2 class="panel-heading">Tài khoản định danh điện tử</h2>
<div class="panel-body"><p>Dùng tài khoản định danh điện tử quốc gia để đăng nhập.</p>
<p><a class="btn btn-primary" href="${signInPath(form.returnTo)}">Đăng nhập bằng VNeID</a></p></div></section>
<section class="panel panel-default"><h2 class="panel-heading">Tài khoản của cổng</h2><div class="panel-body">
<form method="post" action="${pathsOf(portal).signIn}?return-url=${encodeURIComponent(form.returnTo)}">
<input type="hidden" name="tokencsrf" value="${form.token}">
<div class="form-group"><label for="tenDangNhap">Tên đăng nhập</label>
<input class="form-control" id="tenDangNhap" name="tenDangNhap" autocomplete="username" required></div>
<div class="form-group"><label for="matKhau">Mật khẩu</label>
<input class="form-control" id="matKhau" name="matKhau" type="password" autocomplete="current-password" required></div>
<p class="alert" role="alert">${form.error}</p>
<button class="btn" type="submit">Đăng nhập</button></form></div></section></div>`,
  });

export const accountPage = (portal: FleetPortal, visit: Visit, dossiers: readonly Dossier[]): Markup =>
  familyPage(portal, visit, {
    title: 'Hồ sơ của tôi',
    body: html`<h1>Hồ sơ của tôi</h1>
${
  dossiers.length === 0
    ? html`<p>Chưa có hồ sơ nào.</p>`
    : html`<ul class="services">${dossiers.map(
        (
          dossier,
        ) => html`<li><span class="name">${dossier.code}<small>${shownName(portal, dossier.service)}</small></span>
<a class="btn" href="${pathsOf(portal).lookUp}?ma-ho-so=${encodeURIComponent(dossier.code)}">Xem chi tiết</a></li>`,
      )}</ul>`
}`,
  });

export const lookUpPage = (
  portal: FleetPortal,
  visit: Visit,
  asked: { readonly code: string; readonly dossier: Dossier | null },
): Markup =>
  familyPage(portal, visit, {
    title: 'Tra cứu hồ sơ',
    body: html`<h1>Tra cứu hồ sơ</h1>${lookUpForm(portal, asked.code)}${
      asked.dossier !== null
        ? statusBlock(portal, asked.dossier)
        : asked.code === ''
          ? ''
          : html`<p class="alert" role="status">Không tìm thấy hồ sơ.</p>`
    }`,
  });

export const successPage = (
  portal: FleetPortal,
  visit: Visit,
  dossier: Dossier,
  codeUrl: string,
  after: AfterFiling,
): Markup => {
  const shown = shownCode(portal, dossier.code);
  return familyPage(portal, visit, {
    title: 'Kết quả nộp hồ sơ',
    body: html`<h1>Kết quả nộp hồ sơ</h1>
${
  codeDelayMs(portal) > 0
    ? html`<div id="cho-ma-ho-so" data-url="${codeUrl}" role="status"><p><span class="spinner" aria-hidden="true"></span> Hệ thống đang xử lý hồ sơ...</p></div>`
    : html`<p class="alert alert-success" role="status">Nộp hồ sơ thành công</p>`
}
<dl class="facts" id="ket-qua"${codeDelayMs(portal) > 0 ? raw(' hidden') : ''}>
${shown.label ? html`<dt>Mã hồ sơ</dt><dd class="code" id="ma-ho-so">${codeDelayMs(portal) > 0 ? '' : shown.code}</dd>` : ''}
<dt>Thủ tục</dt><dd>${shownName(portal, dossier.service)}</dd>
<dt>Cơ quan tiếp nhận</dt><dd>${dossier.body}</dd></dl>
${shown.remark === null ? '' : html`<p>${shown.remark}</p>`}
<div class="btn-row"><a class="btn" href="${pathsOf(portal).lookUp}">Tra cứu hồ sơ</a></div>
${afterFilingSection(after)}`,
  });
};

export const messagePage = (portal: FleetPortal, visit: Visit, title: string, text: string): Markup =>
  familyPage(portal, visit, {
    title,
    body: html`<h1>${title}</h1><p class="alert" role="alert">${text}</p>`,
  });

export const money = (vnd: number): string =>
  vnd === 0 ? 'Không thu' : `${new Intl.NumberFormat('vi-VN').format(vnd)} đồng`;

const chooseCaseUrl = (portal: FleetPortal, offered: OfferedService): string =>
  `${pathsOf(portal).chooseCase}?ma-thu-tuc-public=${offered.number}`;

const searchForm = (portal: FleetPortal, words: string, field: string): Markup => {
  const fields = [...new Set(portal.services.map((offered) => offered.field))];
  return html`<form class="search" method="get" action="${pathsOf(portal).services}" role="search">
<div class="form-group"><label for="tu-khoa">Tên thủ tục</label>
<input class="form-control" id="tu-khoa" name="tu-khoa" type="search" value="${words}"></div>
<div class="form-group"><label for="linh-vuc">Lĩnh vực</label>
<select class="form-control" id="linh-vuc" name="linh-vuc"><option value="">Tất cả</option>${fields.map(
    (name) => html`<option${name === field ? raw(' selected') : ''}>${name}</option>`,
  )}</select></div>
<div class="form-group"><button class="btn btn-primary" type="submit">Tìm kiếm</button></div></form>`;
};

const lookUpForm = (portal: FleetPortal, code: string): Markup =>
  html`<form class="search" method="get" action="${pathsOf(portal).lookUp}">
<div class="form-group"><label for="ma-ho-so-tra-cuu">Mã hồ sơ</label>
<input class="form-control" id="ma-ho-so-tra-cuu" name="ma-ho-so" value="${code}" autocomplete="off" required></div>
<div class="form-group"><button class="btn btn-primary" type="submit">Tra cứu</button></div></form>`;

const serviceList = (portal: FleetPortal, services: readonly OfferedService[]): Markup =>
  html`<ul class="services">${services.map(
    (
      offered,
    ) => html`<li><span class="name">${shownName(portal, offered)}<small>${offered.code} · ${offered.field}</small></span>
<span class="acts"><a class="btn" href="${pathsOf(portal).service}?ma-thu-tuc=${offered.number}">Xem chi tiết</a>
<a class="btn btn-primary" data-part="start" href="${chooseCaseUrl(portal, offered)}">Nộp hồ sơ</a></span></li>`,
  )}</ul>`;

const statusBlock = (portal: FleetPortal, dossier: Dossier): Markup => {
  const { rows, changes } = shownStatus(portal, dossier);
  return html`<h2>Tình trạng hồ sơ</h2>
<dl class="facts">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
${
  changes.length === 0
    ? ''
    : html`<h2>Quá trình xử lý</h2><ol>${changes.map(({ at, text }) => html`<li>${at === '' ? '' : `${at} – `}${text}</li>`)}</ol>`
}`;
};
