import { type Digest, algorithmOid, digestOf } from '../algorithms.ts';
import { MalformedError, TAG, context, readDer } from '../asn1/der.ts';
import { readBoolean, readOid, readSmallInteger, readTime } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import { parts } from './parts.ts';

const LIMIT = 100;

/** RFC 3161, 2.4.2, as far as a verifier needs it. */
export type TimeStampInfo = {
  /** Null where the algorithm is not known. */
  readonly digest: Digest | null;
  readonly digestOid: string;
  readonly imprint: Uint8Array;
  readonly at: Date;
};

/** @param der the token's encapsulated content; @throws MalformedError */
export function readTimeStampInfo(der: Uint8Array): TimeStampInfo {
  const fields = sequence(readDer(der), 'TSTInfo');
  if (readSmallInteger(fields.next(TAG.integer)) !== 1) throw new MalformedError('TSTInfo: unknown version');
  readOid(fields.next(TAG.oid));
  const imprint = sequence(fields.next(TAG.sequence), 'MessageImprint');
  const digestOid = algorithmOid(imprint.next(TAG.sequence).bytes);
  const hash = imprint.next(TAG.octetString).content;
  imprint.end();
  fields.next(TAG.integer);
  const at = readTime(fields.next(TAG.generalizedTime));
  fields.optional(TAG.sequence);
  fields.optional(TAG.boolean);
  fields.optional(TAG.integer);
  fields.optional(context(0));
  const extensions = fields.optional(context(1));
  fields.end();
  for (const extension of extensions === null ? [] : parts(extensions, LIMIT, 'extensions')) {
    const parts = sequence(extension, 'Extension');
    const oid = readOid(parts.next(TAG.oid));
    const critical = parts.optional(TAG.boolean);
    if (critical !== null && readBoolean(critical)) {
      throw new MalformedError(`TSTInfo: unknown critical extension ${oid}`);
    }
  }
  return { digest: digestOf(digestOid), digestOid, imprint: hash, at };
}
