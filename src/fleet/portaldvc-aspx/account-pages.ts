import { html } from 'hono/html';
import { shownName } from '../faults-services.ts';
import { privacyLine } from '../life-pages/site-shell.ts';
import { openSession, ownPath, sessionOf, signInPath } from '../portal-sign-in.ts';
import type { FleetPortal } from '../state.ts';
import { PATHS } from './paths.ts';
import { box } from './public-pages.ts';
import { MESSAGE } from './shown-once.ts';
import type { WebPage } from './web-form.ts';

/** The portal's own sign-in beside the way to the e-ID. */
export const signInPage = (portal: FleetPortal): WebPage => ({
  path: PATHS.signIn,
  load: (c) => ({ ReturnUrl: ownPath(c.req.query('return-url')) }),
  raise: (c, state, { secrets }) => {
    const person = portal.byPassword(state['txtTenDangNhap'] ?? '', secrets['txtMatKhau'] ?? '');
    if (person === null) return { ...state, [MESSAGE]: 'Tên đăng nhập hoặc mật khẩu không đúng' };
    openSession(c, portal, person);
    return c.redirect(state['ReturnUrl'] ?? '/');
  },
  draw: (_c, state, controls) => ({
    title: 'Đăng nhập',
    body: html`<h1>Đăng nhập</h1>${privacyLine(portal, PATHS.life)}<div class="grid-2">
${box(
  'Tài khoản định danh điện tử',
  html`<p>Dùng tài khoản định danh điện tử quốc gia để đăng nhập.</p>
<p><a class="btn btn-primary" href="${signInPath(state['ReturnUrl'] ?? '/')}">Đăng nhập bằng VNeID</a></p>`,
)}
${box(
  'Tài khoản của cổng',
  html`${controls.text('txtTenDangNhap', { label: 'Tên đăng nhập', required: true })}
${controls.text('txtMatKhau', { label: 'Mật khẩu', required: true, type: 'password' })}
${controls.button('btnDangNhap', 'Đăng nhập')}`,
)}</div>`,
  }),
});

export const accountPage = (portal: FleetPortal): WebPage => ({
  path: PATHS.account,
  needsSession: true,
  load: () => ({}),
  raise: (_c, state) => state,
  draw: (c) => {
    const idNumber = sessionOf(c, portal)?.person.idNumber;
    const dossiers = [...portal.drafts.values()]
      .filter(({ person }) => person.idNumber === idNumber)
      .flatMap(({ dossierCode }) => portal.dossiers.get(dossierCode ?? '') ?? []);
    return {
      title: 'Hồ sơ của tôi',
      body: html`<h1>Hồ sơ của tôi</h1>${
        dossiers.length === 0
          ? html`<p>Chưa có hồ sơ nào.</p>`
          : html`<table class="table grid"><thead><tr><th scope="col">Mã hồ sơ</th><th scope="col">Thủ tục</th><th scope="col">Thao tác</th></tr></thead><tbody>${dossiers.map(
              (
                dossier,
              ) => html`<tr><td data-label="Mã hồ sơ">${dossier.code}</td><td data-label="Thủ tục">${shownName(portal, dossier.service)}</td>
<td><a class="btn" href="${PATHS.lookUp}?MaHoSo=${encodeURIComponent(dossier.code)}">Xem chi tiết</a></td></tr>`,
            )}</tbody></table>`
      }`,
    };
  },
});
