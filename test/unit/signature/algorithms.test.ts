import { constants, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type AlgorithmUse,
  algorithmUses,
  describeAlgorithm,
  digestOf,
  publicKey,
  refusedAlgorithm,
  type SignatureScheme,
  signatureScheme,
  verifySignature,
} from '#src/signature/algorithms.ts';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { explicit, integer, nothing, oid, sequence } from '../../signing/der.ts';
import { keyOf, signatureIdentifier, signOctets } from '../../signing/keys.ts';

const key = (name: string, keyBits: number | null): AlgorithmUse => ({ use: 'key', name, keyBits });
const body = Buffer.from('đơn đăng ký');

describe('refusedAlgorithm', () => {
  it.each([
    ['digest', 'SHA-256', null],
    ['digest', 'SHA3-384', null],
    ['signature', 'RSA PKCS#1 v1.5', 2048],
    ['signature', 'ECDSA', 256],
    ['key', 'RSA', 2048],
    ['key', 'EC brainpoolP256r1', 256],
    ['key', 'Ed448', 456],
  ] as const)('accepts %s %s %s', (use, name, keyBits) => {
    expect(refusedAlgorithm({ use, name, keyBits })).toBeNull();
  });

  it.each([
    ['digest', 'SHA-1', null, 'weak-digest'],
    ['digest', 'MD5', null, 'weak-digest'],
    ['digest', 'SHA-224', null, 'weak-digest'],
    ['digest', 'constructor', null, 'weak-digest'],
    ['signature', 'RSA PKCS#1 v1.5', 2047, 'weak-signature'],
    ['signature', 'toString', 4096, 'weak-signature'],
    ['signature', 'ECDSA', null, 'weak-signature'],
    ['key', 'RSA', 1024, 'weak-key'],
    ['key', 'DSA', 1024, 'weak-key'],
    ['key', 'EC P-192', 192, 'weak-key'],
    ['key', 'EC secp256k1', 256, 'weak-key'],
    ['key', 'EC of an unnamed curve', null, 'weak-key'],
  ] as const)('refuses %s %s %s', (use, name, keyBits, code) => {
    expect(refusedAlgorithm({ use, name, keyBits })?.code).toBe(code);
  });
});

describe('describeAlgorithm', () => {
  it.each([
    [key('RSA', 2048), 'RSA 2048'],
    [key('EC P-256', 256), 'EC P-256'],
    [{ use: 'signature', name: 'RSA PKCS#1 v1.5', keyBits: 3072 } as const, 'RSA PKCS#1 v1.5 3072'],
    [{ use: 'digest', name: 'SHA-256', keyBits: null } as const, 'SHA-256'],
  ])('says it for people', (use, wanted) => {
    expect(describeAlgorithm(use)).toBe(wanted);
  });
});

describe('signatureScheme', () => {
  it('takes a digest of its own only where the OID names the key alone', () => {
    const rsaKey = sequence(oid('1.2.840.113549.1.1.1'), nothing());
    expect(signatureScheme(rsaKey)).toBeNull();
    expect(signatureScheme(rsaKey, '2.16.840.1.101.3.4.2.1')?.digest?.name).toBe('SHA-256');
    const sha512 = sequence(oid('1.2.840.113549.1.1.13'), nothing());
    expect(signatureScheme(sha512, '1.3.14.3.2.26')?.digest?.name).toBe('SHA-512');
  });

  it('reads what RSA-PSS leaves out as SHA-1 with 20 octets of salt', () => {
    expect(signatureScheme(sequence(oid('1.2.840.113549.1.1.10'), sequence()))).toMatchObject({
      kind: 'rsa-pss',
      digest: { name: 'SHA-1' },
      mask: { name: 'SHA-1' },
      saltLength: 20,
    });
  });

  it('knows no scheme for other OIDs, trailers and mask functions', () => {
    expect(signatureScheme(sequence(oid('1.2.3.4')))).toBeNull();
    const trailer = sequence(oid('1.2.840.113549.1.1.10'), sequence(explicit(3, integer(2))));
    expect(signatureScheme(trailer)).toBeNull();
    const mask = sequence(oid('1.2.840.113549.1.1.10'), sequence(explicit(1, sequence(oid('1.2.3')))));
    expect(signatureScheme(mask)).toBeNull();
    expect(() => signatureScheme(Buffer.from('3000', 'hex'))).toThrow(MalformedError);
  });
});

describe('verifySignature', () => {
  it.each(['RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519'] as const)(
    'checks %s, and sees a changed octet',
    (kind) => {
      const signer = keyOf('algorithms', kind);
      const scheme = signatureScheme(signatureIdentifier(signer, { digest: 'sha256' })) as SignatureScheme;
      const value = signOctets(signer, { digest: 'sha256' }, body);
      const open = publicKey(signer.spki);
      expect(verifySignature(scheme, open, body, value)).toBe(true);
      expect(verifySignature(scheme, open, Buffer.concat([body, Buffer.from('.')]), value)).toBe(false);
      expect(verifySignature(scheme, publicKey(keyOf('another', kind).spki), body, value)).toBe(false);
      expect(verifySignature(scheme, open, body, Buffer.alloc(0))).toBe(false);
    },
  );

  it('checks RSA-PSS with the salt and the mask that are named, no other', () => {
    const signer = keyOf('algorithms', 'RSA-2048');
    const scheme = signatureScheme(
      signatureIdentifier(signer, { digest: 'sha256', pss: true }),
    ) as SignatureScheme;
    const value = signOctets(signer, { digest: 'sha256', pss: true }, body);
    const open = publicKey(signer.spki);
    expect(verifySignature(scheme, open, body, value)).toBe(true);
    expect(verifySignature({ ...scheme, saltLength: 20 }, open, body, value)).toBe(false);
    expect(verifySignature({ ...scheme, mask: digestOf('SHA-512') }, open, body, value)).toBe(false);
  });

  it('checks RSA-PSS whose mask has a digest of its own', () => {
    const pair = generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha256',
      mgf1HashAlgorithm: 'sha512',
    });
    const value = sign('sha256', body, {
      key: pair.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 32,
    });
    const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
    const scheme: SignatureScheme = {
      kind: 'rsa-pss',
      digest: digestOf('SHA-256'),
      mask: digestOf('SHA-512'),
      saltLength: 32,
      encoding: 'der',
    };
    expect(verifySignature(scheme, publicKey(spki), body, value)).toBe(true);
    expect(verifySignature({ ...scheme, mask: digestOf('SHA-256') }, publicKey(spki), body, value)).toBe(
      false,
    );
    // The same key as a plain RSA key, as certificates mostly carry it.
    const bare = spki.subarray(spki.indexOf(Buffer.from('0382010f00', 'hex')));
    const plain = sequence(sequence(oid('1.2.840.113549.1.1.1'), nothing()), bare);
    expect(verifySignature(scheme, publicKey(plain), body, value)).toBe(true);
    expect(verifySignature({ ...scheme, mask: digestOf('SHA-256') }, publicKey(plain), body, value)).toBe(
      false,
    );
  });

  it('never takes a key of one kind for a scheme of another', () => {
    const signer = keyOf('algorithms', 'P-256');
    const rsa = signatureScheme(sequence(oid('1.2.840.113549.1.1.11'), nothing())) as SignatureScheme;
    expect(
      verifySignature(rsa, publicKey(signer.spki), body, signOctets(signer, { digest: 'sha256' }, body)),
    ).toBe(false);
  });
});

describe('algorithmUses', () => {
  it('names digest, mask, scheme and key', () => {
    const scheme: SignatureScheme = {
      kind: 'rsa-pss',
      digest: digestOf('SHA-256'),
      mask: digestOf('SHA-1'),
      saltLength: 32,
      encoding: 'der',
    };
    const names = algorithmUses(scheme, publicKey(keyOf('algorithms', 'RSA-2048').spki)).map(
      describeAlgorithm,
    );
    expect(names).toEqual(['SHA-256', 'SHA-1', 'RSA-PSS 2048', 'RSA 2048']);
  });
});

describe('publicKey', () => {
  it('names a curve that is spelt out as one that nobody accepts', () => {
    const { publicKey: open } = generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' });
    const { use } = publicKey(open.export({ format: 'der', type: 'spki' }));
    expect(use).toEqual({ use: 'key', name: 'EC of an unnamed curve', keyBits: null });
    expect(createPublicKey(open.export({ format: 'pem', type: 'spki' })).asymmetricKeyType).toBe('ec');
  });
});
