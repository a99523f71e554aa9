import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedError, TAG, children, context, readDer, readDerPrefix } from '#src/signature/asn1/der.ts';
import { integer, octets, sequence } from '../../../signing/der.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text.replace(/ /gu, ''), 'hex');

describe('readDer', () => {
  it('gives tag, whole value and content as views', () => {
    const source = bytes('30 06 02 01 05 04 01 aa');
    const node = readDer(source);
    expect(node.tag).toBe(TAG.sequence);
    expect(node.content.buffer).toBe(source.buffer);
    expect(children(node).map(({ tag, content }) => [tag, [...content]])).toEqual([
      [TAG.integer, [5]],
      [TAG.octetString, [0xaa]],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a header without length', '30'],
    ['an indefinite length', '30 80 02 01 05 00 00'],
    ['a long length that fits one octet', '04 81 01 aa'],
    ['a length with a leading zero', `04 82 00 80 ${'00'.repeat(128)}`],
    ['a length of five octets', '04 85 01 00 00 00 00'],
    ['a value cut short', '04 05 aa'],
    ['octets after the value', '02 01 05 00'],
    ['a part longer than the whole', '30 03 04 05 aa'],
    ['a part cut short', '30 01 02'],
    ['a constructed octet string', '24 03 04 01 aa'],
    ['a constructed bit string', '23 04 03 02 00 aa'],
    ['a primitive sequence', '10 00'],
    ['an integer with a needless zero', '02 02 00 05'],
    ['a negative integer with a needless ff', '02 02 ff 80'],
    ['an empty integer', '02 00'],
    ['a boolean that is neither 00 nor ff', '01 01 01'],
    ['a null with content', '05 01 00'],
    ['a bit string without its first octet', '03 00'],
    ['a bit string with eight unused bits', '03 02 08 00'],
    ['a bit string with dirty unused bits', '03 02 04 0f'],
    ['an object identifier with a padded arc', '06 03 2a 80 01'],
    ['an object identifier cut short', '06 02 2a 86'],
    ['a long tag that fits the short form', '1f 1e 00'],
    ['an end-of-contents marker', '30 02 00 00'],
  ])('refuses %s', (_what, text) => {
    expect(() => readDer(bytes(text))).toThrow(MalformedError);
  });

  it('refuses the same inside of implicit and explicit tags', () => {
    expect(() => readDer(bytes('a0 04 02 02 00 05'))).toThrow(MalformedError);
    expect(readDer(bytes('a0 03 02 01 05')).tag).toBe(context(0));
  });

  it('takes tag numbers of more than one octet', () => {
    expect(readDer(bytes('bf 8f 01 00')).tag).toBe(0xbf | (0x781 << 8));
  });

  it('stops at 64 levels without a stack of its own', () => {
    const nested = (levels: number): Uint8Array => {
      let value: Uint8Array = integer(1);
      for (let level = 0; level < levels; level += 1) value = sequence(value);
      return value;
    };
    expect(readDer(nested(60)).tag).toBe(TAG.sequence);
    expect(() => readDer(nested(100))).toThrow(/nesting/u);
    expect(() => readDer(nested(20_000))).toThrow(/nesting/u);
  });

  it('throws nothing but MalformedError on any octets', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 200 }), (source) => {
      try {
        readDer(source);
        return true;
      } catch (error) {
        return error instanceof MalformedError;
      }
    });
    expect(fc.check(property)).toMatchObject({ failed: false });
  });

  it('refuses or keeps to the octets of a value of which one was changed', () => {
    const source = sequence(integer(70_000), sequence(octets(Buffer.from('abc'))), octets(Buffer.alloc(200)));
    const property = fc.property(
      fc.nat(source.length - 1),
      fc.integer({ min: 1, max: 255 }),
      (at, change) => {
        const changed = Uint8Array.from(source);
        changed[at] = (changed[at] ?? 0) ^ change;
        try {
          return readDer(changed).bytes.length === source.length;
        } catch (error) {
          return error instanceof MalformedError;
        }
      },
    );
    expect(fc.check(property)).toMatchObject({ failed: false });
  });
});

describe('readDerPrefix', () => {
  it('leaves alone what follows the value', () => {
    expect(readDerPrefix(bytes('02 01 05 00 00 00')).bytes).toHaveLength(3);
  });
});

describe('children', () => {
  it('refuses a primitive value', () => {
    expect(() => children(readDer(integer(3)))).toThrow(MalformedError);
  });
});
