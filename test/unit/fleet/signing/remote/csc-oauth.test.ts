import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIGESTS } from '#src/fleet/signing/digest.ts';
import { CSC_HOST } from '#src/fleet/signing/signing.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { CLIENT, PORTAL_HOST, type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('expected a synthetic citizen');
const { username, password } = citizen.credentials;
const base = `https://${CSC_HOST}`;
const redirect = `https://${PORTAL_HOST}/ky-so/ket-qua`;
const hash = createHash('sha256').update('a').digest();

let server: SigningServer;
beforeAll(async () => {
  server = await serveSigning();
});
afterAll(() => server.stop());

const address = (more: Record<string, string>): string =>
  `${base}/oauth2/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT.id,
    redirect_uri: redirect,
    scope: 'service',
    state: 's1',
    ...more,
  })}`;
const credential = address({
  scope: 'credential',
  credentialID: `${username}-oauth`,
  hash: hash.toString('base64url'),
});
const landing = async (response: { headers: { get: (name: string) => string | null } }): Promise<URL> =>
  new URL(response.headers.get('location') ?? '', base);
const redeem = async (code: string | null, more: Record<string, string> = {}) => {
  const response = await server.form(`${base}/oauth2/token`, {
    grant_type: 'authorization_code',
    code: code ?? '',
    client_id: CLIENT.id,
    client_secret: CLIENT.secret,
    redirect_uri: redirect,
    ...more,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('the code flow', () => {
  it('brings a token for the service, once and within 15 seconds', async () => {
    const back = await landing(await server.form(address({}), { username, password }));
    expect(back.host).toBe(PORTAL_HOST);
    expect(back.searchParams.get('state')).toBe('s1');
    const code = back.searchParams.get('code');
    expect((await redeem(code)).body).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
    expect((await redeem(code)).status).toBe(400);
    const second = await landing(await server.form(address({}), { username, password }));
    server.pass(15_000);
    expect((await redeem(second.searchParams.get('code'))).body['error']).toBe('invalid_grant');
  });

  it('brings a SAD for named hashes after the phone has confirmed', async () => {
    const waiting = await landing(await server.form(credential, { username, password }));
    expect(waiting.pathname).toBe('/oauth2/waiting');
    expect(await (await server.fetch(waiting.href)).text()).toContain('Thông báo chờ xử lý');
    server.pass(2_000);
    const back = await landing(await server.fetch(waiting.href));
    const sad = await redeem(back.searchParams.get('code'));
    expect(sad.body['token_type']).toBe('SAD');
    const service = await landing(await server.form(address({}), { username, password }));
    const token = await redeem(service.searchParams.get('code'));
    const signed = await server.post(
      `${base}/csc/v1/signatures/signHash`,
      {
        credentialID: `${username}-oauth`,
        SAD: sad.body['access_token'],
        hash: [hash.toString('base64')],
        signAlgo: DIGESTS.sha256.rsa,
      },
      { authorization: `Bearer ${String(token.body['access_token'])}` },
    );
    expect(signed.body['signatures']).toHaveLength(1);
  });

  it('tells the portal that the citizen rejected', async () => {
    server.signing.control({ phone: { scope: { username }, behaviour: { answer: 'reject', afterMs: 0 } } });
    const waiting = await landing(await server.form(credential, { username, password }));
    const back = await landing(await server.fetch(waiting.href));
    expect(back.searchParams.get('error')).toBe('access_denied');
    server.signing.control({ phone: { scope: { username }, behaviour: null } });
  });

  it('refuses wrong secrets, foreign addresses and half a request', async () => {
    const back = await landing(await server.form(address({}), { username, password }));
    const wrong = await redeem(back.searchParams.get('code'), { client_secret: 'sai' });
    expect(wrong.body['error']).toBe('invalid_client');
    const foreign = address({ redirect_uri: 'https://nobody.invalid/' });
    expect((await server.fetch(foreign)).status).toBe(400);
    expect((await server.fetch(address({ state: '' }))).status).toBe(400);
    expect((await server.form(address({}), { username, password: 'sai' })).status).toBe(400);
  });
});
