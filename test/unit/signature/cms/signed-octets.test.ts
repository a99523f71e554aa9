import { describe, expect, it } from 'vitest';
import { readDer } from '#src/signature/asn1/der.ts';
import { looksLikeAttributes, signedOctets } from '#src/signature/cms/signed-octets.ts';
import { attribute } from '../../../signing/cms.ts';
import { octets, oid, setOf, tagged } from '../../../signing/der.ts';

const type = attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1'));
const digest = attribute('1.2.840.113549.1.9.4', octets(Buffer.alloc(32, 1)));

describe('signedOctets', () => {
  it('puts the tag of a SET in place of the context tag', () => {
    expect(signedOctets(readDer(tagged(0xa0, type, digest)))).toEqual([Uint8Array.from(setOf(type, digest))]);
  });

  it('offers the sorted set besides for attributes that were written unsorted', () => {
    const unsorted = signedOctets(readDer(tagged(0xa0, digest, type)));
    expect(unsorted).toEqual([
      Uint8Array.from(tagged(0x31, digest, type)),
      Uint8Array.from(setOf(type, digest)),
    ]);
  });
});

describe('looksLikeAttributes', () => {
  it('knows signed attributes that are passed off as content', () => {
    expect(looksLikeAttributes(setOf(type, digest))).toBe(true);
  });

  it.each([
    ['text', Buffer.from('1 hồ sơ')],
    ['nothing', Buffer.alloc(0)],
    ['a set of something else', setOf(type)],
  ])('lets %s be content', (_, content) => {
    expect(looksLikeAttributes(content)).toBe(false);
  });
});
