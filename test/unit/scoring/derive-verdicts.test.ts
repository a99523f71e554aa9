import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { maskedId } from '#src/model/masked-id.ts';
import type { MaskedVerdict } from '#src/model/signing.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { type Derivation, deriveVerdicts, identifiersOf } from '#src/scoring/derive-verdicts.ts';
import { verify } from '#src/signature/verify.ts';
import { oldAuthority, root } from '../../signing/authority.ts';
import { pemOf } from '../../signing/certificate.ts';
import { ownCases } from '../../signing/own-cases.ts';
import { signedFile } from '../report/signing-builder.ts';
import { attempt as plainAttempt } from './stored.ts';

const OWN = 'CCCD:001200000001';
/** The same last four digits. */
const TWIN = 'CCCD:999900000001';

const bytesOf = (id: string): Uint8Array => {
  const found = ownCases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`expected the own case ${id}, found none`);
  return found.make();
};

const signed = bytesOf('pdf/b-b');
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const attemptWith = (change: Parameters<typeof signedFile>[0] = {}): Attempt => {
  const made = plainAttempt(1, 'first', 1, {}, { startedAt: '2026-06-01T00:00:00.000Z', durationMs: 60_000 });
  const file = signedFile({
    verdict: null,
    sha256: digest(signed),
    expectedSigner: maskedId(OWN),
    ...change,
  });
  return { ...made, evidence: { ...made.evidence, signedFiles: [file] } };
};

const derivation = (change: Partial<Derivation> = {}): Derivation => ({
  vault: { open: async () => signed },
  roots: { anchors: [pemOf([root()])], complete: true },
  identifiers: [OWN],
  verify,
  ...change,
});

const derive = async (change: Partial<Derivation> = {}, file: Parameters<typeof signedFile>[0] = {}) => {
  const attempt = attemptWith(file);
  const derived = await deriveVerdicts(derivation(change))(attempt);
  return { attempt, derived, verdict: derived.evidence.signedFiles[0]?.verdict as MaskedVerdict };
};

describe('deriving verdicts', () => {
  it('verifies a kept file and masks what leaves', async () => {
    const { verdict } = await derive();
    expect(verdict).toMatchObject({
      verdict: 'valid',
      format: 'pdf',
      level: 'B-B',
      revocation: 'not-proved',
    });
    expect(verdict.signers).toMatchObject([
      { ids: ['CCCD:********0001'], expectedSigner: true, issuers: expect.any(Array) },
    ]);
    expect(verdict.signers[0]?.issuers.at(-1)).toMatch(/Root/);
    const written = JSON.stringify(verdict);
    expect(written).not.toContain('001200000001');
    expect(written).not.toContain('Nguyễn Văn An');
    expect(JSON.parse(written)).toEqual(verdict);
  });

  it('judges as of the end of the attempt', async () => {
    const asked: Date[] = [];
    await derive({
      verify: async (file, policy) => {
        asked.push(policy.at);
        return await verify(file, policy);
      },
    });
    expect(asked.map((at) => at.toISOString())).toEqual(['2026-06-01T00:01:00.000Z']);
  });

  it('does it in a worker where nothing else is given', async () => {
    const { verify: _given, ...rest } = derivation();
    const derived = await deriveVerdicts(rest)(attemptWith());
    expect(derived.evidence.signedFiles[0]?.verdict?.verdict).toBe('valid');
  });

  it('finds another signer, be it one with the same last digits', async () => {
    for (const own of ['CCCD:000190000017', TWIN]) {
      const { verdict } = await derive({ identifiers: [own] }, { expectedSigner: maskedId(own) });
      expect(verdict).toMatchObject({ verdict: 'invalid', subIndication: 'SIGNER_IDENTITY_MISMATCH' });
      expect(verdict.signers).toMatchObject([{ expectedSigner: false }]);
      expect(verdict.reasons.map(({ code }) => code)).not.toContain('signature-valid');
    }
  });

  it('goes by the mask where no single known identity stands behind it', async () => {
    for (const identifiers of [[], [OWN, TWIN]])
      expect((await derive({ identifiers })).verdict.verdict).toBe('valid');
    const { verdict } = await derive({ identifiers: [] }, { expectedSigner: 'CCCD:********0025' });
    expect(verdict.subIndication).toBe('SIGNER_IDENTITY_MISMATCH');
  });

  it('lets others sign beside the expected signer', async () => {
    const both = bytesOf('pdf/two-signatures');
    const vault = { open: async () => both };
    const { verdict } = await derive({ vault }, { sha256: digest(both) });
    expect(verdict).toMatchObject({
      verdict: 'valid',
      signers: [{ expectedSigner: true }, { expectedSigner: false }],
    });
  });

  it('asks for nobody on a published result', async () => {
    const { verdict } = await derive({}, { origin: 'published', expectedSigner: null });
    expect(verdict).toMatchObject({ verdict: 'valid', signers: [{ expectedSigner: null }] });
  });

  it('says so where no root is configured, and still finds what is broken', async () => {
    const { verdict } = await derive({ roots: { anchors: [], complete: true } });
    expect(verdict).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'NO_CERTIFICATE_CHAIN_FOUND',
      reasons: [{ code: 'no-anchors' }, { code: 'no-path' }],
    });
    const changed = Buffer.from(signed);
    changed[changed.indexOf('/Type')] = 0x20;
    const broken = await derive(
      { roots: { anchors: ['no certificate'] }, vault: { open: async () => changed } },
      { sha256: digest(changed) },
    );
    expect(broken.verdict.verdict).toBe('invalid');
  });

  it.each([
    [true, ['no-path']],
    [false, ['roots-incomplete', 'no-path']],
  ])(
    'decides about a file that leads to another root where its roots are all: %s',
    async (complete, codes) => {
      const { verdict } = await derive({ roots: { anchors: [pemOf([oldAuthority()])], complete } });
      expect(verdict.subIndication).toBe('NO_CERTIFICATE_CHAIN_FOUND');
      expect(verdict.reasons.map(({ code }) => code)).toEqual(codes);
    },
  );

  it('trusts no certificate that vouches for itself, whatever roots may be missing', async () => {
    const bytes = bytesOf('cms/pinned-self-signed');
    const { verdict } = await derive(
      { vault: { open: async () => bytes }, roots: { anchors: [pemOf([oldAuthority()])], complete: false } },
      { sha256: digest(bytes) },
    );
    expect(verdict.reasons.map(({ code }) => code)).not.toContain('roots-incomplete');
  });

  it('tells nobody the number by the digest of the policy', async () => {
    const policies = new Set<string>();
    for (const identifiers of [[OWN], [TWIN], []])
      policies.add((await derive({ identifiers })).verdict.verifier.policy);
    expect(policies.size).toBe(1);
  });

  it('leaves a file as it is that is gone, another one, or not kept', async () => {
    const before = signedFile().verdict;
    for (const change of [
      { vault: { open: async () => null } },
      { vault: { open: async () => Buffer.from('%PDF-1.7 another') } },
      { vault: { open: () => Promise.reject(new Error('no disk')) } },
      { verify: () => Promise.reject(new Error('our bug')) },
    ] as const) {
      const { attempt, derived } = await derive(change, { verdict: before });
      expect(derived).toBe(attempt);
    }
    const { attempt, derived } = await derive({}, { kept: null });
    expect(derived).toBe(attempt);
  });

  it('changes nothing the second time', async () => {
    const { derived } = await derive();
    expect(await deriveVerdicts(derivation())(derived)).toBe(derived);
  });
});

describe('identifiers of an identity', () => {
  it('are the typed ones of the citizen and of the organisation', () => {
    expect(
      identifiersOf([
        { idNumber: '000190000017', organisation: { taxCode: '0090000017' } },
        { idNumber: '000085000025', organisation: null },
      ]),
    ).toEqual(['CCCD:000190000017', 'MST:0090000017', 'CCCD:000085000025']);
  });
});
