import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strictBase64 } from '#src/signature/xml/strict-base64.ts';

describe('strictBase64', () => {
  it('reads octets back, white space or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (octets) => {
        const text = Buffer.from(octets).toString('base64').replace(/.{7}/g, '$&\r\n\t ');
        expect(strictBase64(text)).toEqual(new Uint8Array(octets));
      }),
    );
  });

  it.each([
    '',
    '   ',
    'AAA',
    'AA=A',
    'A===',
    'AAAA=',
    'AA*A',
    'AB==',
    'AAB=',
    'AA-_',
    'ＡＡＡＡ',
    'AA\u00a0AA',
  ])('refuses %j', (text) => {
    expect(strictBase64(text)).toBeNull();
  });
});
