import { describe, expect, it } from 'vitest';
import { commonName, subjectIds, summarise } from '#src/signature/certificates/subject.ts';
import { oid, sequence, setOf, utf8 } from '../../../signing/der.ts';
import { bareCertificate } from './bare-certificate.ts';

const uid = (value: string): Buffer => sequence(oid('0.9.2342.19200300.100.1.1'), utf8(value));
const cn = (value: string): Buffer => sequence(oid('2.5.4.3'), utf8(value));
const withSubject = (...parts: readonly Buffer[]): ReturnType<typeof bareCertificate> =>
  bareCertificate({ subject: [['CN', 'x']], subjectDer: sequence(...parts) });

describe('subjectIds', () => {
  it('reads every typed UID in the order of the DER, leading zeros kept', () => {
    const staff = withSubject(
      setOf(uid('MST:0100686209-199')),
      setOf(cn('An')),
      setOf(uid('CCCD:001093015572')),
    );
    expect(subjectIds(staff)).toEqual(['MST:0100686209-199', 'CCCD:001093015572']);
  });

  it('reads those of a part with several values', () => {
    const both = withSubject(setOf(cn('An'), uid('CCCD:001093015572'), uid('HC:B1234567')));
    expect([...subjectIds(both)].sort()).toEqual(['CCCD:001093015572', 'HC:B1234567']);
  });

  it.each([
    ['a mark that nobody sees', 'CCCD:001093015572\u200b'],
    ['a mark of direction', 'CCCD:\u202e275510390100'],
    ['a control character', 'CCCD:001093015572\u0000'],
    ['an escape sequence', 'CCCD:001\u001b[2K'],
    ['digits of full width', 'CCCD:\uff10\uff1093015572'],
    ['a space', 'CCCD:001093015572 '],
  ])('takes no value with %s for an identifier', (_what, value) => {
    expect(subjectIds(withSubject(setOf(uid(value))))).toEqual([]);
  });

  it('is not misled by words inside of other values', () => {
    expect(subjectIds(withSubject(setOf(cn('An,UID=CCCD:001093015572'))))).toEqual([]);
    expect(subjectIds(withSubject(setOf(uid('001093015572')), setOf(uid('x CCCD:001093015572'))))).toEqual(
      [],
    );
  });
});

describe('commonName', () => {
  it('is the last one, null where there is none', () => {
    expect(commonName(withSubject(setOf(cn('Tổ chức')), setOf(cn('An'))))).toBe('An');
    expect(commonName(withSubject(setOf(uid('CCCD:1'))))).toBeNull();
  });
});

describe('summarise', () => {
  it('says it for people', () => {
    const made = bareCertificate({
      subject: [
        ['C', 'VN'],
        ['CN', 'An'],
      ],
    });
    expect(summarise(made)).toEqual({
      subject: 'C=VN, CN=An',
      issuer: 'C=VN, CN=An',
      serialNumber: '01',
      notBefore: '2025-01-01T00:00:00.000Z',
      notAfter: '2028-01-01T00:00:00.000Z',
      key: 'EC P-256',
      fingerprint: made.fingerprint,
    });
  });
});
