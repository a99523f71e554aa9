import { createHash } from 'node:crypto';
import { digestOf, algorithmOid } from '../algorithms.ts';
import { type DerNode, MalformedError, TAG } from '../asn1/der.ts';
import { sequence } from '../asn1/sequence.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { type Attribute, singleValue } from './attributes.ts';
import { OID } from './oids.ts';
import { parts } from './parts.ts';

const LIMIT = 100;

/** Digest of the certificate that the signer says is his own. */
export type CertificateBinding = { readonly digest: string; readonly hash: Uint8Array };

/** ESSCertID(v2) of the first certificate of the list: by RFC 2634, 5.4 and RFC 5035, 4 it is the signer's. */
function first(value: DerNode): DerNode {
  const fields = sequence(value, 'SigningCertificate');
  const [own] = parts(fields.next(TAG.sequence), LIMIT, 'signing certificates');
  if (own === undefined) throw new MalformedError('SigningCertificate: the list is empty');
  return own;
}

function readV2(value: DerNode): CertificateBinding {
  const fields = sequence(first(value), 'ESSCertIDv2');
  const algorithm = fields.optional(TAG.sequence);
  const digest = algorithm === null ? digestOf('SHA-256') : digestOf(algorithmOid(algorithm.bytes));
  if (digest?.node == null) throw new MalformedError('ESSCertIDv2: unknown digest algorithm');
  return { digest: digest.name, hash: fields.next(TAG.octetString).content };
}

function readV1(value: DerNode): CertificateBinding {
  return { digest: 'SHA-1', hash: sequence(first(value), 'ESSCertID').next(TAG.octetString).content };
}

/** What the signed attributes say of the signing certificate; both versions may stand there and both must hold. */
export function readBindings(signed: readonly Attribute[]): readonly CertificateBinding[] {
  const v1 = singleValue(signed, OID.signingCertificate);
  const v2 = singleValue(signed, OID.signingCertificateV2);
  return [...(v1 === null ? [] : [readV1(v1)]), ...(v2 === null ? [] : [readV2(v2)])];
}

export function isBoundBy(certificate: Certificate, bindings: readonly CertificateBinding[]): boolean {
  return bindings.every(({ digest, hash }) => {
    const algorithm = digestOf(digest)?.node;
    return algorithm != null && createHash(algorithm).update(certificate.der).digest().equals(hash);
  });
}
