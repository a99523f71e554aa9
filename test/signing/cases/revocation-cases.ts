import { citizen, issuingAuthority, otherCitizen, responder, root } from '../authority.ts';
import { type Issued, issue, nameDer } from '../certificate.ts';
import { attribute, type CmsSigner, type CmsWish, signedData } from '../cms.ts';
import { bits, explicit, integer, oid, sequence, time } from '../der.ts';
import { keyOf, signatureIdentifier } from '../keys.ts';
import { basicOcsp, crlOf, ocspOf } from '../revocation.ts';
import { RECEIPT } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

/** Files whose unsigned parts try to keep what is true of a certificate from being read. */

const REVOKED_AT = '2026-05-01T00:00:00Z';

const signed = (signer: Partial<CmsSigner> = {}, wish: Partial<CmsWish> = {}): Buffer =>
  signedData({
    content: RECEIPT,
    attached: true,
    certificates: [citizen(), issuingAuthority()],
    signers: [{ by: citizen(), signingTime: SIGNED_AT, ...signer }],
    ...wish,
  });

/** A certificate of these names whose key is no bit string, so that nothing can be asked of it. */
const withoutKey = (subject: Issued, issuer: Issued, serial: Uint8Array = Buffer.from([99])): Issued => {
  const identifier = signatureIdentifier(issuer.key, { digest: 'sha256' });
  const body = sequence(
    explicit(0, integer(2)),
    integer(serial),
    identifier,
    nameDer(issuer.name),
    sequence(time(new Date('2025-01-01T00:00:00Z')), time(new Date('2028-01-01T00:00:00Z'))),
    nameDer(subject.name),
    sequence(oid('1.2.3')),
  );
  return { ...subject, der: sequence(body, identifier, bits(Buffer.alloc(8))) };
};

const rootCrl = (): Buffer => crlOf({ issuer: root() });
const revokingCrl = (): Buffer =>
  crlOf({ issuer: issuingAuthority(), revoked: [{ of: citizen(), at: REVOKED_AT }] });
const revokingOcsp = (): Buffer =>
  ocspOf({
    of: citizen(),
    issuer: issuingAuthority(),
    responder: responder(),
    state: { revokedAt: REVOKED_AT },
  });

/** The authority under a newer key. */
const renewedAuthority = (): Issued =>
  issue({
    name: issuingAuthority().name,
    issuer: root(),
    authority: 0,
    key: keyOf('the newer key of the authority'),
  });

const JUNK_RESPONDERS = 30;
const JUNK_ANSWERS = 120;

/** Answers on the citizen by responders whom nobody authorised, and all of these beside each of them. */
const flood = (): Buffer => {
  const responders = Array.from({ length: JUNK_RESPONDERS }, () =>
    issue({
      name: [['CN', 'Junk responder TEST']],
      issuer: issuingAuthority(),
      key: keyOf('junk responder'),
      forgedBy: otherCitizen().key,
    }),
  );
  const answer = basicOcsp(
    ocspOf({
      of: citizen(),
      issuer: issuingAuthority(),
      responder: responders[0] ?? responder(),
      state: 'good',
    }),
  );
  const answers = Array.from({ length: JUNK_ANSWERS }, () => answer);
  const values = attribute('1.2.840.113549.1.9.16.2.24', sequence(explicit(1, sequence(...answers))));
  return signed(
    { unsigned: () => [values] },
    { certificates: [citizen(), issuingAuthority(), ...responders] },
  );
};

const REVOKED = { verdict: 'indeterminate', because: ['REVOKED_NO_POE'], revocation: 'revoked' } as const;

const own = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `revocation/${id}`,
  format: 'cms',
  ...rest,
});

export const revocationCases: readonly OwnCase[] = [
  own('responder-behind-a-namesake-without-a-key', {
    make: () =>
      signed(
        {},
        { certificates: [citizen(), withoutKey(responder(), issuingAuthority()), issuingAuthority()] },
      ),
    policy: { crls: [rootCrl()], ocsps: [revokingOcsp()] },
    ...REVOKED,
  }),
  own('list-signer-behind-a-namesake-without-a-key', {
    make: () =>
      signed(
        {},
        {
          certificates: [
            citizen(),
            withoutKey(issuingAuthority(), root()),
            issuingAuthority(),
            renewedAuthority(),
          ],
        },
      ),
    policy: {
      crls: [crlOf({ issuer: renewedAuthority(), revoked: [{ of: citizen(), at: REVOKED_AT }] }), rootCrl()],
    },
    ...REVOKED,
  }),
  own('signer-behind-a-namesake-without-a-key', {
    make: () =>
      signed(
        {},
        {
          certificates: [
            withoutKey(citizen(), issuingAuthority(), citizen().serial),
            citizen(),
            issuingAuthority(),
          ],
          signers: [{ by: citizen(), signingTime: SIGNED_AT, bound: null }],
        },
      ),
    verdict: 'valid',
    ids: [['CCCD:001200000001']],
  }),
  own('list-behind-a-flood-of-answers', {
    make: flood,
    policy: { crls: [rootCrl(), revokingCrl()] },
    ...REVOKED,
  }),
  own('flood-of-answers', {
    make: flood,
    verdict: 'indeterminate',
    because: ['LIMIT_EXCEEDED'],
    codes: ['revocation-data-too-much'],
    revocation: 'not-proved',
  }),
];
