import type { CertificateSummary } from '#src/model/signature.ts';
import { MalformedError } from '../asn1/der.ts';
import { describeAlgorithm, publicKey } from '../algorithms.ts';
import type { Certificate } from './certificate.ts';
import { describeName, readName } from './names.ts';

const UID = '0.9.2342.19200300.100.1.1';
const COMMON_NAME = '2.5.4.3';

/**
 * `CCCD:`, `CMND:`, `MST:`, `HC:`, `BHXH:`, `PID:`, `PPID:` and whatever the authorities add. Seen ASCII only: with
 * other digits, or marks that nobody sees, it would look like the number of somebody else.
 */
const TYPED = /^[A-Z]{2,8}:[!-~]+$/u;

const texts = (certificate: Certificate, oid: string): readonly string[] =>
  readName(certificate.subject)
    .flat()
    .flatMap((each) => (each.oid === oid && each.text !== null ? [each.text.normalize('NFC')] : []));

/**
 * Every typed UID of the subject in the order of the DER, digits exactly as they stand there. Only whole attribute
 * values count: "UID=…" inside a common name is a name.
 */
export function subjectIds(certificate: Certificate): readonly string[] {
  return texts(certificate, UID).filter((text) => TYPED.test(text));
}

/** The last common name of the subject, which is the most specific one; null where there is none. */
export function commonName(certificate: Certificate): string | null {
  return texts(certificate, COMMON_NAME).at(-1) ?? null;
}

export function summarise(certificate: Certificate): CertificateSummary {
  return {
    subject: describeName(certificate.subject),
    issuer: describeName(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    key: keyText(certificate),
    fingerprint: certificate.fingerprint,
  };
}

/** A certificate is described even where its key cannot be read; "?" then. */
function keyText({ spki }: Certificate): string {
  try {
    return describeAlgorithm(publicKey(spki).use);
  } catch (error) {
    if (error instanceof MalformedError) return '?';
    throw error;
  }
}
