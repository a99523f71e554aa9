import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Citizen } from '#src/model/journey.ts';
import { issueTokens } from './csc-session.ts';
import { digestOfLength } from './csc-v1.ts';
import { providerPage } from './provider-page.ts';
import type { Provider } from './provider.ts';
import { SAD_SECONDS } from './signing-desk.ts';

const CODE_MS = 15_000;

/** The parameters of `oauth2/authorize` (CSC 1.0.4, 8.3.2) once they were found lawful. */
type Errand = {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly scope: 'service' | 'credential';
  readonly credentialId: string;
  readonly hashes: readonly Buffer[];
};

/**
 * OAuth 2.0 code flow for a service token (scope `service`) and for a SAD (scope `credential`, over named
 * hashes, confirmed on the phone). Mounted at `/oauth2`.
 */
export const cscOauth = (provider: Provider, redirectHosts: ReadonlySet<string>): Hono => {
  const { accounts, credentials, desk, tokens } = provider;
  const app = new Hono();
  const back = (errand: Errand, answer: Record<string, string>): string => {
    const url = new URL(errand.redirectUri);
    for (const [name, value] of Object.entries({ ...answer, state: errand.state }))
      url.searchParams.set(name, value);
    return url.href;
  };
  const refusal = (c: Context, message: string): Response | Promise<Response> =>
    c.html(providerPage('Yêu cầu không hợp lệ', html`<p role="alert">${message}.</p>`), 400);

  app.get('/authorize', (c) =>
    readErrand(c, redirectHosts) === null
      ? refusal(c, 'Thiếu hoặc sai tham số')
      : c.html(
          providerPage(
            'Đăng nhập dịch vụ ký số',
            html`<form method="post"><label>Số định danh cá nhân <input name="username" inputmode="numeric"></label>
<label>Mật khẩu <input name="password" type="password"></label><button>Đăng nhập</button></form>`,
          ),
        ),
  );
  app.post('/authorize', async (c) => {
    const errand = readErrand(c, redirectHosts);
    if (errand === null) return refusal(c, 'Thiếu hoặc sai tham số');
    const form = await c.req.formData();
    const login = accounts.logIn(String(form.get('username') ?? ''), String(form.get('password') ?? ''));
    if (!login.ok)
      return refusal(
        c,
        login.why === 'locked' ? 'Tài khoản đã bị khóa' : 'Số định danh cá nhân hoặc mật khẩu không đúng',
      );
    if (errand.scope === 'service') return c.redirect(back(errand, { code: codeOf(errand, login.value) }));
    const credential = credentials.find(login.value, errand.credentialId);
    if (credential === null) return c.redirect(back(errand, { error: 'invalid_request' }));
    const opened = await desk.open({
      credential,
      digest: digestOfLength(errand.hashes[0]?.length ?? 0) ?? 'sha256',
      hashes: errand.hashes,
      clientId: errand.clientId,
      description: c.req.query('description') ?? 'Ký hồ sơ',
    });
    if (!opened.ok)
      return c.redirect(back(errand, { error: 'invalid_request', error_description: opened.why }));
    const query = new URL(c.req.url).searchParams;
    query.set('tx', opened.value.id);
    return c.redirect(`/oauth2/waiting?${query}`);
  });
  app.get('/waiting', (c) => {
    const errand = readErrand(c, redirectHosts);
    const transaction = desk.find(c.req.query('tx') ?? '');
    if (errand === null || transaction === null) return refusal(c, 'Phiên ký đã hết hạn');
    if (desk.stateOf(transaction) === 'waiting')
      return c.html(providerPage('Thông báo chờ xử lý', html`<p>Xác nhận trên điện thoại để ký.</p>`, 1));
    const sad = desk.authoriseConfirmed(transaction);
    return c.redirect(
      back(
        errand,
        sad.ok
          ? { code: codeOf(errand, transaction.credential.owner, sad.value) }
          : { error: 'access_denied' },
      ),
    );
  });
  const codeOf = (errand: Errand, { idNumber }: Citizen, sad?: string): string =>
    tokens.issue(
      {
        kind: 'code',
        username: idNumber,
        clientId: errand.clientId,
        redirectUri: errand.redirectUri,
        ...(sad === undefined ? {} : { sad }),
      },
      CODE_MS,
    );

  app.post('/token', async (c) => {
    const form = await c.req.formData();
    const field = (name: string): string => String(form.get(name) ?? '');
    const clientId = field('client_id');
    if (!provider.knowsClient(clientId, field('client_secret')))
      return c.json({ error: 'invalid_client' }, 401);
    const kind = field('grant_type') === 'refresh_token' ? 'refresh' : 'code';
    const token = tokens.redeem(field(kind === 'refresh' ? 'refresh_token' : 'code'), kind);
    if (token?.clientId !== clientId || (kind === 'code' && token.redirectUri !== field('redirect_uri')))
      return c.json({ error: 'invalid_grant' }, 400);
    return c.json(
      token.sad === undefined
        ? issueTokens(provider, token.username, clientId)
        : { access_token: token.sad, token_type: 'SAD', expires_in: SAD_SECONDS },
    );
  });
  app.post('/revoke', async (c) => {
    const form = await c.req.formData();
    tokens.revoke(String(form.get('token') ?? ''));
    return c.body(null, 200);
  });
  return app;
};

const readErrand = (c: Context, redirectHosts: ReadonlySet<string>): Errand | null => {
  const {
    response_type,
    client_id,
    redirect_uri,
    scope,
    state,
    credentialID = '',
    hash = '',
  } = c.req.query();
  if (response_type !== 'code' || !client_id || !redirect_uri || !state) return null;
  if (scope !== 'service' && scope !== 'credential') return null;
  const target = URL.canParse(redirect_uri) ? new URL(redirect_uri) : null;
  if (target?.protocol !== 'https:' || !redirectHosts.has(target.host)) return null;
  return {
    clientId: client_id,
    redirectUri: redirect_uri,
    state,
    scope,
    credentialId: credentialID,
    hashes: hash === '' ? [] : hash.split(',').map((each) => Buffer.from(each, 'base64url')),
  };
};
