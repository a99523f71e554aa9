import { describe, expect, it } from 'vitest';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { describeName, nameKey, relativeNameKey } from '#src/signature/certificates/names.ts';
import { integer, oid, printable, sequence, setOf, tagged, utf8 } from '../../../signing/der.ts';

const cn = (value: Uint8Array): Buffer => sequence(oid('2.5.4.3'), value);
const o = (value: Uint8Array): Buffer => sequence(oid('2.5.4.10'), value);
const name = (...attributes: readonly Buffer[]): Buffer => sequence(...attributes.map((each) => setOf(each)));

describe('nameKey', () => {
  it('does not tell case, spaces, composition and string types apart (RFC 5280, 7.1)', () => {
    const key = nameKey(name(cn(utf8('Cơ quan  Cấp'))));
    expect(nameKey(name(cn(utf8(' CƠ QUAN cấp '))))).toBe(key);
    expect(nameKey(name(cn(utf8('Cơ quan Cấp'.normalize('NFD')))))).toBe(key);
    expect(nameKey(name(cn(printable('Root'))))).toBe(nameKey(name(cn(utf8('root')))));
  });

  it('does not see what RFC 4518 maps to nothing, and takes every space for one', () => {
    const key = nameKey(name(o(utf8('NGAN HANG TEST'))));
    for (const text of ['NGAN H\u00adANG TEST', 'NGAN H\u200bANG TEST', '\ufeffNGAN\u00a0HANG\tTEST\u2060'])
      expect(nameKey(name(o(utf8(text))))).toBe(key);
    const composed = nameKey(name(o(utf8('Cấp'))));
    expect(nameKey(name(o(utf8([...'Cấp'.normalize('NFD')].join('\u200c')))))).toBe(composed);
  });

  it('tells order, number, type and value of the parts apart', () => {
    const keys = [
      name(cn(utf8('A')), o(utf8('B'))),
      name(o(utf8('B')), cn(utf8('A'))),
      name(cn(utf8('A'))),
      name(o(utf8('A'))),
      name(cn(utf8('A","B'))),
      sequence(setOf(cn(utf8('A')), o(utf8('B')))),
      name(cn(tagged(4, Buffer.from('A')))),
    ].map(nameKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('does not tell the order inside of one part', () => {
    const one = sequence(tagged(0x31, cn(utf8('A')), o(utf8('B'))));
    const other = sequence(tagged(0x31, o(utf8('B')), cn(utf8('A'))));
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it('refuses what is no name', () => {
    for (const wrong of [
      integer(1),
      sequence(integer(1)),
      sequence(setOf()),
      sequence(setOf(sequence(oid('2.5.4.3')))),
    ]) {
      expect(() => nameKey(wrong)).toThrow(MalformedError);
    }
  });
});

describe('relativeNameKey', () => {
  it('hangs a part below a name', () => {
    expect(relativeNameKey(name(o(utf8('B'))), setOf(cn(utf8('A'))))).toBe(
      nameKey(name(o(utf8('B')), cn(utf8('A')))),
    );
  });
});

describe('describeName', () => {
  it('escapes what separates, so that a value cannot pretend to be two', () => {
    expect(describeName(name(cn(utf8('An, UID=CCCD:1'))))).toBe('CN=An\\, UID\\=CCCD:1');
  });
});
