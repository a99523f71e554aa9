/** @jsxImportSource vue */
import { type Component, defineComponent, reactive } from 'vue';
import { ask } from './api.ts';
import { button } from './button.tsx';
import { textField } from './input.tsx';
import { privacyLine } from './privacy-line.tsx';
import { returnAddress } from './route.ts';
import { say } from './snackbar.tsx';

/** The portal's own sign-in beside the way to the e-ID, whose address the interface tells. */
export const SignIn: Component = defineComponent(() => {
  const state = reactive({ username: '', password: '', fault: '' });
  const toEId = async (): Promise<void> => {
    const query = new URLSearchParams({ state: '', redirectURL: returnAddress() });
    const { body } = await ask<string>(`/o/rest/v2/dvcqgsso/authurl?${query}`);
    if (body === null) say('error', 'Chức năng đang cập nhật. Thử lại sau');
    else location.href = body;
  };
  const signIn = async (event: Event): Promise<void> => {
    event.preventDefault();
    const bytes = new TextEncoder().encode(`${state.username}:${state.password}`);
    const query = new URLSearchParams({ 'return-url': returnAddress() });
    const { body } = await ask<{ redirect?: string; message?: string }>(`/o/v1/opencps/login?${query}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` },
    });
    if (body?.redirect !== undefined) location.href = body.redirect;
    else state.fault = body?.message ?? 'Không đăng nhập được, vui lòng thử lại';
  };
  return () => (
    <div class="sign-in-page">
      <h1>Đăng nhập</h1>
      {privacyLine()}
      <div class="btn-row">{button({ text: 'Đăng nhập bằng VNeID', kind: 'primary', press: toEId })}</div>
      <h2>Tài khoản của cổng</h2>
      <form onSubmit={(event: Event) => void signIn(event)}>
        {textField({
          id: 'npmreactlogin_login',
          label: 'Tên đăng nhập',
          required: true,
          autocomplete: 'username',
          error: undefined,
          value: state.username,
          set: (value) => {
            state.username = value;
          },
        })}
        {textField({
          id: 'npmreactlogin_password',
          label: 'Mật khẩu',
          type: 'password',
          required: true,
          autocomplete: 'current-password',
          error: state.fault === '' ? undefined : state.fault,
          value: state.password,
          set: (value) => {
            state.password = value;
          },
        })}
        {button({ text: 'Đăng nhập', type: 'submit' })}
      </form>
    </div>
  );
});
