import { html } from 'hono/html';
import { shownName } from '../faults-services.ts';
import type { Markup } from '../markup.ts';
import type { FleetPortal, OfferedService, PortalSession } from '../state.ts';

export const homePage = (portal: FleetPortal, services: readonly OfferedService[]): Markup => html`
<h1>Cổng dịch vụ công – ${portal.row.name.vi}</h1>
<form class="search" action="/nop-ho-so"><div class="form-group"><label for="tim-thu-tuc">Tên thủ tục</label><input class="form-control"
 id="tim-thu-tuc" name="tuKhoa" type="search"></div><div class="form-group"><button class="btn btn-primary">Tìm kiếm</button></div></form>
<h2>Thủ tục được quan tâm</h2>
<ul class="services">${services.slice(0, 5).map(
  (
    offered,
  ) => html`<li><span class="name"><a href="/nop-ho-so?MaTTHC=${offered.code}&amp;MaCoQuanThucHien=${portal.codePrefix}">${shownName(portal, offered)}</a>
<small>${offered.field}</small></span></li>`,
)}</ul>
<p><a class="btn" href="/nop-ho-so">Danh sách thủ tục hành chính</a></p>`;

export const accountPage = (session: PortalSession): Markup => html`<h1>Thông tin tài khoản</h1>
<dl class="facts"><dt>Họ và tên</dt><dd>${session.person.fullName}</dd><dt>Số điện thoại</dt><dd>${session.person.phone}</dd></dl>
<p><a class="btn" href="/nop-ho-so">Danh sách thủ tục hành chính</a></p>`;

/** The portal's own password form. */
export const passwordPage = (returnUrl: string, fault: string): Markup => html`<h1>Đăng nhập</h1>
<p class="field-error" role="alert">${fault}</p>
<form method="post" action="/dang-nhap"><input type="hidden" name="return-url" value="${returnUrl}">
<div class="form-group"><label for="username">Tên đăng nhập</label><input class="form-control" id="username" name="username" autocomplete="username" required></div>
<div class="form-group"><label for="password">Mật khẩu</label><input class="form-control" id="password" name="password" type="password"
 autocomplete="current-password" required></div><button class="btn btn-primary">Đăng nhập</button></form>`;

export const missingPage = (): Markup =>
  html`<h1>Không tìm thấy trang</h1><p>Trang quý khách tìm không tồn tại hoặc đã được gỡ bỏ.</p>`;
