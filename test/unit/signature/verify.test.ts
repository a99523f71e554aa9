import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '#src/signature/limits.ts';
import { policyDigest, VERIFIER_VERSION } from '#src/signature/policy-digest.ts';
import { verify } from '#src/signature/verify.ts';
import { citizen, otherCitizen, root } from '../../signing/authority.ts';
import { cmsCases } from '../../signing/cases/cms-cases.ts';
import { policyOf } from '../../signing/cases/own-case.ts';
import { pdfCases } from '../../signing/cases/pdf-cases.ts';
import { xmlCases } from '../../signing/cases/xml-cases.ts';

const policy = policyOf({});
const of = (bytes: Uint8Array, content: Uint8Array | null = null) => verify({ bytes, content }, policy);
const named = (id: string): Buffer => {
  const found = [...pdfCases, ...xmlCases, ...cmsCases].find((each) => each.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found.make();
};

describe('verify refuses', () => {
  it.each<[string, Buffer, string, string]>([
    ['an empty file', Buffer.alloc(0), 'NO_SIGNATURE', 'file-empty'],
    ['an unknown format', Buffer.from('PK\x03\x04'), 'NO_SIGNATURE', 'format-unknown'],
    ['plain text', Buffer.from('Tờ khai'), 'NO_SIGNATURE', 'format-unknown'],
  ])('%s', async (_name, bytes, subIndication, code) => {
    const verdict = await of(bytes);
    expect(verdict).toMatchObject({
      format: null,
      verdict: 'invalid',
      subIndication,
      signers: [],
      level: null,
    });
    expect(verdict.reasons.map((each) => each.code)).toEqual([code]);
  });

  it('a file or content above the limit, and says the limit', async () => {
    const large = new Uint8Array(MAX_FILE_BYTES + 1);
    for (const verdict of [await of(large), await of(named('cms/detached'), large)]) {
      expect(verdict).toMatchObject({ verdict: 'indeterminate', subIndication: 'LIMIT_EXCEEDED' });
      expect(verdict.reasons[0]).toMatchObject({ code: 'file-too-large', detail: '64 MiB > 64 MiB' });
    }
  });
});

describe('verify merges', () => {
  it('the worst signer into the verdict, the lowest level, the worst revocation', async () => {
    const verdict = await of(named('cms/second-signer-broken'));
    expect(verdict.signers.map((each) => each.verdict).sort()).toEqual(['invalid', 'valid']);
    expect(verdict.verdict).toBe('invalid');
    const both = await of(named('pdf/two-signatures'));
    expect(both.level).toBe('B-B');
    expect(both.revocation).toBe('not-proved');
  });

  it('a note where the content given beside is not looked at', async () => {
    const verdict = await of(named('pdf/b-b'), Buffer.from('beside'));
    expect(verdict.verdict).toBe('valid');
    expect(verdict.reasons.map(({ code }) => code)).toContain('content-not-used');
  });

  it('its own version and the digest of the policy', async () => {
    const verdict = await of(named('xml/xades-b-b'));
    expect(verdict.verifier).toEqual({ version: VERIFIER_VERSION, policy: policyDigest(policy) });
  });
});

describe('the digest of a policy', () => {
  it('is the same for the same certificates in another order', () => {
    const [a, b] = [root(), citizen()].map((each) => policyOf({ policy: { anchors: [each] } }).anchors[0]);
    if (a === undefined || b === undefined) throw new Error('no anchors');
    expect(policyDigest({ ...policy, anchors: [a, b] })).toBe(policyDigest({ ...policy, anchors: [b, a] }));
  });

  it('differs with everything that may change a verdict', () => {
    const policies = [
      policy,
      policyOf({ policy: { anchors: [otherCitizen()] } }),
      policyOf({ policy: { at: '2026-06-02T00:00:00Z' } }),
      policyOf({ policy: { revocation: 'required' } }),
      policyOf({ policy: { signerId: 'CCCD:001200000001' } }),
      policyOf({ policy: { crls: [Buffer.from('crl')] } }),
      { ...policy, extra: { ...policy.extra, ocsps: [Buffer.from('crl')] } },
      { ...policy, extra: { ...policy.extra, certificates: policy.anchors } },
    ];
    expect(new Set(policies.map(policyDigest)).size).toBe(policies.length);
  });
});

describe('verify on hostile octets', () => {
  const starts = [
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7\n'),
    Buffer.from('<a>'),
    Buffer.from('3082010006092a864886f70d010702', 'hex'),
  ];

  it('answers a verdict that is never valid for random octets behind any start', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        const verdict = await of(Buffer.concat([start, rest]));
        expect(verdict.verdict).not.toBe('valid');
        expect(verdict.reasons.map(({ code }) => code)).not.toContain('verifier-failed');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    // An earlier revision of a PDF is a signed file of its own.
    ['pdf/b-lta', true],
    ['xml/xades-b-t', false],
    ['cms/good-by-ocsp', false],
  ])('answers for every kind of truncation of %s', async (id, hasRevisions) => {
    const file = named(id);
    for (let part = 1; part <= 40; part += 1) {
      const verdict = await of(file.subarray(0, Math.floor((file.length * part) / 41)));
      expect(verdict.reasons.map(({ code }) => code)).not.toContain('verifier-failed');
      expect(verdict.verdict === 'valid' && !hasRevisions).toBe(false);
    }
  });
});
