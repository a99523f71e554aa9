import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { foldMarks } from './fold-marks.ts';
import { matchingServices } from './matching-services.ts';
import { handOverPath } from './life-pages/hand-over.ts';
import { procedureSection } from './life-pages/shown-procedure.ts';
import { writtenProcedure } from './life-pages/written-procedure.ts';
import type { Markup } from './markup.ts';
import { publishedProcedure } from './procedure-database.ts';
import { factsOf } from './procedure-facts.ts';
import type { OfferedService } from './state.ts';
import { syntheticBanner } from './synthetic-banner.ts';

/** The one front door of 2025 (national-services.json). */
export const NATIONAL_PORTAL_HOST = 'dichvucong.gov.vn';

/** A province's portal to which the front door hands over. */
export type Province = {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly body: string;
};

export type NationalPortal = {
  /** Search, procedures and the choice of the agency; they stand beside a portal's own pages on a shared host. */
  readonly pages: Hono;
  /** Home page, where the host is nobody's portal. */
  readonly home: Hono;
};

const WARDS = ['Phường Thử Nghiệm', 'Xã Kiểm Thử', 'Xã Giả Lập'];
const LIST = '/thu-tuc-hanh-chinh';

/** The stand-in of the national portal: the procedure database, and the hand-over to the provinces. */
export const makeNationalPortal = (
  services: readonly OfferedService[],
  provinces: readonly Province[],
): NationalPortal => {
  const pages = new Hono();
  pages.get(LIST, (c) => {
    const words = c.req.query('keyword') ?? '';
    return c.html(page('Thủ tục hành chính', listBody(matchingServices(services, words), words)));
  });
  pages.get(`${LIST}/:id`, (c) => {
    const offered = services.find((each) => idOf(each) === c.req.param('id'));
    if (offered === undefined)
      return c.html(page('Không tìm thấy', html`<h1>Không tìm thấy thủ tục</h1>`), 404);
    const chosen = { province: c.req.query('tinh') ?? '', ward: c.req.query('xa') ?? '' };
    return c.html(page(offered.service.name.vi, procedureBody(offered, provinces, chosen)));
  });
  const home = new Hono();
  home.get('/', (c) => c.html(page('Trang chủ', listBody(services, ''))));
  return { pages, home };
};

/** Shaped as the portal's own ids are: a UUID. */
const idOf = (offered: OfferedService): string => {
  const hex = createHash('sha256').update(`national ${offered.code}`).digest('hex');
  return [8, 4, 4, 4, 12]
    .map((length, at, all) =>
      hex.slice(all.slice(0, at).reduce((sum, each) => sum + each, 0)).slice(0, length),
    )
    .join('-');
};

const listBody = (found: readonly OfferedService[], words: string): Markup => html`<h1>Thủ tục hành chính</h1>
<form class="search" action="${LIST}" role="search"><div class="form-group"><label for="keyword">Tên hoặc mã thủ tục</label>
<input class="form-control" id="keyword" name="keyword" type="search" value="${words}"></div>
<div class="form-group"><button class="btn btn-primary">Tìm kiếm</button></div></form>
<p role="status">${found.length === 0 ? 'Không tìm thấy thủ tục nào.' : `Có ${found.length} thủ tục.`}</p>
<ul class="services">${found.map(
  (offered) => html`<li><span class="name"><a href="${LIST}/${idOf(offered)}">${offered.service.name.vi}</a>
<small>${offered.code} · ${offered.field}</small></span></li>`,
)}</ul>`;

type Chosen = { readonly province: string; readonly ward: string };

const procedureBody = (offered: OfferedService, provinces: readonly Province[], chosen: Chosen): Markup => {
  const shown = { ...writtenProcedure(publishedProcedure(offered)), help: [], rating: null };
  return html`<h1>${offered.service.name.vi}</h1>
${procedureSection(shown, agencyCard(offered, provinces, chosen), html``)}
<h2>Nguồn dữ liệu</h2><ul>${sourcesOf(offered).map((line) => html`<li>${line}</li>`)}</ul>`;
};

const sourcesOf = (offered: OfferedService): readonly string[] => {
  const { timeLimit, reason, legalBasis } = factsOf(offered.service.id);
  const told = [timeLimit, ...(reason === null ? [] : [reason]), ...legalBasis].flatMap(({ text, source }) =>
    source === null ? [] : [`${text}: ${source}`],
  );
  return [...told, 'Các mục khác không có nguồn: do máy tạo ra để kiểm thử.'];
};

/** Card 'Chọn cơ quan thực hiện', and what confirming it brings. */
const agencyCard = (offered: OfferedService, provinces: readonly Province[], chosen: Chosen): Markup => {
  const province = provinces.find(({ id }) => id === chosen.province);
  return html`<section class="panel"><h2 class="panel-heading">Chọn cơ quan thực hiện</h2><div class="panel-body">
<form class="search" method="get"><div class="form-group"><label for="tinh">Tỉnh/Thành phố</label>
<select class="form-control" id="tinh" name="tinh" required><option value="">-- Chọn --</option>${provinces.map(
    ({ id, name }) =>
      html`<option value="${id}"${id === chosen.province ? html` selected` : ''}>${name}</option>`,
  )}</select></div>
<div class="form-group"><label for="xa">Phường/Xã</label><select class="form-control" id="xa" name="xa">${WARDS.map(
    (ward) => html`<option${ward === chosen.ward ? html` selected` : ''}>${ward}</option>`,
  )}</select></div>
<div class="form-group"><button class="btn btn-primary">Đồng ý</button></div></form>
${
  province === undefined
    ? ''
    : html`<ul class="services"><li><span class="name">Ủy ban nhân dân ${foldMarks(chosen.ward) === '' ? WARDS[0] : chosen.ward} (giả lập)<small>${province.name}</small></span>
<a class="btn btn-primary" href="${handOver(offered, province)}">Nộp trực tuyến</a></li></ul>`
}</div></section>`;
};

/** The provincial wizard's address, with the query that the front door sends (`dvcqg-2025` of the screens data). */
const handOver = (offered: OfferedService, province: Province): string => {
  const url = new URL(handOverPath, `https://${province.host}`);
  url.search = new URLSearchParams({
    MaTTHC: offered.code,
    MaTTHCDP: `${offered.code}.000.00.00.${province.body.split('.')[0] ?? ''}`,
    MaCoQuanThucHien: province.body,
    MaDVC: `${offered.code}.DVC`,
    vneid: '1',
  }).toString();
  return url.href;
};

const page = (title: string, body: Markup): Markup => html`<!doctype html>
<html lang="vi" data-platform="B"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Cổng Dịch vụ công quốc gia (giả lập)</title><link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/portal.css"></head>
<body>${syntheticBanner(null)}<header class="site-header"><div class="wrap site-head"><a class="brand" href="${LIST}">
<img src="/assets/emblem.svg" alt="" width="52" height="52"><span><small>Cổng Dịch vụ công quốc gia</small><b>Cửa chung (giả lập)</b></span></a></div></header>
<main class="wrap">${body}</main></body></html>`;
