import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { readSignedData } from '#src/signature/cms/signed-data.ts';
import { verifyCms } from '#src/signature/cms/verify-cms.ts';
import type { Policy } from '#src/signature/policy.ts';
import { citizen, issuingAuthority, root, rsaCitizen, timeAuthority } from '../../../signing/authority.ts';
import { pemOf } from '../../../signing/certificate.ts';
import { type CmsSigner, type CmsWish, signedData, timestampAttribute } from '../../../signing/cms.ts';
import { timestampToken } from '../../../signing/timestamp.ts';

const content = Buffer.from('hồ sơ');
const policy: Policy = {
  anchors: [parseCertificate(root().der)],
  at: new Date('2026-06-01T00:00:00Z'),
  revocation: 'if-present',
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
};
const cms = (signer: Partial<CmsSigner> = {}, wish: Partial<CmsWish> = {}): Buffer =>
  signedData({
    content,
    attached: true,
    certificates: [signer.by ?? citizen(), issuingAuthority()],
    signers: [{ by: citizen(), signingTime: '2026-05-20T02:00:00Z', ...signer }],
    ...wish,
  });

describe('verifyCms', () => {
  it('tells CAdES from plain CMS', async () => {
    const advanced = await verifyCms(cms(), null, policy);
    expect([advanced.profile, advanced.failure, advanced.signers[0]?.verdict]).toEqual([
      'CAdES',
      null,
      'valid',
    ]);
    expect((await verifyCms(cms({ bound: null }), null, policy)).profile).toBe('CMS');
  });

  it('covers all of the content', async () => {
    const { signers } = await verifyCms(cms({}, { attached: false }), content, policy);
    expect(signers[0]?.coverage).toEqual({
      whole: true,
      ranges: [{ from: 0, to: content.length }],
      fileBytes: content.length,
      revisions: [],
      elements: [],
    });
  });

  it.each([
    ['nobody signed', cms({}, { signers: [] }), 'NO_SIGNATURE', 'no-signature'],
    ['garbage', Buffer.from('khong phai chu ky'), 'FORMAT_FAILURE', 'malformed'],
    [
      'armour, which may have other text around it',
      Buffer.from(`-----BEGIN CMS-----\n${cms().toString('base64')}\n-----END CMS-----\n`),
      'FORMAT_FAILURE',
      'malformed',
    ],
    ['octets behind', Buffer.concat([cms(), Buffer.from([0])]), 'FORMAT_FAILURE', 'malformed'],
    [
      'a time stamp alone',
      timestampToken({ over: content, by: timeAuthority(), at: '2026-05-20T02:00:00Z' }),
      'FORMAT_FAILURE',
      'cms-not-signed-data',
    ],
  ])('%s: refused with a reason', async (_, bytes, subIndication, code) => {
    const { failure, signers } = await verifyCms(bytes, null, policy);
    expect(signers).toEqual([]);
    expect(failure).toMatchObject({ verdict: 'invalid', subIndication, reason: { code } });
  });

  it('never accepts a mutation of what is signed, and never throws', async () => {
    const der = cms({
      unsigned: (value) => [
        timestampAttribute(timestampToken({ over: value, by: timeAuthority(), at: '2026-05-20T02:00:05Z' })),
      ],
    });
    const {
      content: inside,
      signers: [signer],
    } = readSignedData(der);
    const signed = [inside!, signer!.signedAttributes!.bytes, signer!.signature.bytes, citizen().der].map(
      (part) => {
        const from = der.indexOf(part);
        return { from, to: from + part.length };
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: der.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(der);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const { failure, signers } = await verifyCms(bytes, null, policy);
        const matters = signed.some(({ from, to }) => from <= at && at < to);
        const accepted = signers.some(({ verdict }) => verdict === 'valid');
        expect(matters && accepted).toBe(false);
        expect(failure === null || signers.length === 0).toBe(true);
      }),
      {
        numRuns: 300,
        examples: signed.flatMap(({ from, to }) => [[from, 1] as [number, number], [to - 1, 0x80]]),
      },
    );
  });
});

describe('verifyCms beside openssl cms', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portalsweep-cms-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const absent = spawnSync('openssl', ['version']).status !== 0;
  const inFolder = (name: string): string => path.join(folder, name);

  const opensslAccepts = (der: Buffer): boolean => {
    writeFileSync(inFolder('file.p7m'), der);
    writeFileSync(inFolder('root.pem'), pemOf([root()]));
    const at = String(policy.at.getTime() / 1000);
    const asked = [
      'cms',
      '-verify',
      '-inform',
      'DER',
      '-in',
      inFolder('file.p7m'),
      '-CAfile',
      inFolder('root.pem'),
    ];
    const more = ['-attime', at, '-purpose', 'any', '-binary', '-out', inFolder('content')];
    return spawnSync('openssl', [...asked, ...more]).status === 0;
  };

  it.skipIf(absent).each([
    ['sound', cms()],
    ['sound, RSA', cms({ by: rsaCitizen() })],
    ['sound, RSA-PSS', cms({ by: rsaCitizen(), scheme: { digest: 'sha256', pss: true } })],
    ['without attributes', cms({ bare: true })],
    ['wrong digest', cms({ wrongDigest: true })],
    ['another key', cms({ forgedBy: issuingAuthority().key })],
    ['no certificate', cms({}, { certificates: [] })],
    ['no issuer', cms({}, { certificates: [citizen()] })],
  ])('%s: both say the same', async (_, der) => {
    const { signers } = await verifyCms(der, null, policy);
    expect(signers[0]?.verdict === 'valid').toBe(opensslAccepts(der));
  });

  it.skipIf(absent).each([['-stream'], ['-nosmimecap']])('reads what openssl writes (%s)', async (flag) => {
    const { key } = rsaCitizen();
    writeFileSync(inFolder('key.pem'), key.secret.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(inFolder('signer.pem'), pemOf([rsaCitizen()]));
    writeFileSync(inFolder('chain.pem'), pemOf([issuingAuthority()]));
    writeFileSync(inFolder('text'), content);
    const own = [
      '-signer',
      inFolder('signer.pem'),
      '-inkey',
      inFolder('key.pem'),
      '-certfile',
      inFolder('chain.pem'),
    ];
    const how = ['-binary', '-nodetach', '-cades', '-md', 'sha256', '-outform', 'DER', flag];
    const asked = ['cms', '-sign', ...how, '-in', inFolder('text'), ...own, '-out', inFolder('signed.p7m')];
    execFileSync('openssl', asked);
    const { profile, signers } = await verifyCms(readFileSync(inFolder('signed.p7m')), content, policy);
    expect([profile, signers[0]?.verdict, signers[0]?.level]).toEqual(['CAdES', 'valid', 'B-B']);
  });
});
