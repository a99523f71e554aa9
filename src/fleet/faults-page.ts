import { html, raw } from 'hono/html';
import type { Markup } from './markup.ts';
import { type FleetPortal, variantOf } from './state.ts';

/** The viewport declaration of a page. */
export const viewportTag = (portal: FleetPortal): Markup => {
  const variant = variantOf(portal, 'viewport-missing');
  if (variant === 'a') return NOTHING;
  const content = {
    b: 'width=1024',
    c: 'width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no',
    ok: ' initial-scale = 1.0 ,width =device-width',
  };
  return html`<meta name="viewport" content="${
    variant === null ? 'width=device-width, initial-scale=1' : content[variant]
  }">`;
};

/** What the portal's fault adds to the head of every page; `hero` on the home page and the service page. */
export const faultyHead = (portal: FleetPortal, hero: boolean): Markup => {
  const { fault, variant } = portal.fault ?? { fault: null, variant: 'ok' as const };
  const host = portal.host;
  if (fault === 'slow-main-content' && hero && variant === 'c')
    return html`<link rel="stylesheet" href="/khac/giao-dien.css">`;
  if (fault === 'script-error') return raw(SCRIPT_ERRORS[variant]) as Markup;
  if (fault === 'broken-asset')
    return {
      a: html`<link rel="stylesheet" href="/khac/bo-sung.css">`,
      b: html`<script src="/khac/thong-ke.js" defer></script>`,
      c: NOTHING,
      ok: html`<link rel="prefetch" href="/khac/trang-sau.html">`,
    }[variant];
  if (fault === 'mixed-content' && variant === 'b')
    return html`<script src="http://${host}/assets/statistics.js" defer></script>`;
  if (fault === 'phone-refused') return raw(`<style>${PHONE_STYLES[variant]}</style>`) as Markup;
  if (fault === 'dead-button')
    return html`<script src="/assets/applicant-button.js" data-kind="${variant}" defer></script>`;
  if (fault === 'keyboard-trap' || fault === 'button-beyond-keys')
    return html`<script src="/assets/keyboard-fault.js" data-fault="${fault}" data-kind="${variant}" defer></script>`;
  if (fault === 'layout-shift')
    return html`<script src="/assets/late-notice.js" data-kind="${variant}" defer></script>`;
  return NOTHING;
};

/** What the portal's fault adds above everything: the place kept free for a late notice. */
export const faultyTop = (portal: FleetPortal): Markup =>
  variantOf(portal, 'layout-shift') === 'ok'
    ? html`<div class="notice" id="thong-bao" style="height:200px;overflow:hidden"></div>`
    : NOTHING;

/** What the portal's fault adds at the end of every page. */
export const faultyBody = (portal: FleetPortal, hero: boolean): Markup => {
  const { fault, variant } = portal.fault ?? { fault: null, variant: 'ok' as const };
  const host = portal.host;
  if (fault === 'too-wide') return TOO_WIDE[variant];
  if (fault === 'slow-main-content' && hero && variant === 'ok')
    return html`<div class="below-fold"><img src="/khac/bieu-trung.png" alt="" width="64" height="40"></div>`;
  if (fault === 'broken-asset' && variant === 'c')
    return html`<img src="/khac/lien-ket.png" alt="" width="88" height="31">`;
  if (fault === 'broken-asset' && variant === 'ok')
    return html`<img src="/khac/dem.gif" alt="" width="1" height="1">`;
  if (fault === 'mixed-content')
    return {
      a: html`<img src="http://${host}/assets/emblem.svg" alt="" width="32" height="32">`,
      b: NOTHING,
      c: html`<iframe src="http://${host}/assets/note.html" title="Thông báo" width="280" height="60"></iframe>`,
      ok: html`<p class="wrap"><a href="http://${host}/">Phiên bản cũ của cổng</a></p>`,
    }[variant];
  if (fault === 'phone-refused' && variant === 'a')
    return html`<p class="phone-refusal">Chức năng nộp hồ sơ chưa hỗ trợ điện thoại, vui lòng dùng máy tính.</p>`;
  return NOTHING;
};

/** What stands in the place of the main picture: the picture, or what makes it late. */
export const heroContent = (portal: FleetPortal): Markup => {
  const variant = variantOf(portal, 'slow-main-content');
  if (variant === 'b')
    return html`<div class="hero-words" id="loi-chao"></div><script src="/khac/loi-chao.js" async></script>`;
  return html`<img src="${variant === 'a' ? '/khac/anh-bia.png' : '/assets/hero.png'}" alt="" width="960" height="320">`;
};

const NOTHING: Markup = html``;

const SCRIPT_ERRORS = {
  a: `<script>cauHinhCong.khoiTao();</script>`,
  b: `<script>Promise.reject(new Error('Không đọc được cấu hình của cổng'));</script>`,
  c: `<script>setTimeout(function () { throw new Error('Không đọc được thông báo của cổng'); }, 100);</script>`,
  ok: `<script>try { cauHinhCong.khoiTao(); } catch (error) { console.error('Bỏ qua: ' + error.message); }</script>`,
};

const PHONE_STYLES = {
  a: `.phone-refusal{display:none}@media(max-width:600px){[data-part~=form]{display:none!important}
.phone-refusal{display:block;padding:1rem;font-weight:700}}`,
  b: '@media(max-width:600px){[data-part~=next]{display:none!important}}',
  c: '@media(max-width:600px){[data-part~=start]{display:none!important}}',
  ok: `@media(max-width:600px){[data-part~=next],[data-part~=start]{display:block;width:100%}
.site-head{flex-direction:column-reverse}}`,
};

const WIDE_ROW = html`<tr>${[
  'Lĩnh vực',
  'Số hồ sơ',
  'Đã giải quyết',
  'Đúng hạn',
  'Trực tuyến',
  'Mức độ hài lòng',
].map((name) => html`<th scope="col">${name} (giả lập)</th>`)}</tr>`;

const TOO_WIDE = {
  a: html`<table style="width:900px">${WIDE_ROW}</table>`,
  b: html`<p style="overflow-wrap:normal;word-break:keep-all">${'MaTraCuuHoSoGiaLap'.repeat(8)}</p>`,
  c: html`<div style="width:760px;padding:1rem;background:#fff3cd;color:#5c4300">Thông báo giả lập: cổng bảo trì định kỳ.</div>`,
  ok: html`<div style="overflow-x:auto;max-width:100%"><table style="width:900px">${WIDE_ROW}</table></div>`,
};
