import fc from 'fast-check';
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { parseCertificate, readCertificates } from '#src/signature/certificates/parse-certificate.ts';
import { citizen, issuingAuthority, root } from '../../../signing/authority.ts';
import { pemOf } from '../../../signing/certificate.ts';
import { explicit, integer, oid, sequence, setOf, tagged } from '../../../signing/der.ts';
import { bareCertificate } from './bare-certificate.ts';

describe('parseCertificate', () => {
  it('agrees with another parser', () => {
    const { der } = citizen();
    const mine = parseCertificate(der);
    const theirs = new X509Certificate(der);
    expect(mine.serialNumber).toBe(theirs.serialNumber);
    expect(mine.fingerprint).toBe(theirs.fingerprint256.replace(/:/gu, '').toLowerCase());
    expect(mine.notAfter).toEqual(theirs.validToDate);
    expect(Buffer.from(mine.spki)).toEqual(theirs.publicKey.export({ type: 'spki', format: 'der' }));
    expect(mine.version).toBe(3);
    expect(mine.parsed.extensions).toHaveLength(mine.extensions.size);
    expect(mine.issuerKey).toBe(parseCertificate(issuingAuthority().der).subjectKey);
  });

  it('refuses octets behind it, and an extension that occurs twice', () => {
    expect(() => parseCertificate(Buffer.concat([citizen().der, Buffer.from([0])]))).toThrow(MalformedError);
    const twice = ['2.5.29.14', Buffer.from([4, 0])] as const;
    expect(() => bareCertificate({ subject: [['CN', 'x']], extensions: [twice, twice] })).toThrow(/twice/u);
  });

  it('throws nothing but MalformedError on a damaged certificate', () => {
    const { der } = citizen();
    const property = fc.property(fc.nat(der.length - 1), fc.nat(255), fc.boolean(), (at, octet, cut) => {
      const changed = Uint8Array.from(cut ? der.subarray(0, at) : der);
      changed[at] = octet;
      try {
        parseCertificate(changed);
        return true;
      } catch (error) {
        return error instanceof MalformedError;
      }
    });
    expect(fc.check(property)).toMatchObject({ failed: false });
  });
});

describe('readCertificates', () => {
  const prints = (bytes: Uint8Array): readonly string[] =>
    readCertificates(bytes).map(({ fingerprint }) => fingerprint);
  const wanted = [root(), issuingAuthority()].map(({ der }) => parseCertificate(der).fingerprint);

  it('reads DER and PEM bundles, whatever stands between', () => {
    expect(prints(root().der)).toEqual(wanted.slice(0, 1));
    const pem = `Bag Attributes\n friendlyName: gốc\n${pemOf([root(), issuingAuthority()]).replace(/\n/gu, '\r\n')}`;
    expect(prints(Buffer.from(pem))).toEqual(wanted);
  });

  it('reads PKCS#7 without signers, in DER and in PEM', () => {
    const info = sequence(
      oid('1.2.840.113549.1.7.2'),
      explicit(
        0,
        sequence(
          integer(1),
          setOf(),
          sequence(oid('1.2.840.113549.1.7.1')),
          tagged(0xa0, root().der, issuingAuthority().der),
          setOf(),
        ),
      ),
    );
    expect(prints(info)).toEqual(wanted);
    const pem = `-----BEGIN PKCS7-----\n${info.toString('base64')}\n-----END PKCS7-----\n`;
    expect(prints(Buffer.from(pem))).toEqual(wanted);
  });

  it.each([
    ['no certificate in it', '-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n'],
    ['a block that is not closed', '-----BEGIN CERTIFICATE-----\nMAA=\n'],
    ['something other than base64', '-----BEGIN CERTIFICATE-----\n****\n-----END CERTIFICATE-----\n'],
    ['plain text', 'không phải chứng thư'],
  ])('refuses %s', (_what, text) => {
    expect(() => readCertificates(Buffer.from(text))).toThrow(MalformedError);
  });
});
