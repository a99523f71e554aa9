import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { readSignatureMethod, type SignatureMethod } from '#src/signature/xml/signature-methods.ts';
import { keyBits, verifyValue } from '#src/signature/xml/verify-value.ts';
import { DS, utf8 } from './signed-text.ts';

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const MORE_2021 = 'http://www.w3.org/2021/04/xmldsig-more#';

const methodOf = (algorithm: string, inside = ''): SignatureMethod | null => {
  const tree = readTree(
    utf8(`<ds:SignatureMethod xmlns:ds="${DS}" Algorithm="${algorithm}">${inside}</ds:SignatureMethod>`),
  );
  try {
    return readSignatureMethod(tree.root);
  } finally {
    tree.document.dispose();
  }
};

const octets = utf8('<ds:SignedInfo></ds:SignedInfo>');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const p521 = generateKeyPairSync('ec', { namedCurve: 'secp521r1' });
const ed25519 = generateKeyPairSync('ed25519');
const ed448 = generateKeyPairSync('ed448');

type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
const raw = (key: KeyObject) => ({ key, dsaEncoding: 'ieee-p1363' as const });
const pss = (key: KeyObject, saltLength: number) => ({
  key,
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength,
});

const CASES: readonly (readonly [string, Pair, () => Buffer])[] = [
  [`${DS}rsa-sha1`, rsa, () => sign('sha1', octets, rsa.privateKey)],
  [`${MORE}rsa-sha256`, rsa, () => sign('sha256', octets, rsa.privateKey)],
  [`${MORE}rsa-sha512`, rsa, () => sign('sha512', octets, rsa.privateKey)],
  [`${MORE_2007}sha256-rsa-MGF1`, rsa, () => sign('sha256', octets, pss(rsa.privateKey, 32))],
  [`${MORE_2007}sha3-256-rsa-MGF1`, rsa, () => sign('sha3-256', octets, pss(rsa.privateKey, 32))],
  [`${MORE}ecdsa-sha256`, p256, () => sign('sha256', octets, raw(p256.privateKey))],
  [`${MORE}ecdsa-sha512`, p521, () => sign('sha512', octets, raw(p521.privateKey))],
  [`${MORE_2021}ecdsa-sha3-384`, p256, () => sign('sha3-384', octets, raw(p256.privateKey))],
  [`${MORE_2021}eddsa-ed25519`, ed25519, () => sign(null, octets, ed25519.privateKey)],
  [`${MORE_2021}eddsa-ed448`, ed448, () => sign(null, octets, ed448.privateKey)],
];

describe('verifyValue', () => {
  it.each(CASES)('%s holds for its own octets, value and key alone', (algorithm, { publicKey }, make) => {
    const method = methodOf(algorithm)!;
    const value = make();
    expect(verifyValue(method, publicKey, octets, value)).toBe(true);
    expect(verifyValue(method, publicKey, utf8('other'), value)).toBe(false);
    const altered = Buffer.from(value);
    altered[altered.length - 1]! ^= 1;
    expect(verifyValue(method, publicKey, octets, altered)).toBe(false);
    expect(verifyValue(method, publicKey, octets, value.subarray(1))).toBe(false);
    expect(verifyValue(method, publicKey, octets, Buffer.alloc(value.length))).toBe(false);
    const others = [rsa, p256, p521, ed25519, ed448].filter((each) => each.publicKey !== publicKey);
    expect(others.map((other) => verifyValue(method, other.publicKey, octets, value))).not.toContain(true);
  });

  it('takes ECDSA in the raw form only, not in DER', () => {
    const value = sign('sha256', octets, p256.privateKey);
    expect(verifyValue(methodOf(`${MORE}ecdsa-sha256`)!, p256.publicKey, octets, value)).toBe(false);
  });

  it('holds PSS to the salt that the method names', () => {
    const value = sign('sha256', octets, pss(rsa.privateKey, 20));
    expect(verifyValue(methodOf(`${MORE_2007}sha256-rsa-MGF1`)!, rsa.publicKey, octets, value)).toBe(false);
    const salt = `<p:RSAPSSParams xmlns:p="${MORE_2007}"><p:SaltLength>20</p:SaltLength></p:RSAPSSParams>`;
    expect(verifyValue(methodOf(`${MORE_2007}rsa-pss`, salt)!, rsa.publicKey, octets, value)).toBe(true);
  });
});

describe('readSignatureMethod', () => {
  it.each(['', `${DS}hmac-sha1`, `${MORE}hmac-sha256`, `${MORE}rsa-ripemd160`, 'toString', '__proto__'])(
    'does not know %j',
    (algorithm) => {
      expect(methodOf(algorithm)).toBeNull();
    },
  );

  it('refuses parameters where the method has none', () => {
    expect(() => methodOf(`${MORE}rsa-sha256`, '<ds:HMACOutputLength>0</ds:HMACOutputLength>')).toThrow(
      'xml-signature-structure',
    );
  });

  it.each([
    `<p:MaskGenerationFunction Algorithm="urn:other"/>`,
    `<p:MaskGenerationFunction Algorithm="${MORE_2007}MGF1"><p:DigestMethod Algorithm="${DS}sha1"/></p:MaskGenerationFunction>`,
    '<p:SaltLength>-1</p:SaltLength>',
    '<p:SaltLength>2<!-- -->0</p:SaltLength>',
    '<p:TrailerField>2</p:TrailerField>',
  ])('does not know PSS with %s', (inside) => {
    expect(
      methodOf(`${MORE_2007}rsa-pss`, `<p:RSAPSSParams xmlns:p="${MORE_2007}">${inside}</p:RSAPSSParams>`),
    ).toBeNull();
  });
});

describe('keyBits', () => {
  it('gives the length of the key or of the curve', () => {
    expect([rsa, p256, p521, ed25519].map(({ publicKey }) => keyBits(publicKey))).toEqual([
      2048, 256, 521, 256,
    ]);
  });
});
