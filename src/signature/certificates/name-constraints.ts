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

const under = (host: string, base: string): boolean => host === base || host.endsWith(`.${base}`);

/** RFC 5280, 4.2.1.10: a mailbox, all mailboxes of a host, or (leading dot) of all hosts below a domain. */
const emailUnder = (email: string, base: string): boolean => {
  if (base.includes('@')) return email === base;
  const host = email.slice(email.lastIndexOf('@') + 1);
  return base.startsWith('.') ? host.endsWith(base) : host === base;
};

const hostOf = (uri: string): string | null => {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/u.exec(uri)?.[1];
  const host = authority?.replace(/^.*@/u, '').replace(/:\d*$/u, '');
  return host === undefined || host === '' || /^[\d.]+$|^\[/u.test(host) ? null : host;
};

const ipUnder = (address: Uint8Array, base: Uint8Array): boolean =>
  base.length === address.length * 2 &&
  address.every(
    (octet, index) =>
      (octet & (base[address.length + index] ?? 0)) ===
      ((base[index] ?? 0) & (base[address.length + index] ?? 0)),
  );

const isPrefix = (base: readonly string[], name: readonly string[]): boolean =>
  base.length <= name.length && base.every((part, index) => part === name[index]);

/** `cannotTell` is what a name that cannot be compared counts as: inside what is excluded, outside what is permitted. */
const isUnder = (name: GeneralName, base: GeneralName, cannotTell: boolean): boolean => {
  switch (name.form) {
    case NAME_FORM.directory:
      return isPrefix(keysOf(base.value), keysOf(name.value));
    case NAME_FORM.email:
      return emailUnder(ascii(name.value), ascii(base.value));
    case NAME_FORM.dns: {
      const wanted = ascii(base.value);
      return wanted === '' || under(ascii(name.value), wanted.replace(/^\./u, ''));
    }
    case NAME_FORM.uri: {
      const host = hostOf(ascii(name.value));
      const wanted = ascii(base.value);
      if (host === null) return cannotTell;
      return wanted.startsWith('.') ? host.endsWith(wanted) : host === wanted;
    }
    case NAME_FORM.ip:
      return ipUnder(name.value, base.value);
    default:
      return cannotTell;
  }
};

/** Alternative names, the subject itself and the mail addresses in it (RFC 5280, 6.1.3 (b) and 4.2.1.10). */
const namesOf = (certificate: Certificate): readonly GeneralName[] => {
  const subject = readName(certificate.subject);
  const emails = subject
    .flat()
    .flatMap(({ oid, text }) =>
      oid === EMAIL_ADDRESS && text !== null
        ? [{ form: NAME_FORM.email, value: Buffer.from(text, 'latin1') }]
        : [],
    );
  return [
    ...(subject.length === 0 ? [] : [{ form: NAME_FORM.directory, value: certificate.subject }]),
    ...emails,
    ...subjectAltNames(certificate),
  ];
};

/** Whether every name of the certificate lies where all the constraints above it allow. @throws MalformedError */
export function namesAllowed(certificate: Certificate, constraints: readonly NameConstraints[]): boolean {
  if (constraints.length === 0) return true;
  return namesOf(certificate).every((name) =>
    constraints.every(({ permitted, excluded }) => {
      const allowed = permitted.filter(({ form }) => form === name.form);
      return (
        (allowed.length === 0 || allowed.some((base) => isUnder(name, base, false))) &&
        !excluded.some((base) => base.form === name.form && isUnder(name, base, true))
      );
    }),
  );
}
