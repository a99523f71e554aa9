import { describe, expect, it } from 'vitest';
import type { Certificate } from '#src/signature/certificates/certificate.ts';
import { nameConstraints } from '#src/signature/certificates/extensions.ts';
import type { GeneralName } from '#src/signature/certificates/general-name.ts';
import { namesAllowed } from '#src/signature/certificates/name-constraints.ts';
import { type Name, nameDer } from '../../../signing/certificate.ts';
import {
  explicit,
  ia5,
  implicit,
  integer,
  oid,
  sequence,
  setOf,
  tagged,
  utf8,
} from '../../../signing/der.ts';
import { bareCertificate } from './bare-certificate.ts';

const SUBJECT: Name = [
  ['C', 'VN'],
  ['O', 'Bộ'],
  ['CN', 'An'],
];
const alternative = (...names: readonly Uint8Array[]): Certificate =>
  bareCertificate({ subject: SUBJECT, extensions: [['2.5.29.17', sequence(...names)]] });
const base = (form: number, text: string): GeneralName => ({ form, value: Buffer.from(text) });
const allows = (
  certificate: Certificate,
  rule: { permitted?: GeneralName; excluded?: GeneralName },
): boolean =>
  namesAllowed(certificate, [
    {
      permitted: rule.permitted === undefined ? [] : [rule.permitted],
      excluded: rule.excluded === undefined ? [] : [rule.excluded],
    },
  ]);

describe('namesAllowed', () => {
  it.each([
    [1, 'an@bo.gov.vn', 'an@bo.gov.vn', true],
    [1, 'an@bo.gov.vn', 'BO.gov.vn', true],
    [1, 'an@x.bo.gov.vn', 'bo.gov.vn', false],
    [1, 'an@x.bo.gov.vn', '.bo.gov.vn', true],
    [1, 'an@bo.gov.vn', '.bo.gov.vn', false],
    [1, 'bo.gov.vn@evil.com', 'bo.gov.vn', false],
    [2, 'www.bo.gov.vn', 'bo.gov.vn', true],
    [2, 'evilbo.gov.vn', 'bo.gov.vn', false],
    [2, 'bo.gov.vn.evil.com', 'bo.gov.vn', false],
    [6, 'https://user@bo.gov.vn:443/x', 'bo.gov.vn', true],
    [6, 'https://x.bo.gov.vn/', 'bo.gov.vn', false],
    [6, 'https://x.bo.gov.vn/', '.bo.gov.vn', true],
    [6, 'https://evil.com/bo.gov.vn', 'bo.gov.vn', false],
  ] as const)('form %i: %s under %s is %s', (form, name, constraint, wanted) => {
    const certificate = alternative(ia5(0x80 | form, name));
    expect(allows(certificate, { permitted: base(form, constraint) })).toBe(wanted);
    expect(allows(certificate, { excluded: base(form, constraint) })).toBe(!wanted);
  });

  it('lets names of other forms be', () => {
    expect(allows(alternative(ia5(0x82, 'a.vn')), { permitted: base(1, 'b.vn') })).toBe(true);
  });

  it('neither permits nor clears a name that it cannot compare', () => {
    const noHost = alternative(ia5(0x86, 'urn:x'));
    expect(allows(noHost, { permitted: base(6, 'bo.gov.vn') })).toBe(false);
    expect(allows(noHost, { excluded: base(6, 'bo.gov.vn') })).toBe(false);
    const registered = alternative(implicit(8, Buffer.from([0x2a])));
    expect(allows(registered, { permitted: base(8, '*') })).toBe(false);
    expect(allows(registered, { excluded: base(8, '*') })).toBe(false);
  });

  it.each([
    [1, 'an@bo.gov.vn.'],
    [1, 'an@bo.gov.vn '],
    [1, 'bo.gov.vn'],
    [1, 'an@\u0162ank.gov.vn'],
    [2, 'bo.gov.vn.'],
    [6, 'https://bo.gov.vn./'],
    [6, 'https://b%6f.gov.vn/'],
  ] as const)('neither permits nor clears form %i: %s', (form, text) => {
    const certificate = alternative(tagged(0x80 | form, Buffer.from(text, 'utf8')));
    expect(allows(certificate, { permitted: base(form, 'bo.gov.vn') })).toBe(false);
    expect(allows(certificate, { excluded: base(form, 'bo.gov.vn') })).toBe(false);
  });

  it('reads the mail address in a subject as it stands there', () => {
    const withMail = (text: string): Certificate =>
      bareCertificate({
        subject: SUBJECT,
        subjectDer: sequence(setOf(sequence(oid('1.2.840.113549.1.9.1'), utf8(text)))),
      });
    expect(allows(withMail('an@bank.test'), { permitted: base(1, 'bank.test') })).toBe(true);
    // The low octet of U+0162 is "b".
    expect(allows(withMail('an@\u0162ank.test'), { permitted: base(1, 'bank.test') })).toBe(false);
    expect(allows(withMail('an@bank.test\u200b'), { excluded: base(1, 'bank.test') })).toBe(false);
  });

  it('compares addresses under their mask', () => {
    const certificate = alternative(implicit(7, Buffer.from([10, 1, 2, 3])));
    const net = (...octets: readonly number[]): GeneralName => ({ form: 7, value: Buffer.from(octets) });
    expect(allows(certificate, { permitted: net(10, 1, 0, 0, 255, 255, 0, 0) })).toBe(true);
    expect(allows(certificate, { permitted: net(10, 2, 0, 0, 255, 255, 0, 0) })).toBe(false);
  });

  it('holds the subject itself against directory names, and every level of constraints', () => {
    const certificate = bareCertificate({ subject: SUBJECT });
    const directory = (name: Name): GeneralName => ({ form: 4, value: nameDer(name) });
    expect(allows(certificate, { permitted: directory(SUBJECT.slice(0, 2)) })).toBe(true);
    expect(allows(certificate, { permitted: directory([['C', 'LA']]) })).toBe(false);
    expect(allows(certificate, { excluded: directory([['C', 'VN']]) })).toBe(false);
    const one = { permitted: [directory([['C', 'VN']])], excluded: [] };
    const two = { permitted: [directory([['C', 'LA']])], excluded: [] };
    expect(namesAllowed(certificate, [one])).toBe(true);
    expect(namesAllowed(certificate, [one, two])).toBe(false);
  });
});

describe('nameConstraints', () => {
  const authority = (...parts: readonly Uint8Array[]): Certificate =>
    bareCertificate({ subject: SUBJECT, extensions: [['2.5.29.30', sequence(...parts), true]] });

  it('reads both lists', () => {
    const read = nameConstraints(
      authority(
        explicit(0, sequence(explicit(4, nameDer(SUBJECT)))),
        explicit(1, sequence(ia5(0x82, 'x.vn'))),
      ),
    );
    expect([read?.permitted.map(({ form }) => form), read?.excluded.map(({ form }) => form)]).toEqual([
      [4],
      [2],
    ]);
  });

  it('refuses distances that RFC 5280 forbids, and lists without end', () => {
    const far = explicit(0, sequence(ia5(0x82, 'x.vn'), tagged(0x80, integer(1).subarray(2))));
    expect(() => nameConstraints(authority(far))).toThrow(/minimum/u);
    const many = explicit(0, ...Array.from({ length: 301 }, () => sequence(ia5(0x82, 'x.vn'))));
    expect(() => nameConstraints(authority(many))).toThrow(/too many/u);
  });
});
