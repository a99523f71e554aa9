import { html } from 'hono/html';
import { SHARED_CLAIMS } from './e-id/claims.ts';
import type { Markup } from './markup.ts';
import { syntheticBanner } from './synthetic-banner.ts';

/** Choice of the account, on the host of the authorisation. */
export const cardsPage = (identityUrl: string, certificateUrl: string): Markup =>
  signInPage(
    'Chọn tài khoản đăng nhập',
    html`<h1>Đăng nhập</h1>
<h2>CÔNG DÂN</h2>
<div class="cards">
<a class="card" href="${identityUrl}"><img src="/assets/emblem.svg" alt="" width="48" height="48">
<span>Tài khoản Định danh điện tử (VNeID)</span></a>
<a class="card" href="${certificateUrl}"><img src="/assets/emblem.svg" alt="" width="48" height="48">
<span>Đăng nhập bằng chứng thư số</span></a>
<div class="card card-off" aria-disabled="true"><img src="/assets/emblem.svg" alt="" width="48" height="48">
<span>Tài khoản cấp bởi Hệ thống đăng ký trực tuyến</span><small>Đã ngừng sử dụng</small></div>
</div>`,
  );

/** Number and password, then three dialogs on the same address. */
export const identityPage = (errandId: string, portalName: string): Markup =>
  signInPage(
    'Đăng nhập tài khoản định danh điện tử',
    html`<div class="identity" data-tx="${errandId}">
<section class="box" aria-labelledby="tieu-de">
<h1 id="tieu-de">Đăng nhập</h1>
<form id="login" novalidate>
<label for="username">Số định danh cá nhân</label>
<input id="username" name="username" type="text" inputmode="numeric" autocomplete="username" maxlength="12">
<label for="password">Mật khẩu</label>
<input id="password" name="password" type="password" autocomplete="current-password">
<p class="error" role="alert"></p>
<button type="submit" class="ant-btn ant-btn-primary custom-btn-resolve">Đăng nhập</button>
</form>
<div class="other-way"><button type="button" id="passkey" class="ant-btn ant-btn-default">Đăng nhập bằng khóa truy cập</button>
<p class="error" role="alert"></p></div>
</section>
<section class="box qr" aria-labelledby="qr">
<h2 id="qr">Quét mã QR</h2>
<svg viewBox="0 0 21 21" width="168" height="168" role="img" aria-label="Mã QR giả lập"><path fill="#fff" d="M0 0h21v21H0z"/>
<path d="M1 1h7v7H1zm12 0h7v7h-7zM1 13h7v7H1zm9-11h2v3h-2zm3 8h3v2h-3zm-3 0h2v4h-2zm4 4h2v2h-2zm3 1h3v2h-3zm-4 3h2v2h-2zm-3-2h2v4h-2z"/>
<path fill="#fff" d="M2 2h5v5H2zm12 0h5v5h-5zM2 14h5v5H2z"/><path d="M3 3h3v3H3zm12 0h3v3h-3zM3 15h3v3H3z"/></svg>
<p>Dùng ứng dụng trên điện thoại để quét mã.</p>
</section>
${dialog(
  'otp',
  'Mã xác nhận đăng nhập',
  html`<p>Nhập mã gồm 6 chữ số đã gửi đến điện thoại của quý khách.</p>
<label for="otp-code">Mã xác nhận đăng nhập</label>
<input id="otp-code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="6">`,
  'Xác nhận',
)}
${dialog(
  'consent',
  'Chia sẻ dữ liệu',
  html`<p>Cổng dịch vụ công ${portalName} (giả lập) đề nghị nhận:</p>
<ul class="claims">${SHARED_CLAIMS.map(({ claim, asked }) => html`<li data-claim="${claim}">${asked}</li>`)}</ul>
<label class="tick"><input id="consent-agreed" name="agreed" type="checkbox" value="yes">
<span>Tôi đã đọc và hiểu rõ nội dung, mục đích chia sẻ dữ liệu và quyền, nghĩa vụ của chủ thể dữ liệu</span></label>`,
  'Xác nhận chia sẻ',
)}
${dialog(
  'passcode',
  'Nhập passcode',
  html`<label for="passcode-value">Nhập passcode</label>
<input id="passcode-value" name="passcode" type="password" inputmode="numeric" autocomplete="off" maxlength="6">`,
  'Xác nhận',
)}
</div>
<script src="/assets/sign-in.js" defer></script>`,
  );

export const refusalPage = (message: string): Markup =>
  signInPage('Không đăng nhập được', html`<h1>Không đăng nhập được</h1><p role="alert">${message}.</p>`);

/** The same for a certificate; with the other way to sign in, where there still is one. */
export const certificateRefusalPage = (message: string, eIdUrl: string | null): Markup =>
  signInPage(
    'Không đăng nhập được bằng chứng thư số',
    html`<h1>Không đăng nhập được bằng chứng thư số</h1><p role="alert">${message}.</p>
${eIdUrl === null ? '' : html`<p><a href="${eIdUrl}">Dùng tài khoản định danh điện tử (VNeID)</a></p>`}`,
  );

const dialog = (id: string, title: string, body: Markup, button: string): Markup =>
  html`<div class="ant-modal-root" id="${id}" hidden><div class="ant-modal-mask"></div><div class="ant-modal-wrap">
<div class="ant-modal" role="dialog" aria-modal="true" aria-labelledby="${id}-title"><form class="ant-modal-content" novalidate>
<div class="ant-modal-header"><h2 class="ant-modal-title" id="${id}-title">${title}</h2></div>
<div class="ant-modal-body">${body}<p class="error" role="alert"></p></div>
<div class="ant-modal-footer"><button type="submit" class="ant-btn ant-btn-primary">${button}</button></div>
</form></div></div></div>`;

const signInPage = (title: string, body: Markup): Markup => html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} (giả lập)</title>
<meta name="description" content="${title}. Trang giả lập để kiểm thử.">
<link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/sign-in.css">
</head><body>
${syntheticBanner(null)}
<header><img src="/assets/emblem.svg" alt="" width="40" height="40"><b>Đăng nhập quốc gia (giả lập)</b></header>
<main>${body}</main>
<footer>Trang giả lập để kiểm thử; không nhập thông tin thật.</footer>
</body></html>`;
