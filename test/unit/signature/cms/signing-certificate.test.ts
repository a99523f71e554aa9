import { describe, expect, it } from 'vitest';
import { MalformedError, readDer } from '#src/signature/asn1/der.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { readAttributes } from '#src/signature/cms/attributes.ts';
import { isBoundBy, readBindings } from '#src/signature/cms/signing-certificate.ts';
import { citizen, otherCitizen } from '../../../signing/authority.ts';
import type { Issued } from '../../../signing/certificate.ts';
import { attribute } from '../../../signing/cms.ts';
import { octets, oid, sequence, tagged } from '../../../signing/der.ts';
import { type Digest, digestIdentifier, hashOf } from '../../../signing/keys.ts';

const V1 = '1.2.840.113549.1.9.16.2.12';
const V2 = '1.2.840.113549.1.9.16.2.47';

const v1 = (...of: readonly Issued[]): Buffer =>
  attribute(V1, sequence(sequence(...of.map(({ der }) => sequence(octets(hashOf('sha1', der)))))));
const v2 = (digest: Digest | null, ...of: readonly Issued[]): Buffer => {
  const ids = of.map(({ der }) =>
    sequence(...(digest === null ? [] : [digestIdentifier(digest)]), octets(hashOf(digest ?? 'sha256', der))),
  );
  return attribute(V2, sequence(sequence(...ids)));
};
const bindings = (...attributes: readonly Buffer[]) =>
  readBindings(readAttributes(readDer(tagged(0xa0, ...attributes))));
const parsed = (issued: Issued) => parseCertificate(issued.der);

describe('readBindings and isBoundBy', () => {
  it.each([
    ['version 1', [v1(citizen())]],
    ['version 2 with the default digest', [v2(null, citizen())]],
    ['version 2 with SHA-512', [v2('sha512', citizen())]],
    ['both', [v1(citizen()), v2(null, citizen())]],
    ['a list that begins with it', [v2(null, citizen(), otherCitizen())]],
  ])('%s binds the certificate and no other', (_, attributes) => {
    const found = bindings(...attributes);
    expect(isBoundBy(parsed(citizen()), found)).toBe(true);
    expect(isBoundBy(parsed(otherCitizen()), found)).toBe(false);
  });

  it('both versions must name the same certificate', () => {
    const found = bindings(v1(otherCitizen()), v2(null, citizen()));
    expect(isBoundBy(parsed(citizen()), found)).toBe(false);
    expect(isBoundBy(parsed(otherCitizen()), found)).toBe(false);
  });

  it('a cut hash binds nothing', () => {
    const cut = hashOf('sha256', citizen().der).subarray(0, 8);
    const found = bindings(attribute(V2, sequence(sequence(sequence(octets(cut))))));
    expect(isBoundBy(parsed(citizen()), found)).toBe(false);
  });

  it('is empty where no attribute binds', () => {
    expect(bindings(attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')))).toEqual([]);
  });

  it.each([
    ['an empty list', [attribute(V2, sequence(sequence()))]],
    [
      'an unknown digest',
      [attribute(V2, sequence(sequence(sequence(sequence(oid('1.2.3')), octets(Buffer.alloc(1))))))],
    ],
    ['the attribute twice', [v2(null, citizen()), v2(null, otherCitizen())]],
    ['two values', [attribute(V2, sequence(sequence()), sequence(sequence()))]],
  ])('refuses %s', (_, attributes) => {
    expect(() => bindings(...attributes)).toThrow(MalformedError);
  });
});
