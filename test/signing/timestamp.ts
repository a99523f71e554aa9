import { generalizedTime, integer, octets, oid, sequence } from './der.ts';
import type { Issued } from './certificate.ts';
import { signedData } from './cms.ts';
import { type Digest, digestIdentifier, hashOf } from './keys.ts';

export type TimestampWish = {
  readonly over: Uint8Array;
  readonly by: Issued;
  readonly at: string;
  readonly digest?: Digest;
  readonly chain?: readonly Issued[];
};

/** Time-stamp token of RFC 3161: a DER ContentInfo. */
export const timestampToken = ({ over, by, at, digest = 'sha256', chain = [] }: TimestampWish): Buffer => {
  const info = sequence(
    integer(1),
    oid('1.3.6.1.4.1.99999.3'),
    sequence(digestIdentifier(digest), octets(hashOf(digest, over))),
    integer(4711),
    generalizedTime(new Date(at)),
  );
  return signedData({
    content: info,
    contentType: '1.2.840.113549.1.9.16.1.4',
    attached: true,
    signers: [{ by, signingTime: at }],
    certificates: [by, ...chain],
  });
};
