import { describe, expect, it } from 'vitest';
import { MalformedError, readDer } from '#src/signature/asn1/der.ts';
import {
  readBitOctets,
  readBoolean,
  readIntegerHex,
  readNamedBits,
  readOid,
  readSmallInteger,
  readText,
  readTime,
} from '#src/signature/asn1/primitives.ts';
import { bits, boolean, integer, oid, tagged, utf8 } from '../../../signing/der.ts';

const utc = (text: string): ReturnType<typeof readDer> => readDer(tagged(0x17, Buffer.from(text)));
const generalized = (text: string): ReturnType<typeof readDer> => readDer(tagged(0x18, Buffer.from(text)));

describe('readOid', () => {
  it.each(['1.2.840.113549.1.1.11', '2.5.4.3', '0.9.2342.19200300.100.1.1', '2.16.840.1.101.3.4.2.1'])(
    'reads %s',
    (dotted) => {
      expect(readOid(readDer(oid(dotted)))).toBe(dotted);
    },
  );

  it('refuses an arc beyond all bounds', () => {
    expect(() => readOid(readDer(tagged(6, Buffer.from('2affffffffffffffffff7f', 'hex'))))).toThrow(
      MalformedError,
    );
  });
});

describe('integers', () => {
  it('reads serial numbers without their sign octet', () => {
    expect(readIntegerHex(readDer(integer(Buffer.from('ff01', 'hex'))))).toBe('FF01');
  });

  it('refuses negative and long numbers where a count is due', () => {
    expect(readSmallInteger(readDer(integer(70_000)))).toBe(70_000);
    expect(() => readSmallInteger(readDer(Buffer.from('0201ff', 'hex')))).toThrow(MalformedError);
    expect(() => readSmallInteger(readDer(integer(Buffer.alloc(5, 1))))).toThrow(MalformedError);
  });
});

describe('bits and booleans', () => {
  it('numbers bits from the first', () => {
    expect([...readNamedBits(readDer(bits(Buffer.from([0b10000110]), 1)))]).toEqual([0, 5, 6]);
  });

  it('takes keys and signatures in whole octets only', () => {
    expect([...readBitOctets(readDer(bits(Buffer.from([1, 2]))))]).toEqual([1, 2]);
    expect(() => readBitOctets(readDer(bits(Buffer.from([2]), 1)))).toThrow(MalformedError);
  });

  it('tells true from false', () => {
    expect(() => readBoolean(readDer(Buffer.from([1, 1, 1])))).toThrow(MalformedError);
    expect([readBoolean(readDer(boolean(true))), readBoolean(readDer(boolean(false)))]).toEqual([
      true,
      false,
    ]);
  });
});

describe('readTime', () => {
  it.each([
    ['490101000000Z', '2049-01-01T00:00:00.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
  ])('puts UTCTime %s into its century', (text, wanted) => {
    expect(readTime(utc(text)).toISOString()).toBe(wanted);
  });

  it('reads GeneralizedTime with and without fractions', () => {
    expect(readTime(generalized('20260531235959.25Z')).toISOString()).toBe('2026-05-31T23:59:59.250Z');
    expect(readTime(generalized('99991231235959Z')).getUTCFullYear()).toBe(9999);
  });

  it.each([
    '20260230000000Z',
    '20260531246000Z',
    '20260531235959',
    '20260531235959+0700',
    '20260531235959.50Z',
  ])('refuses %s', (text) => {
    expect(() => readTime(generalized(text))).toThrow(MalformedError);
  });

  it('refuses UTCTime without seconds', () => {
    expect(() => readTime(utc('2605312359Z'))).toThrow(MalformedError);
  });
});

describe('readText', () => {
  it('reads Vietnamese in UTF-8 and in BMPString', () => {
    expect(readText(readDer(utf8('Nguyễn Văn An')))).toBe('Nguyễn Văn An');
    const bmp = Buffer.from('Đỗ Hải', 'utf16le').swap16();
    expect(readText(readDer(tagged(0x1e, bmp)))).toBe('Đỗ Hải');
  });

  it('refuses octets that are no text, and knows no text in other types', () => {
    expect(() => readText(readDer(tagged(0x0c, Buffer.from([0xc3, 0x28]))))).toThrow(MalformedError);
    expect(() => readText(readDer(tagged(0x1e, Buffer.from([0x41]))))).toThrow(MalformedError);
    expect(() => readText(readDer(tagged(0x1c, Buffer.from([0, 0x11, 0, 0]))))).toThrow(MalformedError);
    expect(readText(readDer(integer(1)))).toBeNull();
  });
});
