import { describe, expect, it } from 'vitest';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { isAbout, isResponder, parseOcsp } from '#src/signature/certificates/ocsp.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { citizen, issuingAuthority, otherCitizen, responder, root } from '../../../signing/authority.ts';
import { enumerated, sequence } from '../../../signing/der.ts';
import { basicOcsp, ocspOf } from '../../../signing/revocation.ts';

const whole = ocspOf({ of: citizen(), issuer: issuingAuthority(), responder: responder(), state: 'good' });
const [theCitizen, another, authority, top, speaker] = [
  citizen(),
  otherCitizen(),
  issuingAuthority(),
  root(),
  responder(),
].map(({ der }) => parseCertificate(der));

describe('parseOcsp', () => {
  it('reads the whole response and the basic one alike', () => {
    const one = parseOcsp(whole);
    expect(Buffer.from(parseOcsp(basicOcsp(whole)).tbs)).toEqual(Buffer.from(one.tbs));
    expect(one.answers.map(({ state, onHold, understood }) => [state, onHold, understood])).toEqual([
      ['good', false, true],
    ]);
    expect(one.certificates).toHaveLength(1);
  });

  it('knows for whom and by whom it was made', () => {
    const response = parseOcsp(whole);
    const [answer] = response.answers;
    expect(isAbout(answer!, theCitizen!, authority!)).toBe(true);
    expect(isAbout(answer!, another!, authority!)).toBe(false);
    expect(isAbout(answer!, theCitizen!, top!)).toBe(false);
    expect([isResponder(response, speaker!), isResponder(response, authority!)]).toEqual([true, false]);
  });

  it.each([
    ['a refusal', sequence(enumerated(3))],
    ['a success without an answer', sequence(enumerated(0))],
    ['a cut', whole.subarray(0, -1)],
    ['nothing', Buffer.alloc(0)],
  ])('throws on %s', (_what, bytes) => {
    expect(() => parseOcsp(bytes)).toThrow(MalformedError);
  });
});
