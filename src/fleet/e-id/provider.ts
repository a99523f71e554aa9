import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider, { type ClientMetadata, type JWK } from 'oidc-provider';
import { refusalPage } from '../national-pages.ts';
import { SHARED_CLAIMS } from './claims.ts';
import { AUTHORIZE_HOST, ISSUER } from './hosts.ts';
import { keptInMemory } from './kept-in-memory.ts';
import type { Registration } from './registration.ts';

export type EIdProvider = {
  readonly provider: Provider;
  /** What portals know the citizen of this number by; it tells nothing of the number. */
  readonly subjectOf: (username: string) => string;
};

export type EIdOptions = {
  readonly registrations: readonly Registration[];
  readonly claims: (username: string) => Readonly<Record<string, unknown>>;
  /** Told of every authorisation that needs the citizen. */
  readonly begun: (errandId: string, portalName: string) => void;
};

/** How long each thing lives, seconds; a session outlives any sweep. */
const TTL = {
  AccessToken: 600,
  AuthorizationCode: 60,
  IdToken: 600,
  Interaction: 1800,
  Session: 86_400,
  Grant: 86_400,
} as const;

export const CARDS_PATH = '/oauth2/tai-khoan';

/**
 * The national sign-in as an OpenID provider: code flow with PKCE (S256) for registered portals, ES256 tokens. Its
 * documents are those of discovery; the paths keep the shape of the screens data (`/oauth2/authorize`).
 */
export const makeEIdProvider = ({ registrations, claims, begun }: EIdOptions): EIdProvider => {
  const pepper = randomBytes(32);
  const usernames = new Map<string, string>();
  const subjectOf = (username: string): string => {
    const subject = createHmac('sha256', pepper).update(username).digest('base64url').slice(0, 24);
    usernames.set(subject, username);
    return subject;
  };
  const names = new Map(registrations.map(({ clientId, name }) => [clientId, name]));
  const provider = new Provider(ISSUER, {
    adapter: keptInMemory(),
    clients: registrations.map(clientOf),
    jwks: { keys: [signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'phien_xacthuc', interaction: 'giao_dich', resume: 'giao_dich_tiep' },
    },
    acrValues: ['LoA1'],
    scopes: ['openid'],
    claims: { openid: ['sub', 'amr', ...SHARED_CLAIMS.map(({ claim }) => claim)] },
    // Portals read the citizen from the token that they verify, and ask nothing more.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clientDefaults: {
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'ES256',
      token_endpoint_auth_method: 'client_secret_basic',
    },
    pkce: { required: () => true },
    ttl: TTL,
    features: { devInteractions: { enabled: false } },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      userinfo: '/oauth2/userinfo',
      jwks: '/oauth2/jwks',
      end_session: '/oidc/logout',
    },
    interactions: {
      url: (_ctx, { uid, params }) => {
        begun(uid, names.get(String(params['client_id'])) ?? '');
        return `https://${AUTHORIZE_HOST}${CARDS_PATH}?tx=${uid}`;
      },
    },
    findAccount: (_ctx, subject) => {
      const username = usernames.get(subject);
      if (username === undefined) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject, ...claims(username) }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const { session, client, account } = oidc;
      if (session === undefined || client === undefined || account === undefined) return undefined;
      const known = oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
      if (known !== undefined) return await provider.Grant.find(known);
      // Citizens agree once to what public-service portals are told; the next portal of this session learns it too.
      if (Object.keys(session.authorizations ?? {}).length === 0) return undefined;
      const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    renderError: async (ctx) => {
      ctx.type = 'html';
      ctx.body = String(await refusalPage('Yêu cầu đăng nhập không hợp lệ'));
    },
  });
  return { provider, subjectOf };
};

const clientOf = ({ clientId, clientSecret, name, redirectUri }: Registration): ClientMetadata => ({
  client_id: clientId,
  client_secret: clientSecret,
  client_name: name,
  redirect_uris: [redirectUri],
});

const signingKey = (): JWK => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...privateKey.export({ format: 'jwk' }),
    use: 'sig',
    alg: 'ES256',
    kid: randomBytes(8).toString('hex'),
  } as JWK;
};
