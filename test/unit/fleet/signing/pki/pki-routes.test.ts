import { execFile, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  citizenHolder,
  officerHolder,
  organisationHolder,
  staffHolder,
} from '#src/fleet/signing/pki/holder.ts';
import type { Condition, Leaf } from '#src/fleet/signing/pki/leaf.ts';
import { statusRequest } from '#src/fleet/signing/pki/status-response.ts';
import { imprintRequest, timeStampRequest } from '#src/fleet/signing/pki/time-stamp.ts';
import { PKI_HOST } from '#src/fleet/signing/signing.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('expected a synthetic citizen');
const holder = citizenHolder(citizen);
/** A second opinion; the tests that want it are skipped where the machine has none. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

let server: SigningServer;
let folder: string;
beforeAll(async () => {
  server = await serveSigning();
  folder = mkdtempSync(path.join(tmpdir(), 'portalsweep-pki-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

const leafOf = (condition: Condition): Promise<Leaf> => server.signing.pki.leaf(holder, condition);
const file = (name: string, content: string | Uint8Array): string => {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
};
const openssl = (...args: readonly string[]): string => {
  const { stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  return stdout + stderr;
};
const download = async (url: string): Promise<Buffer> =>
  Buffer.from(await (await server.fetch(url)).arrayBuffer());
const upload = async (where: string, body: Uint8Array): Promise<Buffer> =>
  Buffer.from(
    await (await server.fetch(`http://${PKI_HOST}${where}`, { method: 'POST', body })).arrayBuffer(),
  );
const anchors = async (): Promise<string> => file('anchors.pem', (await server.signing.anchors()).public);
const issuing = async (): Promise<string> =>
  file('public-ca.pem', (await server.signing.pki.authority('public-ca')).certificate.toString('pem'));

describe('certificates', () => {
  it('carry the typed numbers of citizens, companies, staff and officers', async () => {
    const subject = async (who: typeof holder): Promise<string> =>
      new X509Certificate((await server.signing.pki.leaf(who, 'good')).der).subject;
    const taxNumber = organisationHolder(citizen).ids[0];
    expect(await subject(holder)).toMatch(new RegExp(`UID=CCCD:${citizen.idNumber}$`));
    expect(taxNumber).toMatch(/^MST:00\d{8}$/);
    expect(await subject(organisationHolder(citizen))).toMatch(new RegExp(`UID=${taxNumber}$`));
    expect(await subject(staffHolder(citizen))).toMatch(
      new RegExp(`UID=${taxNumber}\\nUID=CCCD:${citizen.idNumber}$`),
    );
    expect(await subject(officerHolder('ha-noi', 'Hà Nội'))).toMatch(/UID=CCCD:000\d{9}$/);
  });

  it('are made once, with one key for one person', async () => {
    expect(await leafOf('good')).toBe(await leafOf('good'));
    expect((await leafOf('expired')).key).toBe((await leafOf('good')).key);
  });

  it.skipIf(!hasOpenssl).each([
    ['good', /: OK/],
    ['expired', /certificate has expired/],
    ['revoked', /certificate revoked/],
    ['unknown-issuer', /unable to get local issuer certificate/],
  ] as const)('are to openssl as they are meant to be: %s', async (condition, expected) => {
    const leaf = await leafOf(condition);
    const crl = await download(`http://${PKI_HOST}/crl/public-ca.crl`);
    const text = openssl(
      'verify',
      '-crl_check',
      '-CRLfile',
      file(`${condition}.crl`, crl),
      '-CAfile',
      await anchors(),
      '-untrusted',
      await issuing(),
      file(`${condition}.der`, leaf.der),
    );
    expect(text).toMatch(expected);
  });

  it.skipIf(!hasOpenssl)('are signed with SHA-1 where that is the flaw', async () => {
    const weak = file('weak.der', (await leafOf('weak-digest')).der);
    expect(openssl('x509', '-in', weak, '-noout', '-text')).toContain('ecdsa-with-SHA1');
  });

  it('are served with their issuers and lists over plain http', async () => {
    const issuer = new X509Certificate(await download(`http://${PKI_HOST}/crt/public-ca.crt`));
    const leaf = new X509Certificate((await leafOf('good')).der);
    expect(leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey)).toBe(true);
    expect(leaf.infoAccess).toContain(`http://${PKI_HOST}/ocsp/public-ca`);
    expect((await server.fetch(`http://${PKI_HOST}/crl/nobody.crl`)).status).toBe(404);
  });
});

describe.skipIf(!hasOpenssl)('the OCSP responder, read by openssl', () => {
  const statusOf = async (...which: readonly string[]): Promise<string> => {
    const port = server.network.routes.find((route) => route.port === 80)?.to.port;
    const issuer = await issuing();
    const { stdout, stderr } = await promisify(execFile)('openssl', [
      'ocsp',
      '-issuer',
      issuer,
      ...which,
      '-url',
      `http://127.0.0.1:${port}/ocsp/public-ca`,
      '-header',
      `Host=${PKI_HOST}`,
      '-CAfile',
      await anchors(),
      '-verify_other',
      issuer,
    ]);
    return stdout + stderr;
  };

  it.each([
    ['good', ': good'],
    ['revoked', ': revoked'],
  ] as const)('answers for a certificate that is %s', async (condition, expected) => {
    const text = await statusOf('-cert', file('asked.der', (await leafOf(condition)).der));
    expect(text).toContain('Response verify OK');
    expect(text).toContain(expected);
    expect(text).not.toContain('nonce');
    expect(text).not.toContain('WARNING');
  });

  it('does not know a number that was never issued', async () => {
    expect(await statusOf('-serial', '0x1234')).toContain(': unknown');
  });
});

describe('the OCSP responder', () => {
  it('answers GET as POST, and noise as malformed', async () => {
    const request = statusRequest(await leafOf('good'));
    const get = await download(
      `http://${PKI_HOST}/ocsp/public-ca/${encodeURIComponent(request.toString('base64'))}`,
    );
    expect(get.subarray(4, 7).toString('hex')).toBe('0a0100');
    const malformed = await upload('/ocsp/public-ca', Buffer.from('noise'));
    expect(malformed.toString('hex')).toBe('30030a0101');
  });
});

describe('the time-stamp authority', () => {
  it.skipIf(!hasOpenssl)('gives tokens that openssl accepts, nonce and all', async () => {
    const data = file('data', 'dữ liệu');
    const query = path.join(folder, 'query.tsq');
    openssl('ts', '-query', '-data', data, '-sha512', '-cert', '-out', query);
    const reply = file('reply.tsr', await upload('/tsa', readFileSync(query)));
    const verified = openssl('ts', '-verify', '-queryfile', query, '-in', reply, '-CAfile', await anchors());
    expect(verified).toContain('Verification: OK');
    expect(openssl('ts', '-reply', '-in', reply, '-text')).toContain('Status: Granted');
  });

  it.each([
    ['SHA-1', () => imprintRequest('sha1', Buffer.alloc(20)), '03020780'],
    ['noise', () => Buffer.from('noise'), '03020204'],
    [
      'an imprint of the wrong length',
      () => {
        const request = timeStampRequest(Buffer.from('a'));
        request.writeUInt8(0x07, request.indexOf('0420', 'hex') - 3);
        return request;
      },
      '0302',
    ],
  ])('refuses %s', async (_what, request, failure) => {
    const reply = (await upload('/tsa', request())).toString('hex');
    expect(reply).toMatch(/^3009300702010203/);
    expect(reply).toContain(failure);
  });

  it('stamps with the time of the clock', async () => {
    const before = await upload('/tsa', timeStampRequest(Buffer.from('a')));
    const digits = server.now().toISOString().slice(0, 19).replace(/[-:T]/g, '');
    expect(before.includes(`${digits}Z`)).toBe(true);
  });
});
