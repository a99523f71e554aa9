import { describe, expect, it } from 'vitest';
import { MalformedError, TAG, readDer } from '#src/signature/asn1/der.ts';
import { sequence } from '#src/signature/asn1/sequence.ts';
import { boolean, integer, sequence as made } from '../../../signing/der.ts';

const pair = readDer(made(integer(1), boolean(true)));

describe('sequence', () => {
  it('walks fields in order and skips what is absent', () => {
    const fields = sequence(pair, 'Pair');
    expect(fields.optional(TAG.boolean)).toBeNull();
    expect(fields.next(TAG.integer).content).toEqual(Buffer.from([1]));
    expect(fields.optional(TAG.boolean)?.tag).toBe(TAG.boolean);
    expect(() => fields.end()).not.toThrow();
  });

  it('refuses another type, a missing field, another field and a field too many', () => {
    expect(() => sequence(readDer(integer(1)), 'Pair')).toThrow(MalformedError);
    expect(() => sequence(pair, 'Pair').next(TAG.boolean)).toThrow(MalformedError);
    expect(() => sequence(pair, 'Pair').end()).toThrow(MalformedError);
    const fields = sequence(pair, 'Pair');
    fields.rest();
    expect(() => fields.next()).toThrow(MalformedError);
  });
});
