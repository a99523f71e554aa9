import {
  citizen,
  citizenOfCitizen,
  edCitizen,
  expiredCitizen,
  falseAuthority,
  falseCitizen,
  forgedCitizen,
  futureCitizen,
  issuingAuthority,
  oddCitizen,
  oldAuthority,
  oldCitizen,
  organisation,
  otherCitizen,
  responder,
  root,
  rsaCitizen,
  selfSignedCitizen,
  smallCurveCitizen,
  staff,
  timeAuthority,
  unfitResponder,
  unfitTimeAuthority,
  weakCitizen,
  wrongUsageCitizen,
} from '../authority.ts';
import type { Issued } from '../certificate.ts';
import {
  attribute,
  type CmsSigner,
  type CmsWish,
  counterSignatureAttribute,
  signedData,
  signerInfo,
  timestampAttribute,
} from '../cms.ts';
import { explicit, sequence } from '../der.ts';
import { type CrlWish, basicOcsp, crlOf, type OcspWish, ocspOf } from '../revocation.ts';
import { type TimestampWish, timestampToken } from '../timestamp.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

export const RECEIPT: Buffer = Buffer.from('{"hoSo":"TEST-0001","lePhi":150000}\n', 'utf8');

const signed = (by: Issued, signer: Partial<CmsSigner> = {}, wish: Partial<CmsWish> = {}): Buffer =>
  signedData({
    content: RECEIPT,
    attached: true,
    certificates: [by, issuingAuthority()],
    signers: [{ by, signingTime: SIGNED_AT, ...signer }],
    ...wish,
  });

const stamped =
  (wish: Partial<TimestampWish> = {}) =>
  (value: Buffer): readonly Buffer[] => [
    timestampAttribute(timestampToken({ over: value, by: timeAuthority(), at: SIGNED_AT, ...wish })),
  ];

/** xades-style revocation values of CMS (RFC 5126, 6.3.4). */
const revocationValues = (crls: readonly Buffer[], ocsps: readonly Buffer[]): Buffer =>
  attribute(
    '1.2.840.113549.1.9.16.2.24',
    sequence(
      ...(crls.length === 0 ? [] : [explicit(0, sequence(...crls))]),
      ...(ocsps.length === 0 ? [] : [explicit(1, sequence(...ocsps.map((each) => basicOcsp(each))))]),
    ),
  );

const crl = (wish: Partial<CrlWish> = {}): Buffer => crlOf({ issuer: issuingAuthority(), ...wish });
const rootCrl = (wish: Partial<CrlWish> = {}): Buffer => crlOf({ issuer: root(), ...wish });
const ocsp = (wish: Partial<OcspWish> = {}): Buffer =>
  ocspOf({ of: citizen(), issuer: issuingAuthority(), responder: responder(), state: 'good', ...wish });

const cms = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `cms/${id}`,
  format: 'cms',
  ...rest,
});

const AN = ['CCCD:001200000001'];

/** Flips one bit in the first place where `needle` stands. */
const flipped = (file: Buffer, needle: Buffer, at = 0): Buffer => {
  const place = file.indexOf(needle);
  if (place < 0) throw new Error('what should be changed is not in the file');
  const changed = Buffer.from(file);
  changed[place + at] = (changed[place + at] ?? 0) ^ 0x01;
  return changed;
};

/** The same value in BER with an indefinite length. */
export const indefinite = (der: Buffer): Buffer => {
  const head = (der[1] ?? 0) >= 0x80 ? 2 + ((der[1] ?? 0) & 0x7f) : 2;
  return Buffer.concat([Buffer.from([0x30, 0x80]), der.subarray(head), Buffer.from([0, 0])]);
};

const NO_CHAIN = ['NO_CERTIFICATE_CHAIN_FOUND', 'CERTIFICATE_CHAIN_GENERAL_FAILURE'] as const;
const CHAIN = [...NO_CHAIN, 'CHAIN_CONSTRAINTS_FAILURE', 'SIG_CONSTRAINTS_FAILURE'] as const;
const WEAK = ['CRYPTO_CONSTRAINTS_FAILURE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'] as const;
const EXPIRED = ['OUT_OF_BOUNDS_NO_POE', 'EXPIRED'] as const;

export const cmsCases: readonly OwnCase[] = [
  cms('enveloping', {
    make: () => signed(citizen()),
    verdict: 'valid',
    level: 'B-B',
    revocation: 'not-proved',
    ids: [AN],
    profile: 'CAdES',
  }),
  cms('detached', {
    make: () => signed(citizen(), {}, { attached: false }),
    content: RECEIPT,
    verdict: 'valid',
    level: 'B-B',
    ids: [AN],
  }),
  cms('rsa', { make: () => signed(rsaCitizen()), verdict: 'valid', ids: [['CCCD:001200000002']] }),
  cms('rsa-pss', {
    make: () => signed(rsaCitizen(), { scheme: { digest: 'sha256', pss: true } }),
    verdict: 'valid',
  }),
  cms('sha512', {
    make: () => signed(rsaCitizen(), { scheme: { digest: 'sha512' } }),
    verdict: 'valid',
  }),
  cms('ed25519', {
    make: () => signed(edCitizen(), { scheme: { digest: 'sha512' } }),
    verdict: 'valid',
    ids: [['CCCD:001200000004']],
  }),
  cms('plain-without-binding', {
    make: () => signed(citizen(), { bound: null }),
    verdict: 'valid',
    level: null,
  }),
  cms('bare-without-attributes', {
    make: () => signed(citizen(), { bare: true }),
    verdict: 'valid',
    level: null,
  }),
  cms('two-signers', {
    make: () =>
      signed(
        citizen(),
        {},
        {
          signers: [
            { by: citizen(), signingTime: SIGNED_AT },
            { by: organisation(), signingTime: SIGNED_AT },
          ],
          certificates: [citizen(), organisation(), issuingAuthority()],
        },
      ),
    verdict: 'valid',
    level: 'B-B',
  }),
  cms('second-signer-broken', {
    make: () =>
      signed(
        citizen(),
        {},
        {
          signers: [
            { by: citizen(), signingTime: SIGNED_AT },
            { by: organisation(), signingTime: SIGNED_AT, wrongDigest: true },
          ],
          certificates: [citizen(), organisation(), issuingAuthority()],
        },
      ),
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  cms('staff-two-identifiers', {
    make: () => signed(staff()),
    policy: { signerId: 'CCCD:001200000013' },
    verdict: 'valid',
    ids: [['MST:0100000001', 'CCCD:001200000013']],
  }),
  cms('organisation', {
    make: () => signed(organisation()),
    policy: { signerId: 'MST:0100000001-001' },
    verdict: 'valid',
    ids: [['MST:0100000001-001']],
  }),
  cms('other-person', {
    make: () => signed(otherCitizen()),
    policy: { signerId: 'CCCD:001200000001' },
    verdict: 'invalid',
    because: ['SIGNER_IDENTITY_MISMATCH'],
  }),
  cms('identifier-is-a-prefix', {
    make: () => signed(organisation()),
    policy: { signerId: 'MST:0100000001' },
    verdict: 'invalid',
    because: ['SIGNER_IDENTITY_MISMATCH'],
  }),
  cms('intermediate-as-anchor', {
    make: () => signed(citizen(), {}, { certificates: [citizen()] }),
    policy: { anchors: [issuingAuthority()] },
    verdict: 'valid',
  }),
  cms('pinned-self-signed', {
    make: () => signed(selfSignedCitizen(), {}, { certificates: [selfSignedCitizen()] }),
    policy: { anchors: [selfSignedCitizen()] },
    verdict: 'valid',
  }),
  cms('pem', {
    make: () =>
      Buffer.from(
        `-----BEGIN PKCS7-----\n${signed(citizen()).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PKCS7-----\n`,
      ),
    verdict: 'valid',
    ids: [AN],
  }),
  cms('base64', {
    make: () => Buffer.from(signed(citizen()).toString('base64')),
    verdict: 'valid',
    ids: [AN],
  }),

  // Integrity.
  cms('content-changed', {
    make: () => flipped(signed(citizen()), RECEIPT, 12),
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  cms('detached-other-content', {
    make: () => signed(citizen(), {}, { attached: false }),
    content: Buffer.from('{"hoSo":"TEST-0001","lePhi":0}\n'),
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  cms('detached-without-content', {
    make: () => signed(citizen(), {}, { attached: false }),
    verdict: 'indeterminate',
    because: ['SIGNED_DATA_NOT_FOUND'],
  }),
  cms('enveloping-with-other-content-beside', {
    make: () => signed(citizen()),
    content: Buffer.from('something else'),
    verdict: 'invalid',
    because: ['HASH_FAILURE', 'FORMAT_FAILURE'],
  }),
  cms('digest-attribute-wrong', {
    make: () => signed(citizen(), { wrongDigest: true }),
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  cms('signed-by-another-key', {
    make: () => signed(citizen(), { forgedBy: otherCitizen().key }),
    verdict: 'invalid',
    because: ['SIG_CRYPTO_FAILURE'],
  }),
  cms('signed-attribute-changed', {
    make: () => flipped(signed(citizen()), Buffer.from('260520020000Z'), 3),
    verdict: 'invalid',
    because: ['SIG_CRYPTO_FAILURE'],
  }),
  cms('content-type-attribute-differs', {
    make: () => signed(citizen(), { attributeType: '1.2.840.113549.1.9.16.1.4' }),
    verdict: 'invalid',
    because: ['FORMAT_FAILURE', 'SIG_CONSTRAINTS_FAILURE', 'HASH_FAILURE'],
  }),
  cms('declared-digest-differs', {
    make: () => signed(citizen(), { declaredDigest: 'sha512' }),
    verdict: 'invalid',
  }),
  cms('binds-another-certificate', {
    make: () => signed(citizen(), { bound: otherCitizen() }),
    verdict: 'indeterminate',
    because: ['NO_SIGNING_CERTIFICATE_FOUND', 'SIG_CONSTRAINTS_FAILURE', 'CHAIN_CONSTRAINTS_FAILURE'],
  }),
  cms('without-certificate', {
    make: () => signed(citizen(), {}, { certificates: [issuingAuthority()] }),
    verdict: 'indeterminate',
    because: ['NO_SIGNING_CERTIFICATE_FOUND'],
  }),
  cms('certificate-with-the-same-serial-and-issuer', {
    make: () => {
      const twin: Issued = { ...forgedCitizen(), key: citizen().key, serial: forgedCitizen().serial };
      return signed(twin, {}, { certificates: [forgedCitizen(), issuingAuthority()] });
    },
    verdict: 'invalid',
    because: ['SIG_CRYPTO_FAILURE'],
  }),
  cms('no-signers', {
    make: () => signed(citizen(), {}, { signers: [] }),
    verdict: 'invalid',
    because: ['NO_SIGNATURE', 'FORMAT_FAILURE'],
  }),
  // RFC 5652 is content with BER around what is signed.
  cms('indefinite-length', { make: () => indefinite(signed(citizen())), verdict: 'valid', ids: [AN] }),
  cms('octets-behind', {
    make: () => Buffer.concat([signed(citizen()), Buffer.from('tail')]),
    verdict: 'invalid',
    because: ['FORMAT_FAILURE'],
  }),
  cms('certificates-only', {
    make: () => signed(citizen(), {}, { signers: [], content: Buffer.alloc(0), attached: false }),
    verdict: 'invalid',
    because: ['NO_SIGNATURE', 'FORMAT_FAILURE'],
  }),

  // Path.
  cms('expired', { make: () => signed(expiredCitizen()), verdict: 'indeterminate', because: EXPIRED }),
  cms('not-yet-valid', {
    make: () => signed(futureCitizen()),
    verdict: 'indeterminate',
    because: ['NOT_YET_VALID', ...EXPIRED],
  }),
  cms('wrong-key-usage', {
    make: () => signed(wrongUsageCitizen()),
    verdict: 'indeterminate',
    because: CHAIN,
  }),
  cms('unknown-critical-extension', {
    make: () => signed(oddCitizen()),
    verdict: 'indeterminate',
    because: CHAIN,
  }),
  cms('self-signed', {
    make: () => signed(selfSignedCitizen(), {}, { certificates: [selfSignedCitizen()] }),
    verdict: 'indeterminate',
    because: NO_CHAIN,
  }),
  cms('false-authority-of-the-same-name', {
    make: () => signed(falseCitizen(), {}, { certificates: [falseCitizen(), falseAuthority()] }),
    verdict: 'indeterminate',
    because: NO_CHAIN,
  }),
  cms('certificate-forged', {
    make: () => signed(forgedCitizen()),
    verdict: 'indeterminate',
    because: CHAIN,
  }),
  cms('issued-by-a-citizen', {
    make: () =>
      signed(
        citizenOfCitizen(),
        {},
        {
          certificates: [citizenOfCitizen(), otherCitizen(), issuingAuthority()],
        },
      ),
    verdict: 'indeterminate',
    because: CHAIN,
  }),
  cms('no-anchors', {
    make: () => signed(citizen()),
    policy: { anchors: [] },
    verdict: 'indeterminate',
    because: NO_CHAIN,
  }),
  cms('issuer-missing', {
    make: () => signed(citizen(), {}, { certificates: [citizen()] }),
    verdict: 'indeterminate',
    because: NO_CHAIN,
  }),

  // Algorithms.
  cms('sha1', {
    make: () => signed(rsaCitizen(), { scheme: { digest: 'sha1' } }),
    verdict: 'indeterminate',
    because: WEAK,
  }),
  cms('rsa-1024', { make: () => signed(weakCitizen()), verdict: 'indeterminate', because: WEAK }),
  cms('curve-of-192-bits', {
    make: () => signed(smallCurveCitizen()),
    verdict: 'indeterminate',
    because: WEAK,
  }),
  cms('certificate-signed-with-sha1', {
    make: () => signed(oldCitizen(), {}, { certificates: [oldCitizen(), oldAuthority()] }),
    verdict: 'indeterminate',
    because: WEAK,
  }),

  // Time stamps.
  cms('time-stamp', {
    make: () => signed(citizen(), { unsigned: stamped() }),
    verdict: 'valid',
    level: 'B-T',
  }),
  cms('expired-but-stamped-before', {
    make: () =>
      signed(expiredCitizen(), {
        signingTime: '2025-03-01T00:00:00Z',
        unsigned: stamped({ at: '2025-03-01T00:00:05Z' }),
      }),
    verdict: 'valid',
    level: 'B-T',
  }),
  cms('expired-and-stamped-after', {
    make: () => signed(expiredCitizen(), { unsigned: stamped({ at: '2025-09-01T00:00:00Z' }) }),
    verdict: 'indeterminate',
  }),
  cms('expired-and-stamped-over-something-else', {
    make: () =>
      signed(expiredCitizen(), {
        unsigned: stamped({ at: '2025-03-01T00:00:00Z', over: Buffer.from('another signature') }),
      }),
    verdict: 'indeterminate',
  }),
  cms('expired-and-stamped-by-an-unfit-authority', {
    make: () =>
      signed(expiredCitizen(), {
        unsigned: stamped({ at: '2025-03-01T00:00:00Z', by: unfitTimeAuthority() }),
      }),
    verdict: 'indeterminate',
  }),
  cms('expired-and-stamped-by-the-signer', {
    make: () =>
      signed(expiredCitizen(), { unsigned: stamped({ at: '2025-03-01T00:00:00Z', by: citizen() }) }),
    verdict: 'indeterminate',
  }),
  cms('expired-and-stamped-with-sha1', {
    make: () =>
      signed(expiredCitizen(), { unsigned: stamped({ at: '2025-03-01T00:00:00Z', digest: 'sha1' }) }),
    verdict: 'indeterminate',
  }),

  // Revocation.
  cms('revocation-required-and-absent', {
    make: () => signed(citizen()),
    policy: { revocation: 'required' },
    verdict: 'indeterminate',
    because: ['TRY_LATER'],
  }),
  cms('good-by-crl', {
    make: () => signed(citizen(), {}, { crls: [crl(), rootCrl()] }),
    policy: { revocation: 'required' },
    verdict: 'valid',
    revocation: 'proved',
  }),
  cms('good-by-crl-beside', {
    make: () => signed(citizen()),
    policy: { revocation: 'required', crls: [crl(), rootCrl()] },
    verdict: 'valid',
    revocation: 'proved',
  }),
  cms('revoked-by-crl', {
    make: () =>
      signed(citizen(), {}, { crls: [crl({ revoked: [{ of: citizen(), at: '2026-05-01T00:00:00Z' }] })] }),
    verdict: 'indeterminate',
    because: ['REVOKED_NO_POE', 'REVOKED'],
    revocation: 'revoked',
  }),
  cms('authority-revoked', {
    make: () =>
      signed(
        citizen(),
        {},
        {
          crls: [crl(), rootCrl({ revoked: [{ of: issuingAuthority(), at: '2026-05-01T00:00:00Z' }] })],
        },
      ),
    verdict: 'indeterminate',
    because: ['REVOKED_CA_NO_POE', 'REVOKED_NO_POE'],
    revocation: 'revoked',
  }),
  cms('crl-of-somebody-else', {
    make: () => signed(citizen(), {}, { crls: [crl({ signedBy: otherCitizen() }), rootCrl()] }),
    policy: { revocation: 'required' },
    verdict: 'indeterminate',
    because: ['TRY_LATER'],
  }),
  cms('crl-too-old', {
    make: () =>
      signed(
        citizen(),
        {},
        {
          crls: [crl({ at: '2026-01-01T00:00:00Z', next: '2026-01-08T00:00:00Z' }), rootCrl()],
        },
      ),
    policy: { revocation: 'required' },
    verdict: 'indeterminate',
    because: ['TRY_LATER'],
  }),
  cms('good-by-ocsp', {
    make: () =>
      signed(citizen(), {
        unsigned: (value) => [...stamped()(value), revocationValues([rootCrl()], [ocsp()])],
      }),
    policy: { revocation: 'required' },
    verdict: 'valid',
    revocation: 'proved',
    level: 'B-LT',
  }),
  cms('good-by-ocsp-of-the-issuer', {
    make: () =>
      signed(citizen(), {
        unsigned: () => [revocationValues([rootCrl()], [ocsp({ responder: issuingAuthority() })])],
      }),
    policy: { revocation: 'required' },
    verdict: 'valid',
    revocation: 'proved',
  }),
  cms('revoked-by-ocsp', {
    make: () =>
      signed(citizen(), {
        unsigned: () => [
          revocationValues([rootCrl()], [ocsp({ state: { revokedAt: '2026-05-01T00:00:00Z' } })]),
        ],
      }),
    verdict: 'indeterminate',
    because: ['REVOKED_NO_POE', 'REVOKED'],
    revocation: 'revoked',
  }),
  cms('revoked-after-the-time-stamp', {
    make: () =>
      signed(citizen(), {
        unsigned: (value) => [
          ...stamped()(value),
          revocationValues([rootCrl()], [ocsp({ state: { revokedAt: '2026-05-28T00:00:00Z' } })]),
        ],
      }),
    verdict: 'valid',
  }),
  cms('revoked-before-the-time-stamp', {
    make: () =>
      signed(citizen(), {
        unsigned: (value) => [
          ...stamped()(value),
          revocationValues([rootCrl()], [ocsp({ state: { revokedAt: '2026-05-01T00:00:00Z' } })]),
        ],
      }),
    verdict: 'indeterminate',
    because: ['REVOKED_NO_POE', 'REVOKED'],
    revocation: 'revoked',
  }),
  cms('ocsp-of-an-unfit-responder', {
    make: () =>
      signed(citizen(), {
        unsigned: () => [revocationValues([rootCrl()], [ocsp({ responder: unfitResponder() })])],
      }),
    policy: { revocation: 'required' },
    verdict: 'indeterminate',
    because: ['TRY_LATER'],
  }),
  cms('ocsp-of-another-certificate', {
    make: () =>
      signed(citizen(), {
        unsigned: () => [revocationValues([rootCrl()], [ocsp({ of: otherCitizen() })])],
      }),
    policy: { revocation: 'required' },
    verdict: 'indeterminate',
    because: ['TRY_LATER'],
  }),
  cms('ocsp-that-does-not-know', {
    make: () =>
      signed(citizen(), { unsigned: () => [revocationValues([rootCrl()], [ocsp({ state: 'unknown' })])] }),
    policy: { revocation: 'required' },
    verdict: 'indeterminate',
    because: ['TRY_LATER'],
  }),

  // Counter-signatures.
  cms('counter-signature', {
    make: () =>
      signed(
        citizen(),
        {
          unsigned: (value) => [
            counterSignatureAttribute(
              signerInfo({ by: organisation(), signingTime: SIGNED_AT, attributeType: null }, value),
            ),
          ],
        },
        { certificates: [citizen(), organisation(), issuingAuthority()] },
      ),
    verdict: 'valid',
  }),
  cms('counter-signature-over-something-else', {
    make: () =>
      signed(
        citizen(),
        {
          unsigned: () => [
            counterSignatureAttribute(
              signerInfo(
                { by: organisation(), signingTime: SIGNED_AT, attributeType: null },
                Buffer.from('another'),
              ),
            ),
          ],
        },
        { certificates: [citizen(), organisation(), issuingAuthority()] },
      ),
    verdict: 'invalid',
  }),
];

/** SignedData of a PDF: detached, for the octets that its ByteRange covers. */
export const detachedOver =
  (by: Issued, signer: Partial<CmsSigner> = {}, wish: Partial<CmsWish> = {}) =>
  (covered: Buffer): Buffer =>
    signedData({
      content: covered,
      attached: false,
      certificates: [by, issuingAuthority()],
      signers: [{ by, ...signer }],
      ...wish,
    });

export { crl, ocsp, rootCrl, stamped };
