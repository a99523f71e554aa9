import { randomBytes } from 'node:crypto';
import {
  bits,
  boolean,
  explicit,
  implicit,
  ia5,
  integer,
  octets,
  oid,
  printable,
  sequence,
  setOf,
  time,
  utf8,
} from './der.ts';
import {
  type Digest,
  hashOf,
  type Key,
  type KeyKind,
  keyOf,
  signatureIdentifier,
  signOctets,
} from './keys.ts';

/** Relative names in their order; a name may come twice, as the two UIDs of an organisation's staff do. */
export type Name = readonly (readonly ['C' | 'ST' | 'L' | 'O' | 'OU' | 'CN' | 'UID', string])[];

export type Issued = {
  readonly der: Buffer;
  readonly key: Key;
  readonly name: Name;
  readonly issuer: Name;
  readonly serial: Buffer;
};

type KeyUsage = 'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'keyCertSign' | 'cRLSign';

export type CertificateWish = {
  readonly name: Name;
  /** Null: self-signed. */
  readonly issuer: Issued | null;
  readonly key?: Key;
  readonly kind?: KeyKind;
  readonly from?: string;
  readonly to?: string;
  readonly digest?: Digest;
  /** Path length where it is an authority; undefined for an end entity. */
  readonly authority?: number | 'unlimited';
  readonly usages?: readonly KeyUsage[] | null;
  /** OIDs; critical where the use must be the only one. */
  readonly purposes?: readonly string[];
  readonly purposesCritical?: boolean;
  /** Adds id-pkix-ocsp-nocheck. */
  readonly noCheck?: boolean;
  /** A critical extension that nobody knows. */
  readonly unknownCritical?: boolean;
  /** Permitted subtrees of names, as directory names. */
  readonly permitted?: Name;
  /** A signature value of somebody else's. */
  readonly forgedBy?: Key;
};

const NAME_OIDS: Readonly<Record<Name[number][0], string>> = {
  C: '2.5.4.6',
  ST: '2.5.4.8',
  L: '2.5.4.7',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  UID: '0.9.2342.19200300.100.1.1',
};

export const nameDer = (name: Name): Buffer =>
  sequence(
    ...name.map(([type, value]) =>
      setOf(sequence(oid(NAME_OIDS[type]), type === 'C' ? printable(value) : utf8(value))),
    ),
  );

const USAGE_BITS: Readonly<Record<KeyUsage, number>> = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  cRLSign: 6,
};

const usageBits = (usages: readonly KeyUsage[]): Buffer => {
  const positions = usages.map((usage) => USAGE_BITS[usage]);
  const octet = positions.reduce((sum, position) => sum | (0x80 >> position), 0);
  return bits(Buffer.from([octet]), 7 - Math.max(...positions));
};

const extension = (id: string, critical: boolean, value: Uint8Array): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

const keyIdentifier = (key: Key): Buffer => hashOf('sha1', key.spki);

const extensionsOf = (wish: CertificateWish, key: Key): readonly Buffer[] => {
  const isAuthority = wish.authority !== undefined;
  const usages =
    wish.usages === undefined
      ? isAuthority
        ? (['keyCertSign', 'cRLSign'] as const)
        : (['digitalSignature', 'nonRepudiation'] as const)
      : wish.usages;
  return [
    extension(
      '2.5.29.19',
      true,
      isAuthority
        ? sequence(boolean(true), ...(typeof wish.authority === 'number' ? [integer(wish.authority)] : []))
        : sequence(),
    ),
    ...(usages === null ? [] : [extension('2.5.29.15', true, usageBits(usages))]),
    ...(wish.purposes === undefined
      ? []
      : [extension('2.5.29.37', wish.purposesCritical === true, sequence(...wish.purposes.map(oid)))]),
    ...(wish.noCheck === true ? [extension('1.3.6.1.5.5.7.48.1.5', false, Buffer.from([5, 0]))] : []),
    ...(wish.unknownCritical === true ? [extension('1.3.6.1.4.1.99999.1', true, utf8('?'))] : []),
    ...(wish.permitted === undefined
      ? []
      : [
          extension('2.5.29.30', true, sequence(explicit(0, sequence(explicit(4, nameDer(wish.permitted)))))),
        ]),
    extension('2.5.29.14', false, octets(keyIdentifier(key))),
    extension('2.5.29.35', false, sequence(implicit(0, keyIdentifier(wish.issuer?.key ?? key)))),
    // An address that nobody may ever ask.
    extension(
      '2.5.29.31',
      false,
      sequence(sequence(explicit(0, explicit(0, ia5(0x86, 'http://crl.test.invalid/a.crl'))))),
    ),
  ];
};

/** Issues a certificate as wished. Years are those of the cases: they are judged at 2026-06-01. */
export const issue = (wish: CertificateWish): Issued => {
  const key = wish.key ?? keyOf(wish.name.map((part) => part.join('=')).join(','), wish.kind);
  const signer = wish.issuer?.key ?? key;
  const scheme = { digest: wish.digest ?? 'sha256' } as const;
  const serial = Buffer.concat([Buffer.from([0x11]), randomBytes(9)]);
  const body = sequence(
    explicit(0, integer(2)),
    integer(serial),
    signatureIdentifier(signer, scheme),
    nameDer(wish.issuer?.name ?? wish.name),
    sequence(
      time(new Date(wish.from ?? '2025-01-01T00:00:00Z')),
      time(new Date(wish.to ?? '2028-01-01T00:00:00Z')),
    ),
    nameDer(wish.name),
    key.spki,
    explicit(3, sequence(...extensionsOf(wish, key))),
  );
  const value = signOctets(wish.forgedBy ?? signer, scheme, body);
  return {
    der: sequence(body, signatureIdentifier(signer, scheme), bits(value)),
    key,
    name: wish.name,
    issuer: wish.issuer?.name ?? wish.name,
    serial,
  };
};

export const pemOf = (certificates: readonly Issued[]): string =>
  certificates
    .map(
      ({ der }) =>
        `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    )
    .join('');
