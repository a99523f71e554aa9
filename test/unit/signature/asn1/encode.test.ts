import { describe, expect, it } from 'vitest';
import { readDer } from '#src/signature/asn1/der.ts';
import { encodeDer, encodeOid } from '#src/signature/asn1/encode.ts';
import { readOid } from '#src/signature/asn1/primitives.ts';

describe('encodeDer', () => {
  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])(
    'writes %i octets so that the strict reader takes them',
    (size) => {
      expect(readDer(encodeDer(4, Buffer.alloc(size))).content).toHaveLength(size);
    },
  );
});

describe('encodeOid', () => {
  it.each(['1.2.840.113549.1.1.10', '2.16.840.1.101.3.4.2.1'])('writes %s', (oid) => {
    expect(readOid(readDer(encodeOid(oid)))).toBe(oid);
  });
});
