import type { Certificate } from './certificate.ts';
import { KEY_USAGE, extendedKeyUsage, keyUsage } from './extensions.ts';

/** What the first certificate of a path is to be used for. */
export type PathUse = 'signing' | 'time-stamping' | 'ocsp-signing' | 'crl-signing';

const ANY_PURPOSE = '2.5.29.37.0';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/**
 * Purposes under which authorities issue certificates for signing documents: RFC 9336 document signing, Microsoft's
 * and Adobe's, mail protection, client authentication (most Vietnamese citizens' certificates) and smart-card logon.
 */
const SIGNING_PURPOSES: readonly string[] = [
  ANY_PURPOSE,
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.2',
];

const has = (set: ReadonlySet<string>, wanted: readonly string[]): boolean =>
  wanted.some((each) => set.has(each));

const signs = (certificate: Certificate): boolean => {
  const bits = keyUsage(certificate);
  return bits === null || bits.has(KEY_USAGE.digitalSignature) || bits.has(KEY_USAGE.nonRepudiation);
};

/** Whether key usage and extended key usage of the first certificate of a path allow the use. @throws MalformedError */
export function leafAllows(certificate: Certificate, use: PathUse): boolean {
  const extended = extendedKeyUsage(certificate);
  switch (use) {
    case 'signing':
      return signs(certificate) && (extended === null || has(extended.purposes, SIGNING_PURPOSES));
    case 'time-stamping':
      // RFC 3161, 2.3: this purpose, alone and critical.
      return (
        signs(certificate) &&
        extended !== null &&
        extended.critical &&
        extended.purposes.size === 1 &&
        extended.purposes.has(TIME_STAMPING)
      );
    case 'ocsp-signing':
      return signs(certificate) && extended !== null && extended.purposes.has(OCSP_SIGNING);
    case 'crl-signing':
      return keyUsage(certificate)?.has(KEY_USAGE.crlSign) ?? true;
  }
}

/**
 * Whether an authority whose certificate names purposes may issue for this use. RFC 5280 leaves it open; every
 * operating system reads such a list as a limit for what is below, and so does this.
 */
export function authorityAllows(certificate: Certificate, use: PathUse): boolean {
  const extended = extendedKeyUsage(certificate);
  if (extended === null || extended.purposes.has(ANY_PURPOSE)) return true;
  switch (use) {
    case 'signing':
      return has(extended.purposes, SIGNING_PURPOSES);
    case 'time-stamping':
      return extended.purposes.has(TIME_STAMPING);
    // A responder or CRL issuer speaks for the very authority that issued its certificate.
    case 'ocsp-signing':
    case 'crl-signing':
      return true;
  }
}
