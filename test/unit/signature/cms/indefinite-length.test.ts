import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedError, readDer } from '#src/signature/asn1/der.ts';
import { withDefiniteLengths } from '#src/signature/cms/indefinite-length.ts';
import { explicit, integer, octets, sequence, setOf } from '../../../signing/der.ts';

const END = Buffer.from([0, 0]);
/** A constructed value with its length left open. */
const open = (tag: number, ...parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from([tag, 0x80]), ...parts, END]);

const der = (bytes: Uint8Array): string => Buffer.from(withDefiniteLengths(bytes).der).toString('hex');

describe('withDefiniteLengths', () => {
  it('closes open lengths at every depth', () => {
    const ber = open(0x30, integer(5), open(0xa0, open(0x31, integer(1)), octets(Buffer.alloc(200, 7))));
    const expected = sequence(integer(5), explicit(0, setOf(integer(1)), octets(Buffer.alloc(200, 7))));
    expect(der(ber)).toBe(expected.toString('hex'));
    expect(withDefiniteLengths(ber).end).toBe(ber.length);
  });

  it('closes an open length inside a closed one, even where both forms are of one size', () => {
    const inner = [integer(1), octets(Buffer.alloc(300))];
    const ber = sequence(open(0x30, ...inner));
    expect(ber).toHaveLength(sequence(sequence(...inner)).length);
    expect(der(ber)).toBe(sequence(sequence(...inner)).toString('hex'));
    expect(withDefiniteLengths(ber).changed).toBe(true);
  });

  it('joins the segments of an octet string, nested ones too', () => {
    const ber = open(
      0x24,
      octets(Buffer.from('Hồ ')),
      open(0x24, octets(Buffer.from('sơ')), octets(Buffer.alloc(0))),
    );
    expect(der(ber)).toBe(octets(Buffer.from('Hồ sơ')).toString('hex'));
  });

  it('leaves octets that only look like a marker alone', () => {
    const ber = open(0x30, octets(Buffer.from([0, 0, 0x30, 0x80, 0, 0])));
    expect(der(ber)).toBe(sequence(octets(Buffer.from([0, 0, 0x30, 0x80, 0, 0]))).toString('hex'));
  });

  it('leaves the other liberties of BER for the strict reader to refuse', () => {
    const longInteger = Buffer.from([0x02, 0x02, 0x00, 0x05]);
    const { der: rewritten } = withDefiniteLengths(open(0x30, longInteger));
    expect(() => readDer(rewritten)).toThrow(MalformedError);
    const longLength = Buffer.from([0x30, 0x81, 0x03, 0x02, 0x01, 0x05]);
    expect(withDefiniteLengths(longLength).der).toEqual(longLength);
  });

  it.each([
    ['a segment of another type', open(0x24, integer(1))],
    ['an end that never comes', Buffer.from([0x30, 0x80, 0x02, 0x01, 0x05])],
    ['an open primitive', Buffer.from([0x04, 0x80, 0, 0])],
    ['a length beyond the end', Buffer.from([0x30, 0x05, 0x02, 0x01])],
    ['a child beyond its parent', Buffer.from([0x30, 0x80, 0x30, 0x02, 0x02, 0x04, 0, 0])],
    ['nesting without end', Buffer.alloc(4000, Buffer.from([0x30, 0x80]))],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_, bytes) => {
    expect(() => withDefiniteLengths(bytes)).toThrow(MalformedError);
  });

  it('answers any bytes with a value or MalformedError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        let end = 0;
        try {
          ({ end } = withDefiniteLengths(Uint8Array.of(0x30, 0x80, ...bytes)));
        } catch (error) {
          if (!(error instanceof MalformedError)) throw error;
        }
        expect(end).toBeLessThanOrEqual(bytes.length + 2);
      }),
    );
  });
});
