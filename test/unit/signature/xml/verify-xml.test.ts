import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reason } from '#src/signature/reasons.ts';
import { canonicalizerOf, DEFAULT_C14N } from '#src/signature/xml/canonicalize.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { verifyXml } from '#src/signature/xml/verify-xml.ts';
import { edCitizen, otherCitizen, rsaCitizen, timeAuthority } from '../../../signing/authority.ts';
import { timestampToken } from '../../../signing/timestamp.ts';
import {
  C14N_10,
  DECLARATION,
  EXC,
  enveloped,
  insert,
  policy,
  signature,
  transform,
  utf8,
  wholeOf,
} from './signed-text.ts';

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const every = transform(
  'http://www.w3.org/TR/1999/REC-xpath-19991116',
  '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>',
);

const verdictsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { signers, failure } = await verifyXml(bytes, policy());
  return failure === null ? signers.map(({ verdict }) => verdict) : [failure.verdict];
};

describe('verifyXml', () => {
  it.each([
    ['RSA', { by: rsaCitizen(), method: `${MORE}rsa-sha256` }],
    [
      'RSA-PSS',
      {
        by: rsaCitizen(),
        method: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
        scheme: { digest: 'sha256', pss: true },
      },
    ],
    ['ECDSA with another digest', { method: `${MORE}ecdsa-sha512`, scheme: { digest: 'sha512' } }],
    ['Ed25519', { by: edCitizen(), method: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519' }],
    ['plain XMLDSig', { xades: false }],
  ] as const)('accepts %s', async (_, wish) => {
    expect(await verdictsOf(utf8(enveloped(DECLARATION, wish)))).toEqual(['valid']);
  });

  it('accepts inclusive canonicalisation', async () => {
    const text = enveloped('<ToKhai><LePhi>1</LePhi></ToKhai>', { canonicalization: C14N_10 });
    expect(await verdictsOf(utf8(text))).toEqual(['valid']);
    // Namespaces in scope are part of what it signs.
    expect(await verdictsOf(utf8(text.replace('<ToKhai>', '<ToKhai xmlns:n="urn:n">')))).toEqual(['invalid']);
  });

  it('refuses SHA-1 by policy, though its mathematics hold', async () => {
    const report = await verifyXml(
      utf8(
        enveloped(DECLARATION, {
          by: rsaCitizen(),
          method: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
          scheme: { digest: 'sha1' },
        }),
      ),
      policy(),
    );
    expect(report.signers[0]).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'CRYPTO_CONSTRAINTS_FAILURE',
    });
  });

  it('judges several signatures each for itself', async () => {
    const whole = { ...wholeOf(DECLARATION), transforms: [every] };
    const one = signature([whole]);
    const other = signature([whole], { id: 'S2', by: otherCitizen() });
    const two = (first: string, second: string) => utf8(insert(DECLARATION, first + second));
    expect(await verdictsOf(two(one, other))).toEqual(['valid', 'valid']);
    const forged = other.replace(/(<ds:SignatureValue[^>]*>)..../, '$1AAAA');
    expect(await verdictsOf(two(one, forged))).toEqual(['valid', 'invalid']);
    expect(
      await verdictsOf(two(one, '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>')),
    ).toEqual(['valid', 'invalid']);
  });

  it('takes the time of a trusted time stamp over the signature value, and of no other', async () => {
    const stamped = (over: (value: string) => string) =>
      enveloped(DECLARATION, {
        unsigned: (value) => {
          const token = timestampToken({
            over: utf8(over(value)),
            by: timeAuthority(),
            at: '2026-05-20T02:00:05Z',
          });
          return (
            '<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>' +
            `<ds:CanonicalizationMethod Algorithm="${EXC}"></ds:CanonicalizationMethod><xades:EncapsulatedTimeStamp>` +
            `${token.toString('base64')}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>` +
            '</xades:UnsignedSignatureProperties></xades:UnsignedProperties>'
          );
        },
      });
    const [sound] = (await verifyXml(utf8(stamped((value) => value)), policy())).signers;
    expect(sound).toMatchObject({ verdict: 'valid', level: 'B-T', provedAt: '2026-05-20T02:00:05.000Z' });
    const [strange] = (await verifyXml(utf8(stamped((value) => `${value} `)), policy())).signers;
    expect(strange).toMatchObject({ level: 'B-B', provedAt: null });
  });

  it('finds no signer in a bare key', async () => {
    const keyInfo = '<ds:KeyInfo><ds:KeyValue></ds:KeyValue></ds:KeyInfo>';
    const { signers } = await verifyXml(utf8(enveloped(DECLARATION, { keyInfo, xades: false })), policy());
    expect(signers[0]).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'NO_SIGNING_CERTIFICATE_FOUND',
      name: null,
    });
  });

  it.each<[string, (text: string) => string]>([
    ['a changed text', (text) => text.replace('150000', '150001')],
    ['a changed attribute', (text) => text.replace('cccd="001', 'cccd="002')],
    ['an added element', (text) => text.replace('<LePhi>', '<LePhi/><LePhi>')],
    ['an added instruction', (text) => text.replace('<LePhi>', '<?x?><LePhi>')],
    ['another namespace', (text) => text.replace('urn:test:vn', 'urn:test:vx')],
    ['another digest method', (text) => text.replace('xmlenc#sha256', 'xmlenc#sha512')],
    [
      'a second SignedInfo (CVE-2025-29774)',
      (text) => text.replace(/<ds:SignedInfo .*<\/ds:SignedInfo>/, (each) => each + each),
    ],
    [
      'a comment in the digest (CVE-2025-29775)',
      (text) => text.replace('<ds:DigestValue>', '<ds:DigestValue><!--x-->'),
    ],
    [
      'another signer’s certificate',
      (text) =>
        text.replace(
          /<ds:X509Certificate>[^<]*/,
          `<ds:X509Certificate>${otherCitizen().der.toString('base64')}`,
        ),
    ],
  ])('refuses %s', async (_, change) => {
    const text = change(enveloped());
    expect(text).not.toBe(enveloped());
    expect(await verdictsOf(utf8(text))).toEqual(['invalid']);
  });

  it.each<[string, (text: string) => string]>([
    ['quotes and space in tags', (text) => text.replace('cccd="001200000001"', " cccd = '001200000001' ")],
    ['an empty-element tag', (text) => text.replaceAll('></ds:DigestMethod>', '/>')],
    ['a declaration', (text) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`],
    ['references for characters', (text) => text.replace('150000', '&#49;50000')],
  ])('is not disturbed by %s, which the canonical form does not show', async (_, change) => {
    expect(await verdictsOf(utf8(change(enveloped())))).toEqual(['valid']);
  });

  it('reads UTF-16', async () => {
    expect(await verdictsOf(Buffer.from(`\ufeff${enveloped()}`, 'utf16le'))).toEqual(['valid']);
  });

  it.each([
    ['<a/>', 'NO_SIGNATURE'],
    ['<Signature/>', 'NO_SIGNATURE'],
    ['<a', 'FORMAT_FAILURE'],
    ['<!DOCTYPE a><a/>', 'NO_SIGNATURE'],
    ['<!DOCTYPE a><a xmlns="http://www.w3.org/2000/09/xmldsig#"/>', 'FORMAT_FAILURE'],
    [
      `<a>${'<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'.repeat(100)}</a>`,
      'LIMIT_EXCEEDED',
    ],
  ])('reports on the file itself: %s', async (text, subIndication) => {
    expect((await verifyXml(utf8(text), policy())).failure).toMatchObject({ subIndication });
  });

  it('records a signature policy and does not fetch it', async () => {
    const named =
      '<xades:SignaturePolicyIdentifier><xades:SignaturePolicyId><xades:SigPolicyId><xades:Identifier>urn:p</xades:Identifier>' +
      '</xades:SigPolicyId></xades:SignaturePolicyId></xades:SignaturePolicyIdentifier></xades:SignedSignatureProperties>';
    const text = enveloped().replace('</xades:SignedSignatureProperties>', named);
    const { reasons } = await verifyXml(utf8(text), policy());
    expect(reasons).toEqual([reason('xades-policy', 'urn:p')]);
  });
});

/** The whole file, the signature too: what a mutation must not change where the verdict stays. */
const canonicalOf = (bytes: Uint8Array): string | null => {
  try {
    const tree = readTree(bytes);
    try {
      return Buffer.from(
        canonicalizerOf(tree)({ root: null, without: [], comments: false }, DEFAULT_C14N),
      ).toString('utf8');
    } finally {
      tree.document.dispose();
    }
  } catch {
    return null;
  }
};

describe('verifyXml on mutated bytes', () => {
  const sound = utf8(enveloped());
  const soundForm = canonicalOf(sound)!;
  // What the signature covers: the document without it, the list of what was signed, and the signed properties.
  const covered = (form: string): readonly (string | undefined)[] =>
    [
      form.replace(/<ds:Signature .*<\/ds:Signature>/s, ''),
      /<ds:SignedInfo.*<\/ds:SignedInfo>/s.exec(form)?.[0],
      /<xades:SignedProperties.*<\/xades:SignedProperties>/s.exec(form)?.[0],
    ].map((part) => part?.replace(/ xmlns:(?!ds=|xades=)[\w.-]+="[^"]*"/gu, ''));

  const mutation = fc.oneof(
    fc.record({
      at: fc.nat(sound.length - 1),
      cut: fc.constant(1),
      put: fc.uint8Array({ minLength: 1, maxLength: 1 }),
    }),
    fc.record({ at: fc.nat(sound.length - 1), cut: fc.nat(40), put: fc.uint8Array({ maxLength: 4 }) }),
    fc.record({
      at: fc.nat(sound.length - 1),
      cut: fc.nat(3),
      put: fc
        .constantFrom(
          '<!---->',
          '<x/>',
          '<![CDATA[a]]>',
          '&#65;',
          '<?x?>',
          '\u0000',
          '"',
          '>',
          '<!DOCTYPE a>',
        )
        .map(utf8),
    }),
    fc.record({
      at: fc.nat(sound.length - 1),
      cut: fc.nat(10),
      put: fc
        .tuple(fc.nat(sound.length - 300), fc.nat(300))
        .map(([from, length]) => sound.subarray(from, from + length)),
    }),
  );

  it('throws nothing, and stays valid only where nothing signed changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        const bytes = mutations.reduce<Uint8Array>(
          (octets, { at, cut, put }) =>
            Buffer.concat([octets.subarray(0, at), put, octets.subarray(at + cut)]),
          sound,
        );
        const verdicts = await verdictsOf(bytes);
        if (verdicts.every((each) => each !== 'valid')) return;
        expect(covered(canonicalOf(bytes) ?? '')).toEqual(covered(soundForm));
      }),
      { numRuns: 400 },
    );
  });
});
