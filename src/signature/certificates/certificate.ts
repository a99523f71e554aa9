import type { Certificate as PkijsCertificate } from 'pkijs';

export type CertificateExtension = {
  readonly critical: boolean;
  /** DER of the extension's own value. */
  readonly value: Uint8Array;
};

/** A parsed X.509 certificate; `der` is exactly what was in the file. */
export type Certificate = {
  readonly der: Uint8Array;
  /** For those who need pkijs; parsed on first use. @throws MalformedError where pkijs cannot read it */
  readonly parsed: PkijsCertificate;
  /** Normalised names for RFC 5280 matching; equal keys are equal names. */
  readonly subjectKey: string;
  readonly issuerKey: string;
  /** Hexadecimal, upper case, without leading zero octets. */
  readonly serialNumber: string;
  /** Content octets of the serial number: -1 and 255 differ here, and in CRLs. */
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SHA-256 of the DER, hexadecimal, lower case. */
  readonly fingerprint: string;
  /** 1, 2 or 3. */
  readonly version: number;
  /** DER of the parts, views into `der`. */
  readonly tbs: Uint8Array;
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly spki: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  readonly signatureValue: Uint8Array;
  /** By OID. */
  readonly extensions: ReadonlyMap<string, CertificateExtension>;
};
