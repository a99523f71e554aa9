import { describe, expect, it } from 'vitest';
import type { TimestampToken } from '#src/signature/signer-facts.ts';
import { canonicalizerOf } from '#src/signature/xml/canonicalize.ts';
import { indexIds } from '#src/signature/xml/find-by-id.ts';
import { followReference } from '#src/signature/xml/follow-reference.ts';
import { readSignature } from '#src/signature/xml/read-signature.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { readXades } from '#src/signature/xml/read-xades.ts';
import { xadesTimeStamps } from '#src/signature/xml/xades-time-stamps.ts';
import { citizen } from '../../../signing/authority.ts';
import { DECLARATION, DS, enveloped, EXC, propertiesText, utf8, XADES } from './signed-text.ts';

const token = (name: string): string => Buffer.from(name).toString('base64');

const stamp = (element: string, name: string, method = EXC, inside = ''): string =>
  `<${element}>${inside}<ds:CanonicalizationMethod Algorithm="${method}"></ds:CanonicalizationMethod>` +
  `<xades:EncapsulatedTimeStamp>${token(name)}</xades:EncapsulatedTimeStamp></${element}>`;

const read = (properties: string): { readonly text: string; readonly tokens: readonly TimestampToken[] } => {
  const text = enveloped(DECLARATION, {
    unsigned: () =>
      `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${properties}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`,
  });
  const tree = readTree(utf8(text));
  try {
    const signatures = tree.elements.filter(({ name }) => name === 'Signature');
    const [element] = signatures;
    const reach = { tree, byId: indexIds(tree), canonicalize: canonicalizerOf(tree), signatures };
    const signature = readSignature(element!);
    const followed = signature.references.map((each) => followReference(each, element!, reach));
    const tokens = xadesTimeStamps({ ...reach, signature, xades: readXades(signature)!, followed });
    return { text, tokens };
  } finally {
    tree.document.dispose();
  }
};

const piece = (text: string, name: string): string =>
  new RegExp(`<${name}[ >].*?</${name}>`).exec(text)?.[0] ?? '';
const coveredBy = ({ covered }: TimestampToken): string | null =>
  covered === null ? null : Buffer.from(covered).toString('utf8');

describe('xadesTimeStamps', () => {
  it('covers the signature value with a SignatureTimeStamp', () => {
    const { text, tokens } = read(stamp('xades:SignatureTimeStamp', 'one'));
    expect(tokens.map(({ kind, token: octets }) => [kind, Buffer.from(octets).toString()])).toEqual([
      ['signature', 'one'],
    ]);
    expect(coveredBy(tokens[0]!)).toBe(piece(text, 'ds:SignatureValue'));
  });

  it('covers value and references, in order, with a SigAndRefsTimeStamp', () => {
    const refs =
      '<xades:CompleteCertificateRefs><xades:CertRefs></xades:CertRefs></xades:CompleteCertificateRefs>';
    const { text, tokens } = read(refs + stamp('xades:SigAndRefsTimeStamp', 'two') + refs);
    expect(coveredBy(tokens[0]!)).toBe(
      piece(text, 'ds:SignatureValue') +
        refs.replace('<xades:CompleteCertificateRefs', `$& xmlns:xades="${XADES}"`),
    );
  });

  it('covers all that came before with an ArchiveTimeStamp', () => {
    const first = stamp('xades:SignatureTimeStamp', 'one');
    const { text, tokens } = read(first + stamp('xades:ArchiveTimeStamp', 'three'));
    const namespaced = first
      .replace('<xades:SignatureTimeStamp', `$& xmlns:xades="${XADES}"`)
      .replace('<ds:CanonicalizationMethod', `$& xmlns:ds="${DS}"`);
    expect(tokens[1]?.kind).toBe('archive');
    expect(coveredBy(tokens[1]!)).toBe(
      DECLARATION +
        propertiesText('S1', citizen()) +
        piece(text, 'ds:SignedInfo') +
        piece(text, 'ds:SignatureValue') +
        piece(text, 'ds:KeyInfo').replace('<ds:KeyInfo', `$& xmlns:ds="${DS}"`) +
        namespaced,
    );
    expect(tokens[1]?.covers?.map((each) => Buffer.from(each).toString())).toEqual(['one']);
  });

  it('covers no archive time stamp with a SigAndRefsTimeStamp', () => {
    const { tokens } = read(
      stamp('xades:SignatureTimeStamp', 'one') +
        stamp('xades:ArchiveTimeStamp', 'forged') +
        stamp('xades:SigAndRefsTimeStamp', 'two'),
    );
    expect(tokens[2]?.covers?.map((each) => Buffer.from(each).toString())).toEqual(['one']);
  });

  it('shows, and rests nothing on, what it cannot put together', () => {
    const { tokens } = read(
      stamp('xades:SignatureTimeStamp', 'a', 'urn:unknown') +
        stamp('xades:SignatureTimeStamp', 'b', EXC, '<xades:Include URI="#tk"></xades:Include>'),
    );
    expect(tokens.map(coveredBy)).toEqual([null, null]);
  });

  it('leaves out what covers no signature value and what holds no token', () => {
    const { tokens } = read(
      stamp('xades:RefsOnlyTimeStamp', 'a') +
        '<xades:SignatureTimeStamp><xades:EncapsulatedTimeStamp>*</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>' +
        '<xades:SignatureTimeStamp><xades:XMLTimeStamp></xades:XMLTimeStamp></xades:SignatureTimeStamp>' +
        stamp('SignatureTimeStamp', 'b'),
    );
    expect(tokens).toEqual([]);
  });

  it('bounds their number', () => {
    expect(() => read(stamp('xades:SignatureTimeStamp', 'a').repeat(40))).toThrow('limit-exceeded');
  });
});
