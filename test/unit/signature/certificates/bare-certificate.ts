import { type Certificate } from '#src/signature/certificates/certificate.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { bits, boolean, explicit, integer, octets, oid, sequence, time } from '../../../signing/der.ts';
import { type Name, nameDer } from '../../../signing/certificate.ts';
import { keyOf, signatureIdentifier, signOctets } from '../../../signing/keys.ts';

export type BareWish = {
  readonly subject: Name;
  /** Whose key signs it; itself where absent. */
  readonly issuer?: Name;
  /** Names of keys, for two certificates of one name. */
  readonly key?: string;
  readonly issuerKey?: string;
  /** OID, DER of the value, critical or not. */
  readonly extensions?: readonly (readonly [oid: string, value: Uint8Array, critical?: boolean])[];
  /** DER of the names in the place of those above. */
  readonly subjectDer?: Uint8Array;
};

const named = (name: Name): string => name.map((part) => part.join('=')).join(',');

/** A certificate of 2025 to 2028 with exactly the extensions that are asked for. */
export const bareCertificate = (wish: BareWish): Certificate => {
  const issuer = wish.issuer ?? wish.subject;
  const own = keyOf(wish.key ?? named(wish.subject));
  const signer = keyOf(
    wish.issuerKey ?? (wish.issuer === undefined ? (wish.key ?? named(issuer)) : named(issuer)),
  );
  const scheme = { digest: 'sha256' } as const;
  const list = (wish.extensions ?? []).map(([id, value, critical]) =>
    sequence(oid(id), ...(critical === true ? [boolean(true)] : []), octets(value)),
  );
  const body = sequence(
    explicit(0, integer(2)),
    integer(1 + (wish.extensions?.length ?? 0)),
    signatureIdentifier(signer, scheme),
    nameDer(issuer),
    sequence(time(new Date('2025-01-01T00:00:00Z')), time(new Date('2028-01-01T00:00:00Z'))),
    wish.subjectDer ?? nameDer(wish.subject),
    own.spki,
    ...(list.length === 0 ? [] : [explicit(3, sequence(...list))]),
  );
  return parseCertificate(
    sequence(body, signatureIdentifier(signer, scheme), bits(signOctets(signer, scheme, body))),
  );
};
