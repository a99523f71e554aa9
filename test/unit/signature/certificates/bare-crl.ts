import { type Issued, nameDer } from '../../../signing/certificate.ts';
import {
  bits,
  boolean,
  explicit,
  integer,
  octets,
  oid,
  sequence,
  tagged,
  time,
} from '../../../signing/der.ts';
import { signatureIdentifier, signOctets } from '../../../signing/keys.ts';

export type Extension = readonly [oid: string, value: Uint8Array, critical?: boolean];

export type BareCrlWish = {
  readonly issuer: Pick<Issued, 'name' | 'key'>;
  readonly entries?: readonly Uint8Array[];
  readonly extensions?: readonly Extension[];
  readonly at?: string;
  readonly next?: string | null;
};

const extensions = (list: readonly Extension[]): Buffer =>
  sequence(
    ...list.map(([id, value, critical]) =>
      sequence(oid(id), ...(critical === true ? [boolean(true)] : []), octets(value)),
    ),
  );

/** One revoked certificate. */
export const crlEntry = (serial: number | Uint8Array, at: string, ...list: readonly Extension[]): Buffer =>
  sequence(integer(serial), time(new Date(at)), ...(list.length === 0 ? [] : [extensions(list)]));

/** DER of a CRL with exactly the entries and extensions that are asked for; of 31 May 2026, for a week. */
export const bareCrl = ({ issuer, entries = [], extensions: list = [], at, next }: BareCrlWish): Buffer => {
  const scheme = { digest: 'sha256' } as const;
  const identifier = signatureIdentifier(issuer.key, scheme);
  const body = sequence(
    integer(1),
    identifier,
    nameDer(issuer.name),
    time(new Date(at ?? '2026-05-31T00:00:00Z')),
    ...(next === null ? [] : [time(new Date(next ?? '2026-06-08T00:00:00Z'))]),
    ...(entries.length === 0 ? [] : [tagged(0x30, Buffer.concat(entries))]),
    ...(list.length === 0 ? [] : [explicit(0, extensions(list))]),
  );
  return sequence(body, identifier, bits(signOctets(issuer.key, scheme, body)));
};
