import { describe, expect, it } from 'vitest';
import type { SignerReport } from '#src/model/signature.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { cmsSignerFacts } from '#src/signature/cms/cms-signer-facts.ts';
import { judgeSigner } from '#src/signature/judge-signer.ts';
import type { Policy } from '#src/signature/policy.ts';
import { reason } from '#src/signature/reasons.ts';
import type { SignerFacts } from '#src/signature/signer-facts.ts';
import {
  citizen,
  expiredCitizen,
  falseCitizen,
  issuingAuthority,
  organisation,
  rsaCitizen,
  root,
  staff,
  timeAuthority,
  weakCitizen,
} from '../../signing/authority.ts';
import { type Issued, issue } from '../../signing/certificate.ts';
import {
  attribute,
  type CmsSigner,
  type CmsWish,
  signedData,
  timestampAttribute,
} from '../../signing/cms.ts';
import { explicit, sequence } from '../../signing/der.ts';
import { type CrlWish, crlOf } from '../../signing/revocation.ts';
import { timestampToken } from '../../signing/timestamp.ts';
import { archived } from './cms/archived.ts';

const content = Buffer.from('hồ sơ');
const SIGNED = '2026-05-20T02:00:00Z';

const policy = (more: Partial<Policy> = {}): Policy => ({
  anchors: [parseCertificate(root().der)],
  at: new Date('2026-06-01T00:00:00Z'),
  revocation: 'if-present',
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
  ...more,
});

const cms = (signer: Partial<CmsSigner> = {}, wish: Partial<CmsWish> = {}): Buffer => {
  const by = signer.by ?? citizen();
  return signedData({
    content,
    attached: true,
    certificates: [by, issuingAuthority()],
    signers: [{ by, signingTime: SIGNED, ...signer }],
    ...wish,
  });
};
const stamped =
  (at: string = SIGNED, by: Issued = timeAuthority()) =>
  (value: Buffer): readonly Buffer[] => [timestampAttribute(timestampToken({ over: value, by, at }))];
const lists = (...wishes: readonly Partial<CrlWish>[]): readonly Buffer[] =>
  wishes.map((wish) => crlOf({ issuer: issuingAuthority(), ...wish }));
const rootList: Partial<CrlWish> = { issuer: root() };

const factsOf = async (der: Uint8Array, more: Partial<SignerFacts> = {}): Promise<SignerFacts> => {
  const extra = { certificates: [], crls: [], ocsps: [] };
  const coverage = { whole: true, ranges: [], fileBytes: 0, revisions: [], elements: [] };
  const [facts] = await cmsSignerFacts({ der, content: null, coverage, extra });
  return { ...facts!, ...more };
};
const judge = async (der: Uint8Array, more: Partial<Policy> = {}): Promise<SignerReport> =>
  await judgeSigner(await factsOf(der), policy(more));
const codes = ({ reasons }: SignerReport): readonly string[] => reasons.map(({ code }) => code);

describe('judgeSigner: basic signatures', () => {
  it('tells who signed, when by his own word, with what, and by whose trust', async () => {
    const report = await judge(cms({ by: rsaCitizen() }));
    expect(report).toMatchObject({
      role: 'signer',
      verdict: 'valid',
      subIndication: null,
      level: 'B-B',
      name: 'Trần Thị Bình TEST',
      ids: ['CCCD:001200000002'],
      claimedAt: '2026-05-20T02:00:00.000Z',
      provedAt: null,
      digest: 'SHA-256',
      algorithm: 'RSA PKCS#1 v1.5 2048',
      revocation: 'not-proved',
    });
    expect(report.chain).toHaveLength(3);
    expect(codes(report)).toEqual(['signature-valid', 'time-claimed-only', 'revocation-not-proved']);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('knows no level for a signature that binds no certificate', async () => {
    expect(await judge(cms({ bound: null }))).toMatchObject({ verdict: 'valid', level: null });
  });

  it.each([
    ['no path', cms({ by: falseCitizen() }), 'NO_CERTIFICATE_CHAIN_FOUND'],
    ['expired', cms({ by: expiredCitizen() }), 'OUT_OF_BOUNDS_NO_POE'],
    ['a short key', cms({ by: weakCitizen() }), 'CRYPTO_CONSTRAINTS_FAILURE'],
    ['SHA-1', cms({ by: rsaCitizen(), scheme: { digest: 'sha1' } }), 'CRYPTO_CONSTRAINTS_FAILURE'],
    ['no certificate', cms({}, { certificates: [] }), 'NO_SIGNING_CERTIFICATE_FOUND'],
  ])('%s: indeterminate', async (_, der, subIndication) => {
    expect(await judge(der)).toMatchObject({ verdict: 'indeterminate', subIndication });
  });

  it('lets broken integrity outweigh everything else', async () => {
    const report = await judge(cms({ by: falseCitizen(), wrongDigest: true }), { signerId: 'CCCD:1' });
    expect(report).toMatchObject({ verdict: 'invalid', subIndication: 'HASH_FAILURE' });
    expect(codes(report)[0]).toBe('content-changed');
    expect(codes(report)).not.toContain('signature-valid');
  });
});

describe('judgeSigner: a claimed time', () => {
  it.each([
    ['before the certificate began', '2020-01-01T00:00:00Z', {}, true],
    ['in the future', '2031-01-01T00:00:00Z', {}, true],
    ['after the time stamp', '2026-05-25T00:00:00Z', { unsigned: stamped() }, true],
    ['of a clock that is a minute ahead', '2026-06-01T00:01:00Z', {}, false],
    ['that may be', SIGNED, { unsigned: stamped() }, false],
  ])('%s decides nothing, but is told where it cannot be', async (_, signingTime, more, told) => {
    const report = await judge(cms({ signingTime, ...more }));
    expect([report.verdict, codes(report).includes('time-claimed-impossible')]).toEqual(['valid', told]);
  });
});

describe('judgeSigner: a pinned certificate', () => {
  it('is the operator’s choice, and told', async () => {
    const revoked = lists({ revoked: [{ of: citizen(), at: '2026-05-01T00:00:00Z' }] });
    const anchors = [root(), citizen()].map(({ der }) => parseCertificate(der));
    const report = await judge(cms({}, { crls: revoked }), { anchors });
    expect([report.verdict, codes(report).includes('certificate-pinned')]).toEqual(['valid', true]);
  });
});

describe('judgeSigner: facts of a careless format', () => {
  it.each([
    ['no certificate', { certificate: null }],
    ['no digest', { digest: null }],
    ['no signature algorithm', { signature: null }],
    [
      'a reference digest that is refused',
      { otherAlgorithms: [{ use: 'digest', name: 'SHA-1', keyBits: null }] },
    ],
    [
      'a failure of its own',
      {
        failures: [{ verdict: 'invalid', subIndication: 'SIGNATURE_WRAPPING', reason: reason('malformed') }],
      },
    ],
  ] as const)('%s never passes', async (_, more) => {
    const report = await judgeSigner(await factsOf(cms(), more), policy());
    expect(report.verdict).not.toBe('valid');
  });
});

describe('judgeSigner: who', () => {
  it.each([
    [citizen, 'CCCD:001200000001', 'valid'],
    [staff, 'CCCD:001200000013', 'valid'],
    [staff, 'MST:0100000001', 'valid'],
    [staff, 'CCCD:001200000001', 'invalid'],
    [organisation, 'MST:0100000001', 'invalid'],
    [citizen, 'cccd:001200000001', 'invalid'],
    [citizen, '', 'invalid'],
  ] as const)('case %#', async (by, signerId, verdict) => {
    const report = await judge(cms({ by: by() }), { signerId });
    expect(report.verdict).toBe(verdict);
    expect(report.subIndication).toBe(verdict === 'invalid' ? 'SIGNER_IDENTITY_MISMATCH' : null);
  });

  it('asks it of signers only', async () => {
    const facts = await factsOf(cms(), { role: 'counter-signer' });
    expect((await judgeSigner(facts, policy({ signerId: 'CCCD:1' }))).verdict).toBe('valid');
  });
});

describe('judgeSigner: time stamps', () => {
  it('proves the time and raises the level', async () => {
    const report = await judge(cms({ unsigned: stamped() }));
    expect(report).toMatchObject({ verdict: 'valid', level: 'B-T', provedAt: '2026-05-20T02:00:00.000Z' });
    expect(codes(report)).toContain('time-proved');
  });

  it('lets a certificate expire after the time stamp, not before', async () => {
    const early = await judge(cms({ by: expiredCitizen(), unsigned: stamped('2025-03-01T00:00:00Z') }));
    expect(early).toMatchObject({ verdict: 'valid', level: 'B-T' });
    expect(codes(early)).toContain('expired-after-time-stamp');
    const late = await judge(cms({ by: expiredCitizen(), unsigned: stamped('2025-09-01T00:00:00Z') }));
    expect(late).toMatchObject({ verdict: 'indeterminate', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
    expect(codes(late)).toContain('signed-after-expiry');
  });

  it('finds a signature that was stamped before its certificate was there', async () => {
    const report = await judge(cms({ unsigned: stamped('2024-06-01T00:00:00Z') }));
    expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'NOT_YET_VALID' });
  });

  const endingAuthority = issue({
    name: [['CN', 'TEST CA that ended']],
    issuer: root(),
    authority: 0,
    from: '2024-01-01T00:00:00Z',
    to: '2026-05-27T00:00:00Z',
  });
  const underEnded = issue({ name: citizen().name, issuer: endingAuthority, kind: 'P-384' });

  it.each([
    ['binds its certificate', undefined, 'valid'],
    ['does not, which the leaked key of the authority could back-date', null, 'indeterminate'],
  ] as const)('an authority that expired since: a signature that %s', async (_, bound, verdict) => {
    const der = cms(
      { by: underEnded, unsigned: stamped(), ...(bound === undefined ? {} : { bound }) },
      { certificates: [underEnded, endingAuthority] },
    );
    expect((await judge(der)).verdict).toBe(verdict);
  });
});

describe('judgeSigner: revocation', () => {
  const revoked = (at: string): Partial<CrlWish> => ({ revoked: [{ of: citizen(), at }] });

  it('is proved from the file', async () => {
    const report = await judge(cms({}, { crls: lists({}, rootList) }), { revocation: 'required' });
    expect(report).toMatchObject({ verdict: 'valid', revocation: 'proved', level: 'B-B' });
    expect(codes(report)).toContain('revocation-proved');
  });

  it('is demanded where the policy says so', async () => {
    const report = await judge(cms(), { revocation: 'required' });
    expect(report).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'TRY_LATER',
      revocation: 'not-proved',
    });
  });

  it('counts against a signature of which no time is proved', async () => {
    const report = await judge(cms({}, { crls: lists(revoked('2026-05-25T00:00:00Z'), rootList) }));
    expect(report).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'REVOKED_NO_POE',
      revocation: 'revoked',
    });
  });

  it.each([
    ['before', '2026-05-10T00:00:00Z', 'indeterminate', 'REVOKED_NO_POE', 'revoked'],
    ['at', SIGNED, 'indeterminate', 'REVOKED_NO_POE', 'revoked'],
    ['after', '2026-05-25T00:00:00Z', 'valid', null, 'proved'],
  ] as const)('%s the time stamp', async (_, at, verdict, subIndication, revocation) => {
    const report = await judge(cms({ unsigned: stamped() }, { crls: lists(revoked(at), rootList) }));
    expect(report).toMatchObject({ verdict, subIndication, revocation });
    expect(codes(report).includes('revoked-after-time-stamp')).toBe(verdict === 'valid');
  });

  it.each([
    ['bound', {}, 'valid'],
    ['not bound', { bound: null }, 'indeterminate'],
  ] as const)('of the authority after the time stamp, the certificate %s', async (_, binding, verdict) => {
    const crls = lists(
      {},
      { issuer: root(), revoked: [{ of: issuingAuthority(), at: '2026-05-25T00:00:00Z' }] },
    );
    const report = await judge(cms({ unsigned: stamped(), ...binding }, { crls }));
    expect(report.verdict).toBe(verdict);
    expect(report.subIndication).toBe(verdict === 'valid' ? null : 'REVOKED_CA_NO_POE');
  });

  it('reads lists of the unsigned attributes and makes B-LT of them', async () => {
    const values = attribute(
      '1.2.840.113549.1.9.16.2.24',
      sequence(explicit(0, sequence(...lists({}, rootList)))),
    );
    const report = await judge(cms({ unsigned: (value) => [...stamped()(value), values] }));
    expect(report).toMatchObject({ verdict: 'valid', level: 'B-LT', revocation: 'proved' });
  });

  it('takes data beside the file as proof, not for the level', async () => {
    const extra = { certificates: [], crls: lists({}, rootList), ocsps: [] };
    const report = await judge(cms({ unsigned: stamped() }), { extra, revocation: 'required' });
    expect(report).toMatchObject({ revocation: 'proved', level: 'B-T', verdict: 'valid' });
  });
});

describe('judgeSigner: archives', () => {
  const archivedAt = '2026-05-21T00:00:00Z';
  const lasting = (signer: Partial<CmsSigner> = {}): Buffer => {
    const plain = cms({ unsigned: stamped(), ...signer }, { crls: lists({}, rootList) });
    return archived(plain, { by: timeAuthority(), at: archivedAt, content });
  };

  it('reaches B-LTA', async () => {
    const report = await judge(lasting());
    expect(report).toMatchObject({ verdict: 'valid', level: 'B-LTA', provedAt: '2026-05-20T02:00:00.000Z' });
    expect(report.timestamps.map(({ kind, verdict }) => [kind, verdict])).toEqual([
      ['signature', 'valid'],
      ['archive', 'valid'],
    ]);
  });

  it('carries a time stamp whose authority has expired since', async () => {
    const ending = issue({
      name: [['CN', 'TEST TSA that ended']],
      issuer: root(),
      purposes: ['1.3.6.1.5.5.7.3.8'],
      purposesCritical: true,
      usages: ['digitalSignature'],
      from: '2025-01-01T00:00:00Z',
      to: '2026-05-27T00:00:00Z',
    });
    const report = await judge(lasting({ unsigned: stamped(SIGNED, ending) }));
    expect(report).toMatchObject({ level: 'B-LTA', provedAt: '2026-05-20T02:00:00.000Z' });
    const alone = await judge(cms({ unsigned: stamped(SIGNED, ending) }));
    expect(alone).toMatchObject({ level: 'B-B', provedAt: null });
  });
});

describe('judgeSigner: a document time stamp', () => {
  const token = (by: Issued, at: string = SIGNED): Buffer => timestampToken({ over: content, by, at });
  const judged = async (der: Uint8Array): Promise<SignerReport> => {
    const [facts] = await cmsSignerFacts({
      der,
      content,
      role: 'document-timestamp',
      coverage: { whole: true, ranges: [], fileBytes: 0, revisions: [], elements: [] },
      extra: { certificates: [], crls: [], ocsps: [] },
    });
    return await judgeSigner(facts!, policy());
  };

  it('is judged as its authority’s, without a level', async () => {
    const report = await judged(token(timeAuthority()));
    expect(report).toMatchObject({ verdict: 'valid', level: null, claimedAt: '2026-05-20T02:00:00.000Z' });
    expect(codes(report)[0]).toBe('time-stamp-valid');
  });

  it.each([
    ['of someone who is no such authority', token(citizen())],
    ['from the future', token(timeAuthority(), '2026-07-01T00:00:00Z')],
  ])('%s does not pass', async (_, der) => {
    expect((await judged(der)).verdict).toBe('indeterminate');
  });
});
