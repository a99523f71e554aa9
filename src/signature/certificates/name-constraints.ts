import type { Certificate } from './certificate.ts';
import { type NameConstraints, subjectAltNames } from './extensions.ts';
import { type GeneralName, NAME_FORM } from './general-name.ts';
import { nameKeys, readName } from './names.ts';

const directoryKeys = new WeakMap<Uint8Array, readonly string[]>();

/** Every name meets every constraint, so each is read once. */
const keysOf = (der: Uint8Array): readonly string[] => {
  const known = directoryKeys.get(der) ?? nameKeys(der);
  directoryKeys.set(der, known);
  return known;
};

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

const ascii = (value: Uint8Array): string => Buffer.from(value).toString('latin1').toLowerCase();

/** Anything else (a space, a dot at the end, a letter beyond ASCII) may be read as a host that it is not. */
const HOST = /^[a-z\d*_-]+(?:\.[a-z\d*_-]+)*$/u;

const MAILBOX = /^[!-?A-~]+@([^@]+)$/u;

/** RFC 5280, 4.2.1.10: this host alone, or (leading dot) all below it. Null where it cannot be compared. */
const hostUnder = (host: string | null, base: string): boolean | null => {
  if (host === null || !HOST.test(host) || !HOST.test(base.replace(/^\./u, ''))) return null;
  return base.startsWith('.') ? host.endsWith(base) : host === base;
};

/** A mailbox, or all mailboxes of hosts. Null where it cannot be compared. */
const emailUnder = (email: string, base: string): boolean | null => {
  const host = MAILBOX.exec(email)?.[1] ?? null;
  if (!base.includes('@')) return hostUnder(host, base);
  return host !== null && HOST.test(host) && MAILBOX.test(base) ? email === base : null;
};

/** A name and all below it; an empty constraint holds them all. Null where it cannot be compared. */
const dnsUnder = (name: string, base: string): boolean | null => {
  const top = base.replace(/^\./u, '');
  if (top === '') return true;
  return HOST.test(name) && HOST.test(top) ? name === top || name.endsWith(`.${top}`) : null;
};

const hostOf = (uri: string): string | null => {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/u.exec(uri)?.[1];
  const host = authority?.replace(/^.*@/u, '').replace(/:\d*$/u, '');
  return host === undefined || /^[\d.]+$/u.test(host) ? null : host;
};

const ipUnder = (address: Uint8Array, base: Uint8Array): boolean | null => {
  const { length } = address;
  if ((length !== 4 && length !== 16) || (base.length !== 8 && base.length !== 32)) return null;
  const mask = base.subarray(length);
  return (
    base.length === length * 2 &&
    address.every(
      (octet, index) => (octet & (mask[index] ?? 0)) === ((base[index] ?? 0) & (mask[index] ?? 0)),
    )
  );
};

const isPrefix = (base: readonly string[], name: readonly string[]): boolean =>
  base.length <= name.length && base.every((part, index) => part === name[index]);

/** Null where the two cannot be compared. */
const isUnder = (name: GeneralName, base: GeneralName): boolean | null => {
  switch (name.form) {
    case NAME_FORM.directory:
      return isPrefix(keysOf(base.value), keysOf(name.value));
    case NAME_FORM.email:
      return emailUnder(ascii(name.value), ascii(base.value));
    case NAME_FORM.dns:
      return dnsUnder(ascii(name.value), ascii(base.value));
    case NAME_FORM.uri:
      return hostUnder(hostOf(ascii(name.value)), ascii(base.value));
    case NAME_FORM.ip:
      return ipUnder(name.value, base.value);
    default:
      return null;
  }
};

/** Alternative names, the subject itself and the mail addresses in it (RFC 5280, 6.1.3 (b) and 4.2.1.10). */
const namesOf = (certificate: Certificate): readonly GeneralName[] => {
  const subject = readName(certificate.subject);
  const emails = subject
    .flat()
    .flatMap(({ oid, text, value }) =>
      oid === EMAIL_ADDRESS
        ? [{ form: NAME_FORM.email, value: text === null ? value.bytes : Buffer.from(text, 'utf8') }]
        : [],
    );
  return [
    ...(subject.length === 0 ? [] : [{ form: NAME_FORM.directory, value: certificate.subject }]),
    ...emails,
    ...subjectAltNames(certificate),
  ];
};

/**
 * Whether every name of the certificate lies where all the constraints above it allow; one that cannot be compared
 * lies inside what is excluded and outside what is permitted. @throws MalformedError
 */
export function namesAllowed(certificate: Certificate, constraints: readonly NameConstraints[]): boolean {
  if (constraints.length === 0) return true;
  return namesOf(certificate).every((name) =>
    constraints.every(({ permitted, excluded }) => {
      const allowed = permitted.filter(({ form }) => form === name.form);
      return (
        (allowed.length === 0 || allowed.some((base) => isUnder(name, base) === true)) &&
        !excluded.some((base) => base.form === name.form && isUnder(name, base) !== false)
      );
    }),
  );
}
