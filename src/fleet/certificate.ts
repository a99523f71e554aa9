import { createHash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type * as X509 from '@peculiar/x509';

// @peculiar/x509 loads tsyringe, which refuses to load without a Reflect.getMetadata. All that x509 registers
// there has constructors without parameters, so that answering "no metadata" is the whole truth.
const none = (): undefined => undefined;
Object.assign(Reflect, { getMetadata: none, getOwnMetadata: none, defineMetadata: none });
export const x509: typeof X509 = await import('@peculiar/x509');

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

export type Certificate = {
  /** PEM of the leaf and its private key. */
  readonly cert: string;
  readonly key: string;
  /** PEM of the authority that issued it. */
  readonly authority: string;
  /** Base64 SHA-256 of the leaf's public key. */
  readonly keyHash: string;
};

/**
 * One leaf for all hosts, issued by an authority that lives in memory only and ends with the process. (One
 * `*.gov.vn` certificate would be refused: gov.vn is a public suffix.)
 */
export const makeCertificate = async (hosts: readonly string[]): Promise<Certificate> => {
  const notBefore = new Date(Date.now() - DAY_MS);
  const notAfter = new Date(Date.now() + 30 * DAY_MS);
  const authorityKeys = await makeKeys();
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomBytes(12).toString('hex'),
    name: 'CN=PortalSweep local fleet (synthetic)',
    notBefore,
    notAfter,
    keys: authorityKeys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const keys = await makeKeys();
  const leaf = await x509.X509CertificateGenerator.create({
    serialNumber: randomBytes(12).toString('hex'),
    subject: 'CN=fleet.invalid',
    issuer: authority.subject,
    notBefore,
    notAfter,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', keys.publicKey));
  return {
    cert: leaf.toString('pem'),
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    authority: authority.toString('pem'),
    keyHash: createHash('sha256').update(spki).digest('base64'),
  };
};

const makeKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
