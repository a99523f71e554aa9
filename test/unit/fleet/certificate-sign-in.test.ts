import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { families } from '#src/fleet/families.ts';
import { AUTHORIZE_HOST, CERTIFICATE_HOST, IDENTITY_HOST } from '#src/fleet/e-id/hosts.ts';
import { type Fleet, startFleet } from '#src/fleet/fleet.ts';
import type { Condition } from '#src/fleet/signing/pki/leaf.ts';
import type { ClientCertificate } from '#src/model/client-certificate.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';
import { type CitizenClient, citizenClient, linkIn } from './citizen-client.ts';

const FAMILIES = families.map(({ standsFor }) => standsFor);
const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');

let fleets: readonly Fleet[];
let fleet: Fleet;
let browser: CitizenClient;

beforeAll(async () => {
  const registry = await loadRegistry({});
  fleets = await Promise.all(
    FAMILIES.map((family) =>
      startFleet({
        portals: registry.portals.slice(0, 1),
        services: registry.services,
        seed: 5,
        latencyMs: 0,
        families: [family],
        identities: citizens,
      }),
    ),
  );
  [fleet] = fleets as [Fleet];
});
beforeEach(() => {
  browser = citizenClient(fleet.network);
});
afterEach(() => browser.close());
afterAll(() => Promise.all(fleets.map((each) => each.stop())));

type Seen = { readonly status: number; readonly location: string; readonly text: string };

const portOf = (host: string): number =>
  fleet.network.routes.find(({ pattern, port }) => pattern === host && port === 443)?.to.port ?? 0;

/** One GET over a connection of its own. */
const visit = (url: string, held: ClientCertificate | null, host: string = CERTIFICATE_HOST): Promise<Seen> =>
  new Promise((resolve, reject) => {
    const { pathname, search } = new URL(url);
    const socket = connect({
      host: '127.0.0.1',
      port: portOf(CERTIFICATE_HOST),
      servername: CERTIFICATE_HOST,
      ca: fleet.network.authority ?? '',
      ...(held === null ? {} : { cert: held.cert, key: held.key }),
    });
    let text = '';
    socket.on('secureConnect', () =>
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (part) => {
      text += String(part);
    });
    socket.on('end', () =>
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]),
        location: /^location: (.+)\r$/im.exec(text)?.[1] ?? '',
        text,
      }),
    );
    socket.on('error', reject);
  });

const holding = (condition: Condition, id = citizen.id): Promise<ClientCertificate | null> =>
  fleet.clientCertificate(id, condition);

/** Where the national sign-in leads from a portal's address that needs an account. */
const certificateLink = async (returnTo = '/'): Promise<string> => {
  const start = `${fleet.portals[0]?.url.replace(/\/$/, '')}/dang-nhap-dien-tu?return-url=${encodeURIComponent(returnTo)}`;
  return linkIn(await browser.get(start), 'Đăng nhập bằng chứng thư số');
};

describe('signing in with a certificate', () => {
  it.each(FAMILIES)('signs the citizen in at a portal of %s and leads back', async (family) => {
    fleet = fleets[FAMILIES.indexOf(family)] as Fleet;
    const own = citizenClient(fleet.network);
    browser = own;
    const home = await own.get(`${fleet.portals[0]?.url.replace(/\/$/, '')}/`);
    const url = await certificateLink(new URL(home.url).pathname);
    expect(new URL(url).hostname).toBe(CERTIFICATE_HOST);
    const answer = await visit(url, await holding('good'));
    expect(answer.status).toBe(302);
    expect(new URL(answer.location).hostname).toBe(AUTHORIZE_HOST);
    const back = await own.get(answer.location);
    expect(back.url).toBe(home.url);
    expect(home.text).not.toContain(citizen.fullName);
    expect(back.text).toContain(citizen.fullName);
    // The errand is over: the same address signs nobody in again.
    expect((await visit(url, await holding('good'))).status).toBe(400);
    [fleet] = fleets as [Fleet];
  });

  it.each([
    ['none', null, 'Trình duyệt không gửi chứng thư số nào'],
    ['an expired', 'expired', 'Chứng thư số đã hết hạn'],
    ['a revoked', 'revoked', 'Chứng thư số đã bị thu hồi'],
    [
      'an untrusted',
      'unknown-issuer',
      'Không xác nhận được rằng chứng thư số này do tổ chức chứng thực được công nhận cấp',
    ],
    ['a weakly signed', 'weak-digest', 'thuật toán'],
  ] as const)(
    'refuses %s certificate in plain Vietnamese and offers the e-ID',
    async (_name, condition, words) => {
      const url = await certificateLink();
      const refused = await visit(url, condition === null ? null : await holding(condition));
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(words);
      expect(refused.text).toContain(`https://${IDENTITY_HOST}/auth?tx=`);
      const callback = `https://${AUTHORIZE_HOST}/oauth2/callback${new URL(url).search}`;
      expect((await browser.get(callback)).status).toBe(400);
    },
  );

  it('refuses an errand that nobody began, whatever the certificate', async () => {
    const seen = await visit(`https://${CERTIFICATE_HOST}/?tx=khong-co`, await holding('good'));
    expect(seen.status).toBe(400);
    expect(seen.text).toContain('Phiên đăng nhập đã hết hạn');
  });

  it('has no certificate for citizens whom the fleet does not know', async () => {
    expect(await holding('good', 'nobody')).toBeNull();
  });
});

describe('the request for a certificate', () => {
  /** Whether the server asks for one: in TLS 1.2 its messages before the keys are open to read. */
  const asks = async (host: string, port: number): Promise<boolean> => {
    const raw = createConnection(port, '127.0.0.1');
    const parts: Buffer[] = [];
    const tapped = new Duplex({
      read: () => undefined,
      write: (part: Buffer, _encoding, done) => void raw.write(part, done),
    });
    raw.on('data', (part: Buffer) => {
      parts.push(part);
      tapped.push(part);
    });
    const socket = connect({
      socket: tapped,
      servername: host,
      ca: fleet.network.authority ?? '',
      maxVersion: 'TLSv1.2',
    });
    await once(socket, 'secureConnect');
    socket.destroy();
    raw.destroy();
    const types = openMessages(Buffer.concat(parts));
    expect(types).toContain(SERVER_HELLO);
    return types.includes(CERTIFICATE_REQUEST);
  };

  it('comes from one host only', async () => {
    expect(await asks(CERTIFICATE_HOST, portOf(CERTIFICATE_HOST))).toBe(true);
    const own = portOf('*.gov.vn');
    const others = [AUTHORIZE_HOST, IDENTITY_HOST, new URL(fleet.portals[0]?.url ?? '').hostname];
    for (const host of others) expect(await asks(host, own)).toBe(false);
  });

  it('stands on a port that serves no other host', async () => {
    expect((await visit(`https://${AUTHORIZE_HOST}/`, await holding('good'), AUTHORIZE_HOST)).status).toBe(
      421,
    );
  });
});

const SERVER_HELLO = 2;
const CERTIFICATE_REQUEST = 13;

/** Types of the handshake messages before the cipher is switched on (RFC 5246, 7.4). */
const openMessages = (bytes: Buffer): number[] => {
  const handshake: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 22; at += 5 + bytes.readUInt16BE(at + 3))
    handshake.push(bytes.subarray(at + 5, at + 5 + bytes.readUInt16BE(at + 3)));
  const all = Buffer.concat(handshake);
  const types: number[] = [];
  for (let at = 0; at + 4 <= all.length; at += 4 + all.readUIntBE(at + 1, 3)) types.push(all[at] ?? 0);
  return types;
};
