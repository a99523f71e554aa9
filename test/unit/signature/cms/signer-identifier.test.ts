import { describe, expect, it } from 'vitest';
import { MalformedError, readDer } from '#src/signature/asn1/der.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { certificatesMeant } from '#src/signature/cms/signer-identifier.ts';
import { citizen, forgedCitizen, issuingAuthority, otherCitizen } from '../../../signing/authority.ts';
import { type Issued, issue, nameDer } from '../../../signing/certificate.ts';
import { implicit, integer, sequence } from '../../../signing/der.ts';
import { hashOf } from '../../../signing/keys.ts';

const parsed = (issued: Issued) => parseCertificate(issued.der);
const known = [citizen(), otherCitizen(), forgedCitizen(), issuingAuthority()].map(parsed);
const sidOf = ({ issuer, serial }: Issued) => readDer(sequence(nameDer(issuer), integer(serial)));
const fingerprints = (found: ReturnType<typeof certificatesMeant>) =>
  found.map(({ fingerprint }) => fingerprint);

describe('certificatesMeant', () => {
  it('finds by issuer and serial number', () => {
    expect(fingerprints(certificatesMeant(sidOf(citizen()), known))).toEqual([parsed(citizen()).fingerprint]);
  });

  it('finds by key identifier', () => {
    const sid = readDer(implicit(0, hashOf('sha1', otherCitizen().key.spki)));
    expect(fingerprints(certificatesMeant(sid, known))).toEqual([parsed(otherCitizen()).fingerprint]);
  });

  it('names a certificate once that is there twice', () => {
    expect(certificatesMeant(sidOf(citizen()), [...known, parsed(citizen())])).toHaveLength(1);
  });

  it('does not choose between two of the same issuer and number', () => {
    const { serialNumber } = parsed(citizen());
    const again = { ...parsed(issue({ name: citizen().name, issuer: issuingAuthority() })), serialNumber };
    expect(certificatesMeant(sidOf(citizen()), [...known, again])).toHaveLength(2);
  });

  it('finds nothing for a number of another issuer', () => {
    const { serial } = citizen();
    expect(certificatesMeant(sidOf({ ...citizen(), issuer: citizen().name, serial }), known)).toEqual([]);
  });

  it('refuses another form', () => {
    expect(() => certificatesMeant(readDer(integer(1)), known)).toThrow(MalformedError);
  });
});
