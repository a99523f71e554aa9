import { describe, expect, it } from 'vitest';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { type CmsInput, cmsSignerFacts } from '#src/signature/cms/cms-signer-facts.ts';
import {
  citizen,
  issuingAuthority,
  organisation,
  otherCitizen,
  rsaCitizen,
  timeAuthority,
} from '../../../signing/authority.ts';
import { type Issued, issue } from '../../../signing/certificate.ts';
import {
  attribute,
  type CmsSigner,
  type CmsWish,
  counterSignatureAttribute,
  signedData,
  signerInfo,
  timestampAttribute,
} from '../../../signing/cms.ts';
import { children, octets, oid, sequence, tagged } from '../../../signing/der.ts';
import { digestIdentifier, hashOf, signOctets } from '../../../signing/keys.ts';
import { timestampToken } from '../../../signing/timestamp.ts';
import { withUnsigned } from './archived.ts';

const content = Buffer.from('hồ sơ');
const coverage = { whole: true, ranges: [], fileBytes: 0, revisions: [], elements: [] };

const cms = (signer: Partial<CmsSigner> = {}, wish: Partial<CmsWish> = {}): Buffer => {
  const by = signer.by ?? citizen();
  return signedData({
    content,
    attached: true,
    certificates: [by, issuingAuthority()],
    signers: [{ by, signingTime: '2026-05-20T02:00:00Z', ...signer }],
    ...wish,
  });
};

const factsOf = (der: Uint8Array, input: Partial<CmsInput> = {}) =>
  cmsSignerFacts({
    der,
    content: null,
    coverage,
    extra: { certificates: [], crls: [], ocsps: [] },
    ...input,
  });

const codes = async (der: Uint8Array, input: Partial<CmsInput> = {}): Promise<readonly string[]> =>
  (await factsOf(der, input)).flatMap(({ failures }) =>
    failures.map(({ verdict, subIndication, reason }) => `${verdict} ${subIndication} ${reason.code}`),
  );

const given = (...issued: readonly Issued[]): CmsInput['extra'] => ({
  certificates: issued.map(({ der }) => parseCertificate(der)),
  crls: [],
  ocsps: [],
});

describe('cmsSignerFacts: a sound signature', () => {
  it.each([
    ['ECDSA', {}],
    ['RSA', { by: rsaCitizen() }],
    ['RSA-PSS', { by: rsaCitizen(), scheme: { digest: 'sha256', pss: true } }],
    ['without a bound certificate', { bound: null }],
    ['without signed attributes', { bare: true }],
  ] as const)('%s', async (_, signer) => {
    const [facts] = await factsOf(cms(signer));
    expect(facts?.failures).toEqual([]);
    expect(facts?.certificate?.fingerprint).toBe(
      parseCertificate((signer as Partial<CmsSigner>).by?.der ?? citizen().der).fingerprint,
    );
  });

  it('detached, over the content that is given', async () => {
    const detached = cms({}, { attached: false });
    expect(await codes(detached, { content })).toEqual([]);
    expect(await codes(detached, { content: Buffer.from('other') })).toEqual([
      'invalid HASH_FAILURE content-changed',
    ]);
    expect(await codes(detached)).toEqual(['indeterminate SIGNED_DATA_NOT_FOUND content-missing']);
  });

  it('tells claim, algorithms and binding', async () => {
    const [facts] = await factsOf(cms({ by: rsaCitizen() }));
    expect(facts?.claimedAt?.toISOString()).toBe('2026-05-20T02:00:00.000Z');
    expect(facts?.digest?.name).toBe('SHA-256');
    expect(facts?.signature).toEqual({ use: 'signature', name: 'RSA PKCS#1 v1.5', keyBits: 2048 });
    expect(facts?.otherAlgorithms.map(({ name }) => name)).toContain('RSA');
    expect(facts?.certificateBound).toBe(true);
  });

  it('takes the container’s claim only where the signature makes none', async () => {
    const claimedAt = new Date('2020-01-01T00:00:00Z');
    expect((await factsOf(cms({ signingTime: null }), { claimedAt }))[0]?.claimedAt).toEqual(claimedAt);
    expect((await factsOf(cms(), { claimedAt }))[0]?.claimedAt).not.toEqual(claimedAt);
  });
});

describe('cmsSignerFacts: what must not pass', () => {
  it.each([
    ['a wrong digest', cms({ wrongDigest: true }), 'invalid HASH_FAILURE content-changed'],
    [
      'another key',
      cms({ forgedBy: otherCitizen().key }),
      'invalid SIG_CRYPTO_FAILURE signature-value-wrong',
    ],
    ['another content type', cms({ attributeType: '1.2.3' }), 'invalid FORMAT_FAILURE content-type-mismatch'],
    ['no content type', cms({ attributeType: null }), 'invalid FORMAT_FAILURE signed-attribute-missing'],
    [
      'another certificate bound',
      cms({ bound: otherCitizen() }),
      'indeterminate NO_SIGNING_CERTIFICATE_FOUND certificate-binding-mismatch',
    ],
    [
      'no certificate',
      cms({}, { certificates: [] }),
      'indeterminate NO_SIGNING_CERTIFICATE_FOUND certificate-missing',
    ],
    [
      'no attributes over other than data',
      cms({ bare: true }, { contentType: '1.2.3' }),
      'invalid FORMAT_FAILURE signed-attribute-missing',
    ],
    [
      'a time stamp as signature',
      cms({}, { contentType: '1.2.840.113549.1.9.16.1.4' }),
      'invalid FORMAT_FAILURE cms-not-signed-data',
    ],
  ])('%s', async (_, der, code) => {
    expect(await codes(der)).toContain(code);
  });

  it('content given that is not the content inside', async () => {
    expect(await codes(cms(), { content: Buffer.from('other') })).toEqual([
      'invalid HASH_FAILURE content-differs',
    ]);
    expect(await codes(cms(), { content })).toEqual([]);
  });

  it('a digest other than the declared one', async () => {
    expect(await codes(cms({ declaredDigest: 'sha512' }))).toContain('invalid HASH_FAILURE content-changed');
    const ecdsa = cms({ declaredDigest: 'sha384' });
    expect(await codes(ecdsa)).toContain('invalid SIG_CRYPTO_FAILURE algorithm-mismatch');
  });

  it('signed attributes passed off as content', async () => {
    const type = attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1'));
    const digest = attribute('1.2.840.113549.1.9.4', octets(hashOf('sha256', content)));
    const attributes = tagged(0x31, type, digest);
    expect(await codes(cms({ bare: true }, { content: attributes }))).toEqual([
      'invalid FORMAT_FAILURE signed-attribute-missing',
    ]);
  });

  it('an unsigned copy of a digest attribute', async () => {
    const twice = withUnsigned(
      cms(),
      attribute('1.2.840.113549.1.9.4', octets(hashOf('sha256', Buffer.from('x')))),
    );
    expect(await codes(twice)).toEqual([]);
  });

  it('CMSAlgorithmProtection of other algorithms', async () => {
    const protection = (digest: 'sha256' | 'sha512'): Buffer =>
      attribute(
        '1.2.840.113549.1.9.52',
        sequence(digestIdentifier(digest), tagged(0xa1, oid('1.2.840.10045.4.3.2'))),
      );
    // The builder signs a fixed set of attributes, so this one is signed by hand.
    const withProtection = (digest: 'sha256' | 'sha512'): Buffer => {
      const der = cms();
      const [type, wrapped] = children(der);
      const parts = [...children(children(wrapped!)[0]!)];
      const fields = children(children(parts.pop()!)[0]!);
      const attributes = tagged(
        0x31,
        ...[...children(fields[3]!), protection(digest)].sort((one, other) => Buffer.compare(one, other)),
      );
      const value = signOctets(citizen().key, { digest: 'sha256' }, attributes);
      const signer = sequence(
        ...fields.slice(0, 3),
        Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)]),
        fields[4]!,
        octets(value),
      );
      return sequence(type!, tagged(0xa0, sequence(...parts, tagged(0x31, signer))));
    };
    expect(await codes(withProtection('sha256'))).toEqual([]);
    expect(await codes(withProtection('sha512'))).toEqual(['invalid SIG_CRYPTO_FAILURE algorithm-mismatch']);
  });
});

describe('cmsSignerFacts: whose signature', () => {
  const { serialNumber } = parseCertificate(citizen().der);
  const twin = (issued: Issued) => ({ ...parseCertificate(issued.der), serialNumber });
  const sameKey = issue({ name: citizen().name, issuer: issuingAuthority() });
  const otherKey = issue({ name: [['CN', 'Ai đó TEST']], issuer: issuingAuthority() });

  it('takes the certificate that the key fits where several carry its number', async () => {
    const extra = { certificates: [twin(otherKey)], crls: [], ocsps: [] };
    const [facts] = await factsOf(cms({ bound: null }), { extra });
    expect(facts?.failures).toEqual([]);
    expect(facts?.certificate?.fingerprint).toBe(parseCertificate(citizen().der).fingerprint);
  });

  it('takes none where two fit and nothing binds one of them', async () => {
    const extra = { certificates: [twin(sameKey)], crls: [], ocsps: [] };
    const [facts] = await factsOf(cms({ bound: null }), { extra });
    expect(facts?.certificate).toBeNull();
    expect(facts?.failures[0]?.reason.code).toBe('certificate-ambiguous');
  });

  it('takes the bound one of two that fit', async () => {
    const extra = { certificates: [twin(sameKey)], crls: [], ocsps: [] };
    const [facts] = await factsOf(cms(), { extra });
    expect(facts?.certificate?.fingerprint).toBe(parseCertificate(citizen().der).fingerprint);
    expect(facts?.failures).toEqual([]);
  });

  it('finds the certificate beside the file', async () => {
    expect(await codes(cms({}, { certificates: [] }), { extra: given(citizen()) })).toEqual([]);
  });
});

describe('cmsSignerFacts: several signers', () => {
  it('tells of each, and of counter-signers after whom they sign', async () => {
    const der = signedData({
      content,
      attached: true,
      certificates: [citizen(), organisation(), otherCitizen()],
      signers: [
        {
          by: citizen(),
          unsigned: (value) => [
            counterSignatureAttribute(signerInfo({ by: otherCitizen(), attributeType: null }, value)),
          ],
        },
        { by: organisation(), wrongDigest: true },
      ],
    });
    const facts = await factsOf(der);
    expect(facts.map(({ role, failures }) => `${role} ${failures.length}`).toSorted()).toEqual([
      'counter-signer 0',
      'signer 0',
      'signer 1',
    ]);
  });

  it('finds a counter-signature over something else', async () => {
    const der = cms({
      unsigned: () => [
        counterSignatureAttribute(
          signerInfo({ by: citizen(), attributeType: null }, Buffer.from('another value')),
        ),
      ],
    });
    expect(await codes(der)).toEqual(['invalid HASH_FAILURE content-changed']);
  });

  it('takes no signature over content for a counter-signature', async () => {
    const der = cms({
      unsigned: (value) => [counterSignatureAttribute(signerInfo({ by: citizen() }, value))],
    });
    expect(await codes(der)).toEqual(['indeterminate SIG_CONSTRAINTS_FAILURE counter-signature-wrong']);
  });

  it('refuses more counter-signatures than anyone needs', async () => {
    const info = signerInfo({ by: citizen(), attributeType: null }, Buffer.alloc(1));
    const many = cms({ unsigned: () => Array.from({ length: 21 }, () => counterSignatureAttribute(info)) });
    await expect(factsOf(many)).rejects.toThrow(MalformedError);
  });
});

describe('cmsSignerFacts: the rules of PDF', () => {
  it('allows one signer, no content inside and zeros behind', async () => {
    const detached = cms({}, { attached: false });
    expect(await codes(Buffer.concat([detached, Buffer.alloc(99)]), { content, pdf: true })).toEqual([]);
    expect(await codes(cms(), { content, pdf: true })).toEqual(['invalid FORMAT_FAILURE content-embedded']);
    const two = cms({}, { attached: false, signers: [{ by: citizen() }, { by: citizen() }] });
    expect(await codes(two, { content, pdf: true })).toContain('invalid FORMAT_FAILURE cms-several-signers');
  });
});

describe('cmsSignerFacts: time stamps', () => {
  const at = '2026-05-20T02:00:05Z';
  const token = (over: Uint8Array): Buffer => timestampToken({ over, by: timeAuthority(), at });

  it('lists them with what they must cover', async () => {
    const [facts] = await factsOf(cms({ unsigned: (value) => [timestampAttribute(token(value))] }));
    const [stamp] = facts?.timestamps ?? [];
    expect(stamp?.kind).toBe('signature');
    expect(await codes(stamp!.token, { role: 'document-timestamp', content: stamp!.covered })).toEqual([]);
  });

  it('reads a token over a document', async () => {
    const role = 'document-timestamp';
    const [facts] = await factsOf(token(content), { role, content });
    expect(facts?.claimedAt?.toISOString()).toBe('2026-05-20T02:00:05.000Z');
    expect(await codes(token(content), { role, content: Buffer.from('other') })).toEqual([
      'invalid HASH_FAILURE time-stamp-imprint-mismatch',
    ]);
    expect(await codes(token(content), { role })).toEqual([
      'indeterminate SIGNED_DATA_NOT_FOUND time-stamp-not-proved',
    ]);
    expect(await codes(cms(), { role, content })).toContain('invalid FORMAT_FAILURE time-stamp-malformed');
  });

  it('shows older kinds of archive time stamps as proving nothing', async () => {
    const archive = attribute('1.2.840.113549.1.9.16.2.48', token(content));
    const [facts] = await factsOf(withUnsigned(cms(), archive));
    expect(facts?.timestamps.map(({ kind, covered }) => [kind, covered])).toEqual([['archive', null]]);
  });
});
