import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Citizen } from '#src/model/journey.ts';
import { cardsPage, identityPage, refusalPage } from './national-pages.ts';
import type { SignedInPerson } from './state.ts';

/** Hosts of the national sign-in (`sso` of the screens data). */
export const AUTHORIZE_HOST = 'xacthuc.dichvucong.gov.vn';
export const IDENTITY_HOST = 'sso.dancuquocgia.gov.vn';
/** Where citizens sign in with a certificate: a host of its own, since asking for one is a matter of the handshake. */
export const CERTIFICATE_HOST = 'chung-thu.dang-nhap.fleet.invalid';
export const AUTHORIZE_URL: string = `https://${AUTHORIZE_HOST}/oauth2/authorize`;

const COOKIE = 'phien_xacthuc';

/** An authorisation under way. The steps must be taken in this order. */
type Errand = {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  done: 'nothing' | 'password' | 'code' | 'consent' | 'passcode' | 'certificate';
  username: string;
};

/** The stand-in of the national sign-in: one page app per host, and what portals ask of it on the server side. */
export type NationalSignIn = {
  readonly hosts: ReadonlyMap<string, Hono>;
  /** Redeems a code once; null for an unknown code or one issued for another address. */
  readonly exchange: (code: string, redirectUri: string) => SignedInPerson | null;
  /** Takes the citizen of this number through the errand; where to go on, or null for an errand that is over. */
  readonly byCertificate: (errandId: string, idNumber: string) => string | null;
  /** The e-ID's page for the errand; null for one that is over. */
  readonly eIdUrl: (errandId: string) => string | null;
  /** The person of this number and password, for a portal's own password form. */
  readonly byPassword: (username: string, password: string) => SignedInPerson | null;
};

export type NationalOptions = {
  readonly identities: readonly Citizen[];
  readonly latencyMs: number;
  /** Hosts that may receive a code. */
  readonly portalHosts: ReadonlySet<string>;
};

/**
 * Numbers of the given identities are checked against their credentials; any other number of 12 digits that
 * starts with 0 is somebody made up, with any password and any six digits.
 */
export const makeNationalSignIn = (options: NationalOptions): NationalSignIn => {
  const identities = new Map(options.identities.map((citizen) => [citizen.credentials.username, citizen]));
  const usernames = new Map(
    options.identities.map(({ idNumber, credentials }) => [idNumber, credentials.username]),
  );
  const errands = new Map<string, Errand>();
  const codes = new Map<string, { readonly username: string; readonly redirectUri: string }>();
  const sessions = new Map<string, string>();

  const isNumber = (username: string): boolean => identities.has(username) || /^0\d{11}$/.test(username);
  const accepts = (username: string, kind: SecretKind, value: string): boolean => {
    const citizen = identities.get(username);
    if (citizen !== undefined) return citizen.credentials[kind] === value;
    return kind === 'password' ? value !== '' : /^\d{6}$/.test(value);
  };
  const person = (username: string): SignedInPerson => personOf(username, identities.get(username));
  const back = (errand: Errand, username: string): string => {
    const code = randomBytes(16).toString('hex');
    codes.set(code, { username, redirectUri: errand.redirectUri });
    const url = new URL(errand.redirectUri);
    url.searchParams.set('code', code);
    url.searchParams.set('state', errand.state);
    return url.href;
  };
  const delayed = (): Hono => {
    const app = new Hono();
    app.use(async (_c, next) => {
      await wait(options.latencyMs, undefined, { ref: false });
      return next();
    });
    return app;
  };

  const authorize = delayed();
  authorize.get('/oauth2/authorize', (c) => {
    const errand = errandOf(c, options.portalHosts);
    if (errand === null) return c.html(refusalPage('Yêu cầu đăng nhập không hợp lệ'), 400);
    const known = sessions.get(getCookie(c, COOKIE) ?? '');
    if (known !== undefined && c.req.query('prompt') !== 'login') return c.redirect(back(errand, known));
    const id = randomBytes(12).toString('hex');
    errands.set(id, errand);
    return c.html(cardsPage(eIdUrl(id), `https://${CERTIFICATE_HOST}/?tx=${id}`));
  });
  authorize.get('/oauth2/callback', (c) => {
    const id = c.req.query('tx') ?? '';
    const errand = errands.get(id);
    if (errand === undefined || (errand.done !== 'passcode' && errand.done !== 'certificate'))
      return c.html(refusalPage('Phiên đăng nhập đã hết hạn'), 400);
    errands.delete(id);
    const session = randomBytes(16).toString('hex');
    sessions.set(session, errand.username);
    setCookie(c, COOKIE, session, { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
    return c.redirect(back(errand, errand.username));
  });

  const identity = delayed();
  identity.get('/auth', (c) => {
    const id = c.req.query('tx') ?? '';
    return errands.has(id)
      ? c.html(identityPage(id))
      : c.html(refusalPage('Phiên đăng nhập đã hết hạn'), 400);
  });
  const act = (
    path: string,
    step: (errand: Errand, body: Record<string, string>, id: string) => Answer,
  ): void => {
    identity.post(path, async (c) => {
      const id = c.req.query('tx') ?? '';
      const errand = errands.get(id);
      if (errand === undefined) return c.json({ ok: false, message: 'Phiên đăng nhập đã hết hạn' });
      return c.json(step(errand, await c.req.json<Record<string, string>>(), id));
    });
  };
  act('/api/login', (errand, { username = '', password = '' }) => {
    if (!isNumber(username) || !accepts(username, 'password', password))
      return refused('Số định danh cá nhân hoặc mật khẩu không đúng');
    errand.username = username;
    errand.done = 'password';
    return { ok: true };
  });
  act('/api/otp', (errand, { code = '' }) => {
    if (errand.done !== 'password' || !accepts(errand.username, 'oneTimeCode', code))
      return refused('Mã xác nhận không đúng');
    errand.done = 'code';
    return { ok: true };
  });
  act('/api/consent', (errand, { agreed = '' }) => {
    if (errand.done !== 'code' || agreed !== 'yes') return refused('Cần đồng ý chia sẻ dữ liệu để tiếp tục');
    errand.done = 'consent';
    return { ok: true };
  });
  act('/api/passcode', (errand, { passcode = '' }, id) => {
    if (errand.done !== 'consent' || !accepts(errand.username, 'passcode', passcode))
      return refused('Passcode không đúng');
    errand.done = 'passcode';
    return { ok: true, redirect: callbackUrl(id) };
  });

  return {
    hosts: new Map([
      [AUTHORIZE_HOST, authorize],
      [IDENTITY_HOST, identity],
    ]),
    exchange: (code, redirectUri) => {
      const issued = codes.get(code);
      codes.delete(code);
      return issued?.redirectUri === redirectUri ? person(issued.username) : null;
    },
    byCertificate: (errandId, idNumber) => {
      const errand = errands.get(errandId);
      if (errand === undefined) return null;
      errand.username = usernames.get(idNumber) ?? idNumber;
      errand.done = 'certificate';
      return callbackUrl(errandId);
    },
    eIdUrl: (errandId) => (errands.has(errandId) ? eIdUrl(errandId) : null),
    byPassword: (username, password) =>
      isNumber(username) && accepts(username, 'password', password) ? person(username) : null,
  };
};

const eIdUrl = (errandId: string): string => `https://${IDENTITY_HOST}/auth?tx=${errandId}`;
const callbackUrl = (errandId: string): string =>
  `https://${AUTHORIZE_HOST}/oauth2/callback?tx=${encodeURIComponent(errandId)}`;

type SecretKind = 'password' | 'oneTimeCode' | 'passcode';
type Answer =
  | { readonly ok: true; readonly redirect?: string }
  | { readonly ok: false; readonly message: string };

const refused = (message: string): Answer => ({ ok: false, message });

const errandOf = (c: Context, portalHosts: ReadonlySet<string>): Errand | null => {
  const { response_type, client_id, redirect_uri, scope, state } = c.req.query();
  if (response_type !== 'code' || scope !== 'openid' || !client_id || !redirect_uri || !state) return null;
  const target = URL.canParse(redirect_uri) ? new URL(redirect_uri) : null;
  if (target?.protocol !== 'https:' || !portalHosts.has(target.host)) return null;
  return { clientId: client_id, redirectUri: redirect_uri, state, done: 'nothing', username: '' };
};

const personOf = (username: string, citizen: Citizen | undefined): SignedInPerson =>
  citizen === undefined
    ? {
        idNumber: username,
        fullName: 'Người Dùng Giả Lập',
        birthDate: '',
        phone: '',
        email: '',
        address: '',
      }
    : {
        idNumber: citizen.idNumber,
        fullName: citizen.fullName,
        birthDate: citizen.birthDate,
        phone: citizen.phone,
        email: citizen.email,
        address: [citizen.address.street, citizen.address.ward, citizen.address.province].join(', '),
      };
