import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fleet, startFleet } from '#src/fleet/fleet.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { readCertificates } from '#src/signature/certificates/parse-certificate.ts';
import { verify } from '#src/signature/verify.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('expected a synthetic citizen');
const pin = citizen.credentials.passcode;
const pdf = citizen.documents[0]?.base64 ?? '';

let fleet: Fleet;
let dispatcher: Agent;
let origin: string;
beforeAll(async () => {
  const registry = await loadRegistry({});
  fleet = await startFleet({
    portals: registry.portals.slice(0, 1),
    services: registry.services,
    seed: 5,
    latencyMs: 0,
    identities: citizens,
  });
  origin = new URL(fleet.portals[0]?.url ?? '').origin;
  dispatcher = new Agent({ connect: { ca: fleet.network.authority ?? '' } });
});
beforeEach(() => fleet.steerSigning({ token: { agent: 'with-token' } }));
afterAll(async () => {
  await dispatcher.destroy();
  await fleet.stop();
});

const call = async (path: string, init: Parameters<typeof fetch>[1] = {}) => {
  const headers = { origin, ...(init.headers as Record<string, string>) };
  return fetch(`${fleet.signingAgentUrl}${path}`, { ...init, headers, dispatcher });
};
const post = async (path: string, body: object): Promise<Record<string, unknown>> =>
  (await (await call(path, { method: 'POST', body: JSON.stringify(body) })).json()) as Record<
    string,
    unknown
  >;

describe('the signing agent on the citizen’s machine', () => {
  it('is not there unless it was installed, nor once it was taken away', async () => {
    expect((await call('/version')).status).toBe(200);
    await fleet.steerSigning({ token: { agent: 'absent' } });
    await expect(call('/version')).rejects.toThrow();
  });

  it('signs a PDF with the token’s certificate', async () => {
    const { data } = await post('/signPdf', { pdf, pin });
    const anchors = await fleet.signingAnchors();
    const verdict = await verify(
      { bytes: Buffer.from(String(data), 'base64'), content: null },
      {
        anchors: readCertificates(Buffer.from(anchors.public)),
        at: new Date(),
        revocation: 'if-present',
        signerId: `CCCD:${citizen.idNumber}`,
        extra: { certificates: [], crls: [], ocsps: [] },
      },
    );
    expect(verdict).toMatchObject({ verdict: 'valid', level: 'B-T' });
  });

  it('says what is missing: token, PIN, consent, a PDF', async () => {
    expect((await post('/signPdf', { pdf, pin: '000000' }))['code']).toBe(13);
    expect((await post('/signPdf', { pdf: 'eA==', pin }))['code']).toBe(14);
    await fleet.steerSigning({ token: { agent: 'with-token', cancels: true } });
    expect((await post('/signPdf', { pdf, pin }))['code']).toBe(11);
    await fleet.steerSigning({ token: { agent: 'without-token' } });
    expect((await post('/certificates', {}))['code']).toBe(12);
    expect((await post('/signPdf', { pdf, pin }))['code']).toBe(12);
  });

  it('answers pages of the portals only, their preflight for a private network too', async () => {
    const preflight = await call('/signPdf', { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-private-network')).toBe('true');
    expect((await call('/version')).headers.get('access-control-allow-origin')).toBe(origin);
    const foreign = { headers: { origin: 'https://nobody.invalid' } };
    expect((await call('/version', foreign)).headers.get('access-control-allow-origin')).toBeNull();
    expect((await call('/signPdf', { method: 'OPTIONS', ...foreign })).status).toBe(403);
  });
});
