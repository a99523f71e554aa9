import { readSignedData } from '#src/signature/cms/signed-data.ts';
import type { Issued } from '../../../signing/certificate.ts';
import { attribute, signedData } from '../../../signing/cms.ts';
import {
  children,
  explicit,
  generalizedTime,
  integer,
  octets,
  oid,
  retagged,
  sequence,
  setOf,
} from '../../../signing/der.ts';
import { type Digest, digestIdentifier, hashOf } from '../../../signing/keys.ts';

export type ArchiveWish = {
  readonly by: Issued;
  readonly at: string;
  readonly content: Uint8Array;
  readonly chain?: readonly Issued[];
  /** Digests in the index of things that the file does not hold. */
  readonly strangers?: readonly Uint8Array[];
  /** Leaves the unsigned attributes out of the index. */
  readonly attributesUncovered?: boolean;
  /** Of the index. */
  readonly digest?: Digest;
};

const certain = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the file is not what the test made');
  return value;
};

/** The same file with one more unsigned attribute at its first signer. */
export function withUnsigned(cms: Buffer, added: Buffer): Buffer {
  const [type, wrapped] = children(cms);
  const parts = [...children(certain(children(certain(wrapped))[0]))];
  const [signer, ...others] = children(certain(parts.pop()));
  const fields = [...children(certain(signer))];
  const last = certain(fields.at(-1));
  const existing = last[0] === 0xa1 ? children(certain(fields.pop())) : [];
  const rebuilt = sequence(...fields, retagged(0xa1, setOf(...existing, added)));
  return sequence(certain(type), explicit(0, sequence(...parts, setOf(rebuilt, ...others))));
}

/** Adds an archive time stamp v3 (EN 319 122-1, 5.5.3) that covers all that is there. */
export function archived(cms: Buffer, wish: ArchiveWish): Buffer {
  const data = readSignedData(cms);
  const signer = certain(data.signers[0]);
  const digests = (all: readonly (readonly Uint8Array[])[]): Buffer =>
    sequence(...all.map((parts) => octets(hashOf(wish.digest ?? 'sha256', ...parts))));
  const values = signer.unsigned.flatMap(({ typeNode, values: each }) =>
    each.map(({ bytes }) => [typeNode.bytes, bytes]),
  );
  const index = sequence(
    digestIdentifier(wish.digest ?? 'sha256'),
    digests([
      ...data.certificates.map(({ bytes }) => [bytes]),
      ...(wish.strangers ?? []).map((each) => [each]),
    ]),
    digests(data.crls.map(({ bytes }) => [bytes])),
    digests(wish.attributesUncovered === true ? [] : values),
  );
  const imprint = hashOf(
    'sha256',
    data.contentTypeNode.bytes,
    hashOf('sha256', wish.content),
    signer.version.bytes,
    signer.sid.bytes,
    signer.digestAlgorithm.bytes,
    certain(signer.signedAttributes ?? undefined).bytes,
    signer.signatureAlgorithm.bytes,
    signer.signature.bytes,
    index,
  );
  const token = signedData({
    content: sequence(
      integer(1),
      oid('1.3.6.1.4.1.99999.3'),
      sequence(digestIdentifier('sha256'), octets(imprint)),
      integer(4712),
      generalizedTime(new Date(wish.at)),
    ),
    contentType: '1.2.840.113549.1.9.16.1.4',
    attached: true,
    signers: [{ by: wish.by, signingTime: wish.at, unsigned: () => [attribute('0.4.0.19122.1.5', index)] }],
    certificates: [wish.by, ...(wish.chain ?? [])],
  });
  return withUnsigned(cms, attribute('0.4.0.1733.2.4', token));
}
