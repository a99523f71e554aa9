import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { SHA2 } from '#src/signature/xml/digest-algorithms.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import type { CertificateBinding } from '#src/signature/xml/read-xades.ts';
import { budgetOfFile, isBoundBy, keyInfoCertificates } from '#src/signature/xml/signing-certificate.ts';
import { citizen, issuingAuthority, otherCitizen } from '../../../signing/authority.ts';
import { DS, utf8 } from './signed-text.ts';

const certificate = parseCertificate(citizen().der);
const sound: CertificateBinding = {
  digest: SHA2[256],
  value: createHash('sha256').update(certificate.der).digest(),
  serialNumber: BigInt(`0x${certificate.serialNumber}`).toString(),
  issuerSerial: Buffer.concat([certificate.issuer, Buffer.from(certificate.serialNumber, 'hex')]),
};

describe('isBoundBy', () => {
  it('holds where digest, serial number and issuer are the certificate’s', () => {
    expect(isBoundBy(sound, certificate)).toBe(true);
    expect(isBoundBy({ ...sound, serialNumber: null, issuerSerial: null }, certificate)).toBe(true);
  });

  it.each<[string, Partial<CertificateBinding>]>([
    ['another digest', { value: createHash('sha256').update('x').digest() }],
    ['an unknown digest algorithm', { digest: null }],
    ['no digest value', { value: null }],
    ['another serial number', { serialNumber: '1' }],
    ['a serial number that is none', { serialNumber: '0x11' }],
    ['another issuer', { issuerSerial: Buffer.from(parseCertificate(issuingAuthority().der).issuer) }],
  ])('does not hold with %s', (_, change) => {
    expect(isBoundBy({ ...sound, ...change }, certificate)).toBe(false);
    expect(isBoundBy(sound, parseCertificate(otherCitizen().der))).toBe(false);
  });
});

describe('keyInfoCertificates', () => {
  const read = (inside: string, budget = budgetOfFile()): number => {
    const tree = readTree(utf8(`<ds:KeyInfo xmlns:ds="${DS}">${inside}</ds:KeyInfo>`));
    try {
      return keyInfoCertificates(tree.root, budget).length;
    } finally {
      tree.document.dispose();
    }
  };
  const base64 = citizen().der.toString('base64');
  const holder = `<ds:X509Certificate>${base64}</ds:X509Certificate>`;

  it('reads certificates and passes over what is none', () => {
    expect(read(`<ds:X509Data>${holder}<ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>`)).toBe(1);
    expect(
      read(
        `<ds:X509Data><ds:X509Certificate>${base64.slice(0, 8)}<!-- -->${base64.slice(8)}</ds:X509Certificate></ds:X509Data>`,
      ),
    ).toBe(0);
    expect(read(holder)).toBe(0);
    expect(read('<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>')).toBe(0);
  });

  it('bounds how many one file may hold', () => {
    expect(() =>
      read(`<ds:X509Data>${holder.repeat(6)}</ds:X509Data>`, { certificates: 5, trials: 5 }),
    ).toThrow('limit-exceeded');
  });
});
