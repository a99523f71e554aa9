import {
  bits,
  children,
  enumerated,
  explicit,
  extent,
  generalizedTime,
  implicit,
  integer,
  octets,
  oid,
  retagged,
  sequence,
  time,
} from './der.ts';
import { type Issued, nameDer } from './certificate.ts';
import { digestIdentifier, hashOf, signatureIdentifier, signOctets } from './keys.ts';

const SCHEME = { digest: 'sha256' } as const;

export type Revoked = { readonly of: Issued; readonly at: string };

export type CrlWish = {
  readonly issuer: Issued;
  readonly at?: string;
  readonly next?: string;
  readonly revoked?: readonly Revoked[];
  /** Signs it in the issuer's place. */
  readonly signedBy?: Issued;
};

/** CRL of RFC 5280, section 5. */
export const crlOf = ({ issuer, at, next, revoked = [], signedBy = issuer }: CrlWish): Buffer => {
  const body = sequence(
    integer(1),
    signatureIdentifier(signedBy.key, SCHEME),
    nameDer(issuer.name),
    time(new Date(at ?? '2026-05-31T00:00:00Z')),
    time(new Date(next ?? '2026-06-08T00:00:00Z')),
    ...(revoked.length === 0
      ? []
      : [sequence(...revoked.map((each) => sequence(integer(each.of.serial), time(new Date(each.at)))))]),
    explicit(
      0,
      sequence(
        sequence(oid('2.5.29.20'), octets(integer(7))),
        sequence(oid('2.5.29.35'), octets(sequence(implicit(0, hashOf('sha1', issuer.key.spki))))),
      ),
    ),
  );
  return sequence(
    body,
    signatureIdentifier(signedBy.key, SCHEME),
    bits(signOctets(signedBy.key, SCHEME, body)),
  );
};

export type OcspWish = {
  readonly of: Issued;
  readonly issuer: Issued;
  /** The issuer itself, or a responder that it delegated to. */
  readonly responder: Issued;
  readonly state: 'good' | 'unknown' | { readonly revokedAt: string };
  /** Since when the key was lost. */
  readonly invalidAt?: string;
  readonly at?: string;
  readonly next?: string;
};

/** The bits of the key without the octet that counts the unused ones: what RFC 6960 hashes. */
const keyHash = (issuer: Issued): Buffer => {
  const field = children(issuer.key.spki)[1] ?? issuer.key.spki;
  return hashOf('sha1', field.subarray(extent(field).body + 1));
};

/** OCSPResponse of RFC 6960 with one answer. */
export const ocspOf = ({ of, issuer, responder, state, invalidAt, at, next }: OcspWish): Buffer => {
  const thisUpdate = new Date(at ?? '2026-05-31T23:00:00Z');
  const status =
    state === 'good'
      ? Buffer.from([0x80, 0])
      : state === 'unknown'
        ? Buffer.from([0x82, 0])
        : retagged(0xa1, sequence(generalizedTime(new Date(state.revokedAt))));
  const data = sequence(
    explicit(1, nameDer(responder.name)),
    generalizedTime(thisUpdate),
    sequence(
      sequence(
        sequence(
          digestIdentifier('sha1'),
          octets(hashOf('sha1', nameDer(issuer.name))),
          octets(keyHash(issuer)),
          integer(of.serial),
        ),
        status,
        generalizedTime(thisUpdate),
        explicit(0, generalizedTime(new Date(next ?? '2026-06-02T00:00:00Z'))),
        ...(invalidAt === undefined
          ? []
          : [
              explicit(1, sequence(sequence(oid('2.5.29.24'), octets(generalizedTime(new Date(invalidAt)))))),
            ]),
      ),
    ),
  );
  const basic = sequence(
    data,
    signatureIdentifier(responder.key, SCHEME),
    bits(signOctets(responder.key, SCHEME, data)),
    ...(responder === issuer ? [] : [explicit(0, sequence(responder.der))]),
  );
  return sequence(enumerated(0), explicit(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))));
};

/** What a DSS stores: BasicOCSPResponse, out of the response above. */
export const basicOcsp = (response: Buffer): Uint8Array => {
  const wrapped = children(children(response)[1] ?? response)[0] ?? response;
  const field = children(wrapped)[1] ?? wrapped;
  return field.subarray(extent(field).body);
};
