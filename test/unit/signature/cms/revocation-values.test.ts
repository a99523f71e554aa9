import { describe, expect, it } from 'vitest';
import { readDer } from '#src/signature/asn1/der.ts';
import { readAttributes } from '#src/signature/cms/attributes.ts';
import { revocationValues } from '#src/signature/cms/revocation-values.ts';
import { attribute } from '../../../signing/cms.ts';
import { enumerated, explicit, integer, oid, sequence, setOf } from '../../../signing/der.ts';

const crl = sequence(integer(1));
const basic = sequence(sequence(integer(2)));
const response = sequence(enumerated(0));
const list = sequence(explicit(0, sequence(crl)), explicit(1, sequence(basic, response)));
const attributes = (...all: readonly Buffer[]) => readAttributes(readDer(setOf(...all)));
const hexes = (all: readonly Uint8Array[]): readonly string[] =>
  all.map((each) => Buffer.from(each).toString('hex'));

describe('revocationValues', () => {
  it.each([
    ['revocation-values', [], [attribute('1.2.840.113549.1.9.16.2.24', list)]],
    ['Adobe’s archival, signed', [attribute('1.2.840.113583.1.1.8', list)], []],
    ['Adobe’s archival, unsigned', [], [attribute('1.2.840.113583.1.1.8', list)]],
  ])('reads lists and answers out of %s', (_, signed, unsigned) => {
    const found = revocationValues([], attributes(...signed), attributes(...unsigned));
    expect(hexes(found.crls)).toEqual(hexes([crl]));
    expect(hexes(found.ocsps)).toEqual(hexes([basic, response]));
  });

  it('reads the choices of a SignedData', () => {
    const other = explicit(1, oid('1.3.6.1.5.5.7.16.2'), response);
    const strange = explicit(1, oid('1.2.3'), response);
    const found = revocationValues([crl, other, strange].map(readDer), [], []);
    expect(hexes(found.crls)).toEqual(hexes([crl]));
    expect(hexes(found.ocsps)).toEqual(hexes([response]));
  });

  it('passes over what it cannot read', () => {
    const broken = attribute('1.2.840.113549.1.9.16.2.24', integer(1));
    expect(revocationValues([readDer(explicit(1))], [], attributes(broken))).toEqual({ crls: [], ocsps: [] });
  });
});
