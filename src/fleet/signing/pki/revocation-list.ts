import { x509 } from '../../certificate.ts';
import type { Authority } from './authority.ts';
import type { Leaf } from './leaf.ts';
import { integer } from '../der.ts';

const DAY_MS = 86_400_000;

/** The authority's CRL (RFC 5280, 5) over what it revoked, good for a week. DER. */
export const revocationList = async (
  authority: Authority,
  revoked: readonly Leaf[],
  now: Date,
): Promise<Buffer> => {
  const list = await x509.X509CrlGenerator.create({
    issuer: authority.certificate.subjectName,
    thisUpdate: new Date(now.getTime() - 3_600_000),
    nextUpdate: new Date(now.getTime() + 7 * DAY_MS),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    signingKey: authority.key.pair.privateKey,
    entries: revoked.map(({ serialNumber, revokedAt }) => ({
      serialNumber,
      revocationDate: revokedAt ?? now,
      reason: x509.X509CrlReason.keyCompromise,
    })),
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      // cRLNumber grows with time, as RFC 5280 (5.2.3) wants.
      new x509.Extension('2.5.29.20', false, new Uint8Array(integer(Math.floor(now.getTime() / 1000)))),
    ],
  });
  return Buffer.from(list.rawData);
};
