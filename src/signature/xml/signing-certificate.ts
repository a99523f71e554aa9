import { createPublicKey, type KeyObject } from 'node:crypto';
import { MalformedError } from '../asn1/der.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { parseCertificate } from '../certificates/parse-certificate.ts';
import { digest, sameOctets } from './digest-algorithms.ts';
import { childrenNamed, textOnly } from './element.ts';
import { DS } from './namespaces.ts';
import type { Element } from './read-tree.ts';
import type { CertificateBinding } from './read-xades.ts';
import { tooMuch } from './refusal.ts';
import { strictBase64 } from './strict-base64.ts';

/** What one file may still ask for: certificates to read, keys to try. Every signature in it may bring its own. */
export type Budget = { certificates: number; trials: number };

export const budgetOfFile = (): Budget => ({ certificates: 512, trials: 256 });

/** Certificates that can be read among these octets; one that cannot be read cannot have signed. */
export function readAll(values: readonly Uint8Array[], budget: Budget): readonly Certificate[] {
  budget.certificates -= values.length;
  if (budget.certificates < 0) throw tooMuch('certificates');
  return values.flatMap((der) => {
    try {
      return [parseCertificate(der)];
    } catch (cause) {
      if (cause instanceof MalformedError) return [];
      throw cause;
    }
  });
}

/** X509Certificate of KeyInfo's X509Data, in order. A bare KeyValue names nobody and is not looked at. */
export function keyInfoCertificates(keyInfo: Element | null, budget: Budget): readonly Certificate[] {
  if (keyInfo === null) return [];
  const holders = childrenNamed(keyInfo, DS, 'X509Data').flatMap((data) =>
    childrenNamed(data, DS, 'X509Certificate'),
  );
  return readAll(
    holders.flatMap((holder) => strictBase64(textOnly(holder) ?? '') ?? []),
    budget,
  );
}

/** Null where node:crypto cannot use the key. */
export function publicKeyOf(certificate: Certificate): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(certificate.spki), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Serial number and issuer of the DER IssuerSerial (RFC 5035, 5.4.1.1) stand in it as they do in the certificate. */
const namesIssuer = (issuerSerial: Uint8Array, certificate: Certificate): boolean => {
  const octets = Buffer.from(issuerSerial);
  return (
    octets.includes(Buffer.from(certificate.issuer)) &&
    octets.toString('hex').toUpperCase().includes(certificate.serialNumber)
  );
};

/** Whether the signed property names this certificate: its digest, and issuer and serial number where given. */
export function isBoundBy(binding: CertificateBinding, certificate: Certificate): boolean {
  if (binding.digest === null || binding.value === null) return false;
  if (!sameOctets(digest(binding.digest, certificate.der), binding.value)) return false;
  if (binding.serialNumber !== null) {
    if (!/^\d{1,64}$/.test(binding.serialNumber)) return false;
    if (BigInt(binding.serialNumber) !== BigInt(`0x${certificate.serialNumber || '0'}`)) return false;
  }
  return binding.issuerSerial === null || namesIssuer(binding.issuerSerial, certificate);
}
