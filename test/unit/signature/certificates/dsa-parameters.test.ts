import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKey } from '#src/signature/algorithms.ts';
import { children, readDer } from '#src/signature/asn1/der.ts';
import { withDsaParameters } from '#src/signature/certificates/dsa-parameters.ts';
import { oid, sequence } from '../../../signing/der.ts';
import { keyOf } from '../../../signing/keys.ts';

const whole = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey.export({
  type: 'spki',
  format: 'der',
});
const bare = sequence(sequence(oid('1.2.840.10040.4.1')), children(readDer(whole))[1]?.bytes ?? whole);

describe('withDsaParameters', () => {
  it('gives a key the parameters of the authority above', () => {
    expect(publicKey(bare).key).toBeNull();
    expect(Buffer.from(withDsaParameters(bare, whole))).toEqual(whole);
  });

  it('leaves alone what needs none or can have none', () => {
    const other = keyOf('dsa').spki;
    expect(withDsaParameters(whole, whole)).toBe(whole);
    expect(withDsaParameters(bare, bare)).toBe(bare);
    expect(withDsaParameters(bare, other)).toBe(bare);
    expect(withDsaParameters(other, whole)).toBe(other);
  });
});
