import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DerValue,
  integer,
  octets,
  oid,
  readAll,
  readOne,
  sequence,
  setOf,
} from '#src/fleet/signing/der.ts';

const outcome = (noise: Uint8Array): RangeError | readonly DerValue[] => {
  try {
    return readAll(noise);
  } catch (error) {
    if (error instanceof RangeError) return error;
    throw error;
  }
};

describe('DER', () => {
  it.each([
    ['0', 0n, '020100'],
    ['127', 127n, '02017f'],
    ['128, with an octet for the sign', 128n, '02020080'],
    ['2^64', 1n << 64n, '0209010000000000000000'],
  ])('writes the integer %s', (_what, value, hex) => expect(integer(value).toString('hex')).toBe(hex));

  it('writes OIDs, long arcs in several octets', () =>
    expect(oid('1.2.840.113549.1.7.2').toString('hex')).toBe('06092a864886f70d010702'));

  it('puts the members of a set in order', () =>
    expect(setOf(octets(Buffer.of(2)), octets(Buffer.of(1))).toString('hex')).toBe('3106040101040102'));

  it('reads back what it wrote, whatever its length', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 })), (contents) => {
        const written = sequence(...contents.map(octets));
        const read = readAll(readOne(written).content).map(({ content }) => [...content]);
        expect(read).toEqual(contents.map((content) => [...content]));
      }),
    ));

  it('refuses anything else with a RangeError only', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const read = outcome(noise);
        expect(read instanceof RangeError || Buffer.concat(read.map(({ der }) => der)).equals(noise)).toBe(
          true,
        );
      }),
    ));
});
