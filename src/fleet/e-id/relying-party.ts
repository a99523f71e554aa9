import { createHash, type JsonWebKey, randomBytes } from 'node:crypto';
import type { BackChannel } from './back-channel.ts';
import { type Claims, keyIdOf, verifiedClaims } from './id-token.ts';
import type { Registration } from './registration.ts';

/** What a portal remembers of a sign-in under way. */
export type Request = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** A portal's side of OpenID Connect (code flow, PKCE S256), with all that it knows learned by discovery. */
export type RelyingParty = {
  /** Where to send the citizen; `screens` asks for them even where the sign-in knows the citizen. */
  readonly begin: (screens: boolean) => Promise<Request & { readonly url: string }>;
  /** The claims of whoever comes back with this answer to the request; null where anything about it is wrong. */
  readonly finish: (request: Request, answer: Readonly<Record<string, string>>) => Promise<Claims | null>;
};

/** What discovery and the key set of an issuer say; asked for once, keys again when a token names an unknown one. */
export type Issuer = {
  readonly name: string;
  readonly endpoint: (name: 'authorization_endpoint' | 'token_endpoint') => Promise<string>;
  readonly key: (id: string) => Promise<JsonWebKey | null>;
};

export const issuerAt = (name: string, channel: BackChannel): Issuer => {
  let known: Promise<Readonly<Record<string, unknown>>> | null = null;
  let keys: readonly (JsonWebKey & { readonly kid?: string })[] = [];
  const told = async (field: string): Promise<string> => {
    known ??= channel.ask(`${name}/.well-known/openid-configuration`).then(({ body }) => body);
    const value = (await known)[field];
    if (typeof value !== 'string') throw new TypeError(`expected the issuer to tell its ${field}`);
    return value;
  };
  return {
    name,
    endpoint: told,
    key: async (id) => {
      const found = (): JsonWebKey | undefined => keys.find(({ kid }) => kid === id);
      if (found() === undefined)
        keys = ((await channel.ask(await told('jwks_uri'))).body['keys'] ?? []) as typeof keys;
      return found() ?? null;
    },
  };
};

export const relyingParty = (
  issuer: Issuer,
  channel: BackChannel,
  { clientId, clientSecret, redirectUri }: Registration,
): RelyingParty => ({
  begin: async (screens) => {
    const request = { state: secret(), nonce: secret(), verifier: secret() };
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'openid',
      state: request.state,
      nonce: request.nonce,
      code_challenge: createHash('sha256').update(request.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      acr_values: 'LoA1',
      ...(screens ? { prompt: 'login' } : {}),
    });
    return { ...request, url: `${await issuer.endpoint('authorization_endpoint')}?${query}` };
  },
  finish: async ({ state, nonce, verifier }, answer) => {
    const { code } = answer;
    if (code === undefined || answer['state'] !== state || answer['iss'] !== issuer.name) return null;
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    const { status, body } = await channel.ask(await issuer.endpoint('token_endpoint'), {
      form,
      authorization: basic(clientId, clientSecret),
    });
    const token = body['id_token'];
    if (status !== 200 || typeof token !== 'string') return null;
    const key = await issuer.key(keyIdOf(token) ?? '');
    const nowS = Date.now() / 1000;
    return key === null ? null : verifiedClaims(token, key, { issuer: issuer.name, clientId, nonce, nowS });
  },
});

/** RFC 6749, 2.3.1. */
export const basic = (clientId: string, clientSecret: string): string =>
  `Basic ${Buffer.from([clientId, clientSecret].map(encodeURIComponent).join(':')).toString('base64')}`;

const secret = (): string => randomBytes(32).toString('base64url');
