import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { PortalSession } from '../state.ts';
import type { SitePaths } from './paths.ts';

export const accountPage = (
  session: PortalSession,
  paths: SitePaths,
): Markup => html`<h1>Thông tin tài khoản</h1>
<dl class="facts"><dt>Họ và tên</dt><dd>${session.person.fullName}</dd><dt>Số điện thoại</dt><dd>${session.person.phone}</dd></dl>
<p><a class="btn" href="${paths.services}#/thu-tuc-hanh-chinh">Thủ tục hành chính</a></p>`;

export const missingPage = (): Markup =>
  html`<h1>Không tìm thấy trang</h1><p>Trang quý khách tìm không tồn tại hoặc đã được gỡ bỏ.</p>`;
