import { html } from 'hono/html';
import { listedServices, searchServices, shownName } from '../faults-services.ts';
import { lifeMenu } from '../life-pages/life-routes.ts';
import { procedureSection, shownProcedure } from '../life-pages/shown-procedure.ts';
import type { Markup } from '../markup.ts';
import type { MenuItem } from '../page.ts';
import { reuseMenu } from '../reuse/reuse-routes.ts';
import { dutyNotice } from '../signing-pages/signing-duty.ts';
import { signingMenu } from '../signing-pages/signing-routes.ts';
import type { FleetPortal, OfferedService, PortalSession } from '../state.ts';
import { detailPath, LIFE_PATHS, REUSE_PATHS, SIGNING_PATHS } from './paths.ts';

export const menuOf = (portal: FleetPortal, session: PortalSession | null): readonly MenuItem[] => [
  { label: 'Trang chủ', href: '/vi/' },
  { label: 'Thủ tục hành chính', href: '/vi/procedure/search' },
  { label: 'Tra cứu hồ sơ', href: '/vi/dossier/search' },
  ...signingMenu(portal, session, SIGNING_PATHS),
  ...lifeMenu(session, LIFE_PATHS),
  ...reuseMenu(session, REUSE_PATHS),
];

export const PAGE_SIZE = 10;

const applyPath = (hexId: string): string => `/vi/padsvc/apply-online/${hexId}`;

export const homePage = (
  portal: FleetPortal,
): Markup => html`<h1>Cổng dịch vụ công – ${portal.row.name.vi}</h1>
<form class="search" action="/vi/procedure/search"><div class="form-group"><label for="home-keyword">Tên thủ tục</label><input class="form-control"
 id="home-keyword" name="keyword" type="search"></div><div class="form-group"><button class="btn btn-primary">Tìm kiếm</button></div></form>
<h2>Dịch vụ công được dùng nhiều</h2>
<ul class="services">${listedServices(portal)
  .slice(0, 6)
  .map((offered) => procedureRow(portal, offered))}</ul>
<p><a class="btn" href="/vi/procedure/search">Xem tất cả thủ tục</a> <a class="btn" href="/vi/dossier/search">Tra cứu hồ sơ</a></p>`;

const procedureRow = (portal: FleetPortal, offered: OfferedService): Markup =>
  row(offered.hexId, shownName(portal, offered), `${offered.code} · ${offered.field}`);

const row = (
  hexId: string,
  name: string,
  facts: string,
): Markup => html`<li><span class="name"><a href="${detailPath(hexId)}">${name}</a>
<small>${facts}</small></span><span class="acts"><a class="btn" href="${detailPath(hexId)}">Xem chi tiết</a>
<a class="btn btn-primary" href="${applyPath(hexId)}" data-part="start">Nộp hồ sơ</a></span></li>`;

/** Listed services of a search, with the filter on the field of work. */
export const foundServices = (
  portal: FleetPortal,
  keyword: string,
  sector: string,
): readonly OfferedService[] =>
  searchServices(portal, keyword).filter(({ field }) => sector === '' || field === sector);

export const searchPage = (portal: FleetPortal, keyword: string, sector: string): Markup => {
  const found = foundServices(portal, keyword, sector);
  const sectors = [...new Set(listedServices(portal).map(({ field }) => field))];
  return html`<h1>Thủ tục hành chính</h1>
<form class="search" id="procedureSearchForm" action="/vi/procedure/search">
<div class="form-group"><label for="keyword">Tên thủ tục</label><input class="form-control" id="keyword" name="keyword" type="search" value="${keyword}"></div>
<div class="form-group"><label for="sector">Lĩnh vực</label><select class="form-control" id="sector" name="sector"><option value="">Tất cả</option>${sectors.map(
    (each) => html`<option${each === sector ? html` selected` : ''}>${each}</option>`,
  )}</select></div>
<div class="form-group"><button class="btn btn-primary">Tìm kiếm</button></div></form>
<p class="total-elements" role="status">${found.length === 0 ? 'Không tìm thấy thủ tục nào' : `Tìm thấy ${found.length} thủ tục`}</p>
<ul class="services">${found.slice(0, PAGE_SIZE).map((offered) => procedureRow(portal, offered))}</ul>
<p><button class="btn load-more" type="button"${found.length > PAGE_SIZE ? '' : html` hidden`}>Xem thêm</button></p>
<template id="procedure-row">${row('000000000000000000000000', '', '')}</template>`;
};

export const detailPage = (
  portal: FleetPortal,
  offered: OfferedService,
): Markup => html`<h1>${shownName(portal, offered)}</h1>
${procedureSection(
  shownProcedure(portal, offered, LIFE_PATHS),
  html`<p><a class="btn btn-primary" href="${applyPath(offered.hexId)}" data-part="start">Nộp hồ sơ</a></p>`,
  dutyNotice(portal, offered),
)}`;

export const dossierSearchPage = (): Markup => html`<h1>Tra cứu hồ sơ</h1>
<form class="search" id="dossierSearchForm"><div class="form-group"><label for="dossier-code" class="required">Mã hồ sơ</label><input class="form-control"
 id="dossier-code" name="code" autocomplete="off" required></div><div class="form-group"><button class="btn btn-primary">Tra cứu</button></div></form>
<div class="dossier-search-result" aria-live="polite"></div>
<template id="dossier-missing"><p class="alert">Không tìm thấy hồ sơ. Vui lòng kiểm tra lại mã hồ sơ.</p></template>
<template id="dossier-found"><h2>Thông tin hồ sơ</h2><dl class="facts"></dl><section><h2>Quá trình xử lý</h2><table class="table"><thead><tr>
<th scope="col">Thời gian</th><th scope="col">Nội dung</th></tr></thead><tbody></tbody></table></section></template>`;

export const accountPage = (session: PortalSession): Markup => html`<h1>Thông tin tài khoản</h1>
<dl class="facts"><dt>Họ và tên</dt><dd>${session.person.fullName}</dd><dt>Số điện thoại</dt><dd>${session.person.phone}</dd></dl>
<p><a class="btn" href="/vi/procedure/search">Thủ tục hành chính</a></p>`;

/** The portal's own password form (Keycloak's page on real portals). */
export const passwordPage = (returnUrl: string, fault: string): Markup => html`<h1>Đăng nhập</h1>
<p class="field-error" role="alert">${fault}</p>
<form method="post" action="/vi/login"><input type="hidden" name="return-url" value="${returnUrl}">
<div class="form-group"><label for="username">Tên đăng nhập</label><input class="form-control" id="username" name="username" autocomplete="username" required></div>
<div class="form-group"><label for="password">Mật khẩu</label><input class="form-control" id="password" name="password" type="password"
 autocomplete="current-password" required></div><button class="btn btn-primary">Đăng nhập</button></form>`;

export const missingPage = (): Markup =>
  html`<h1>Không tìm thấy trang</h1><p>Trang quý khách tìm không tồn tại hoặc đã được gỡ bỏ.</p>`;

/** What is left of a service's page whose content is lost. */
export const emptyPage = (): Markup => html`<app-procedure-detail></app-procedure-detail>`;
