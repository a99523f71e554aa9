import { constants, type KeyObject, verify } from 'node:crypto';
import type { SignatureMethod } from './signature-methods.ts';

/** Field and order sizes in octets, for the raw r||s form of RFC 4050 and XMLDSig core 1.1, section 6.4.3. */
const CURVES: ReadonlyMap<string, { readonly bits: number; readonly octets: number }> = new Map([
  ['prime192v1', { bits: 192, octets: 24 }],
  ['secp224r1', { bits: 224, octets: 28 }],
  ['prime256v1', { bits: 256, octets: 32 }],
  ['secp256k1', { bits: 256, octets: 32 }],
  ['secp384r1', { bits: 384, octets: 48 }],
  ['secp521r1', { bits: 521, octets: 66 }],
  ['brainpoolP256r1', { bits: 256, octets: 32 }],
  ['brainpoolP384r1', { bits: 384, octets: 48 }],
  ['brainpoolP512r1', { bits: 512, octets: 64 }],
]);

/** Length of the key; for a curve, of its field. */
export function keyBits(key: KeyObject): number | null {
  if (key.asymmetricKeyType === 'ed25519') return 256;
  if (key.asymmetricKeyType === 'ed448') return 456;
  const details = key.asymmetricKeyDetails;
  return details?.modulusLength ?? CURVES.get(details?.namedCurve ?? '')?.bits ?? null;
}

const fits = (method: SignatureMethod, key: KeyObject): boolean => {
  const type = key.asymmetricKeyType;
  switch (method.family) {
    case 'rsa':
      return type === 'rsa';
    case 'rsa-pss':
      return type === 'rsa' || type === 'rsa-pss';
    case 'ecdsa':
      return type === 'ec';
    case 'dsa':
      return type === 'dsa';
    case 'eddsa':
      return type === method.name.toLowerCase();
  }
};

/** Whether this key made `value` over `octets` by this method; a key of another kind made nothing. */
export function verifyValue(
  method: SignatureMethod,
  key: KeyObject,
  octets: Uint8Array,
  value: Uint8Array,
): boolean {
  if (!fits(method, key)) return false;
  const hash = method.digest?.hash ?? null;
  try {
    switch (method.family) {
      case 'rsa':
        return verify(hash, octets, { key, padding: constants.RSA_PKCS1_PADDING }, value);
      case 'rsa-pss':
        return verify(
          hash,
          octets,
          { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: method.saltOctets ?? 0 },
          value,
        );
      case 'ecdsa': {
        const curve = CURVES.get(key.asymmetricKeyDetails?.namedCurve ?? '');
        if (curve === undefined || value.length !== 2 * curve.octets) return false;
        return verify(hash, octets, { key, dsaEncoding: 'ieee-p1363' }, value);
      }
      case 'dsa': {
        const order = Math.ceil((key.asymmetricKeyDetails?.divisorLength ?? 0) / 8);
        return value.length === 2 * order && verify(hash, octets, { key, dsaEncoding: 'ieee-p1363' }, value);
      }
      case 'eddsa':
        return verify(null, octets, key, value);
    }
  } catch {
    // OpenSSL throws for keys and parameters that it will not use at all.
    return false;
  }
}
