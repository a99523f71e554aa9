import { describe, expect, it } from 'vitest';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import type { Policy } from '#src/signature/policy.ts';
import type { SignerFacts, TimestampToken } from '#src/signature/signer-facts.ts';
import { judgeTimestamps } from '#src/signature/timestamps.ts';
import {
  falseAuthority,
  issuingAuthority,
  root,
  timeAuthority,
  unfitTimeAuthority,
} from '../../signing/authority.ts';
import { type Issued, issue } from '../../signing/certificate.ts';
import { signedData } from '../../signing/cms.ts';
import { generalizedTime, integer, octets, oid, sequence } from '../../signing/der.ts';
import { digestIdentifier, hashOf } from '../../signing/keys.ts';
import { crlOf } from '../../signing/revocation.ts';
import { type TimestampWish, timestampToken } from '../../signing/timestamp.ts';

const value = Buffer.from('signature value');
const EARLY = '2026-05-20T02:00:00Z';
const LATE = '2026-05-25T02:00:00Z';

const policy = (more: Partial<Policy> = {}): Policy => ({
  anchors: [parseCertificate(root().der)],
  at: new Date('2026-06-01T00:00:00Z'),
  revocation: 'if-present',
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
  ...more,
});

const factsOf = (timestamps: readonly TimestampToken[], crls: readonly Uint8Array[] = []): SignerFacts => ({
  role: 'signer',
  failures: [],
  certificate: null,
  certificateBound: false,
  pool: [],
  claimedAt: null,
  digest: null,
  signature: null,
  otherAlgorithms: [],
  timestamps,
  revocation: { crls, ocsps: [] },
  coverage: { whole: true, ranges: [], fileBytes: 0, revisions: [], elements: [] },
});

const stamp = (wish: Partial<TimestampWish> = {}, more: Partial<TimestampToken> = {}): TimestampToken => ({
  kind: 'signature',
  token: timestampToken({ over: value, by: timeAuthority(), at: EARLY, ...wish }),
  covered: value,
  ...more,
});

const authority = (from: string, to: string): Issued =>
  issue({
    name: [['CN', `TEST TSA ${to}`]],
    issuer: root(),
    purposes: ['1.3.6.1.5.5.7.3.8'],
    purposesCritical: true,
    usages: ['digitalSignature'],
    from,
    to,
  });
/** Its certificate ends between the two times above. */
const endingAuthority = authority('2024-01-01T00:00:00Z', '2026-05-27T00:00:00Z');

describe('judgeTimestamps', () => {
  it('proves the earliest of the valid times', async () => {
    const { reports, provedAt, failures } = await judgeTimestamps(
      factsOf([stamp({ at: LATE }), stamp()]),
      policy(),
    );
    expect(reports.map(({ verdict, authority: name }) => [verdict, name])).toEqual([
      ['valid', 'TEST Time Stamp Authority'],
      ['valid', 'TEST Time Stamp Authority'],
    ]);
    expect(provedAt?.toISOString()).toBe('2026-05-20T02:00:00.000Z');
    expect(failures).toEqual([]);
  });

  it('proves nothing without time stamps', async () => {
    expect(await judgeTimestamps(factsOf([]), policy())).toEqual({
      reports: [],
      provedAt: null,
      failures: [],
      notes: [],
    });
  });

  const unfit = (purposes: readonly string[], purposesCritical: boolean): Issued =>
    issue({
      name: [['CN', `TEST TSA ${purposes.join()} ${purposesCritical}`]],
      issuer: root(),
      purposes,
      purposesCritical,
      usages: ['digitalSignature'],
    });

  it.each([
    [
      'over another signature',
      stamp({ over: Buffer.from('another') }),
      'invalid',
      'HASH_FAILURE',
      'time-stamp-imprint-mismatch',
    ],
    [
      'whose covered octets are not known',
      stamp({}, { covered: null }),
      'indeterminate',
      'SIGNED_DATA_NOT_FOUND',
      'time-stamp-not-proved',
    ],
    [
      'with a SHA-1 imprint',
      stamp({ digest: 'sha1' }),
      'indeterminate',
      'CRYPTO_CONSTRAINTS_FAILURE',
      'time-stamp-weak',
    ],
    [
      'of an authority without the purpose',
      stamp({ by: unfitTimeAuthority() }),
      'indeterminate',
      'CHAIN_CONSTRAINTS_FAILURE',
      'time-stamp-authority-usage',
    ],
    [
      'of an authority with a purpose that is not critical',
      stamp({ by: unfit(['1.3.6.1.5.5.7.3.8'], false) }),
      'indeterminate',
      'CHAIN_CONSTRAINTS_FAILURE',
      'time-stamp-authority-usage',
    ],
    [
      'of an authority with another purpose besides',
      stamp({ by: unfit(['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.4'], true) }),
      'indeterminate',
      'CHAIN_CONSTRAINTS_FAILURE',
      'time-stamp-authority-usage',
    ],
    [
      'of an unknown authority',
      stamp({ by: falseAuthority() }),
      'indeterminate',
      'NO_CERTIFICATE_CHAIN_FOUND',
      'time-stamp-untrusted',
    ],
    [
      'from after the time of checking',
      stamp({ at: '2026-06-02T00:00:00Z' }),
      'indeterminate',
      'TIMESTAMP_ORDER_FAILURE',
      'time-stamp-in-future',
    ],
    [
      'from before the authority’s certificate',
      stamp({ at: '2021-12-31T00:00:00Z' }),
      'indeterminate',
      'NOT_YET_VALID',
      'time-stamp-untrusted',
    ],
    [
      'of an authority that has expired since',
      stamp({ by: endingAuthority }),
      'indeterminate',
      'OUT_OF_BOUNDS_NO_POE',
      'time-stamp-untrusted',
    ],
  ] as const)('does not count one %s', async (_, token, verdict, subIndication, code) => {
    const { reports, provedAt, notes } = await judgeTimestamps(factsOf([token]), policy());
    expect(reports[0]).toMatchObject({ verdict, subIndication });
    expect(notes.map((note) => note.code)).toEqual([code]);
    expect(provedAt).toBeNull();
  });

  it('does not count one of a revoked authority', async () => {
    const crl = crlOf({ issuer: root(), revoked: [{ of: timeAuthority(), at: LATE }] });
    const { reports, provedAt } = await judgeTimestamps(factsOf([stamp()], [crl]), policy());
    expect(reports[0]).toMatchObject({ verdict: 'indeterminate', subIndication: 'REVOKED_NO_POE' });
    expect(provedAt).toBeNull();
  });

  it('does not count one that does not bind its authority', async () => {
    const info = sequence(
      integer(1),
      oid('1.2.3'),
      sequence(digestIdentifier('sha256'), octets(hashOf('sha256', value))),
      integer(1),
      generalizedTime(new Date(EARLY)),
    );
    const token = signedData({
      content: info,
      contentType: '1.2.840.113549.1.9.16.1.4',
      attached: true,
      signers: [{ by: timeAuthority(), bound: null }],
      certificates: [timeAuthority()],
    });
    const { reports } = await judgeTimestamps(factsOf([stamp({}, { token })]), policy());
    expect(reports[0]).toMatchObject({ verdict: 'indeterminate', subIndication: 'SIG_CONSTRAINTS_FAILURE' });
  });

  it('names what cannot be read, and goes on', async () => {
    const broken = stamp({}, { token: Buffer.from([0x30, 0x00]) });
    const { reports, notes, provedAt } = await judgeTimestamps(factsOf([broken, stamp()]), policy());
    expect(notes.map(({ code }) => code)).toEqual(['time-stamp-malformed']);
    expect(reports).toHaveLength(1);
    expect(provedAt).not.toBeNull();
  });

  it.each([['archive'], ['document']] as const)(
    'counts one whose authority expired under a later %s time stamp',
    async (kind) => {
      const old = stamp({ by: endingAuthority });
      const later = stamp({ at: LATE }, { kind });
      const { reports, provedAt } = await judgeTimestamps(factsOf([old, later]), policy());
      expect(reports.map(({ verdict }) => verdict)).toEqual(['valid', 'valid']);
      expect(provedAt?.toISOString()).toBe('2026-05-20T02:00:00.000Z');
    },
  );

  it('does not count it where the later one does not cover it', async () => {
    const old = stamp({ by: endingAuthority });
    const elsewhere = [
      [old, stamp({ at: LATE })],
      [stamp({ at: LATE }, { kind: 'document' }), old],
      [old, stamp({ at: LATE }, { kind: 'archive', covers: [] })],
      [old, stamp({ at: LATE, by: falseAuthority() }, { kind: 'document' })],
    ];
    for (const timestamps of elsewhere) {
      const { reports } = await judgeTimestamps(factsOf(timestamps), policy());
      expect(reports[timestamps.indexOf(old)]?.verdict).toBe('indeterminate');
    }
  });

  it('does not let two vouch for each other', async () => {
    const [one, other] = [stamp({ by: endingAuthority }), stamp({ by: endingAuthority, at: EARLY })];
    const circle: readonly TimestampToken[] = [
      { ...one, kind: 'archive', covers: [other.token] },
      { ...other, kind: 'archive', covers: [one.token] },
    ];
    const { provedAt } = await judgeTimestamps(factsOf(circle), policy());
    expect(provedAt).toBeNull();
  });

  it('finds a time stamp that is older than what it covers', async () => {
    const { failures } = await judgeTimestamps(
      factsOf([stamp({ at: LATE }), stamp({ at: EARLY }, { kind: 'document' })]),
      policy(),
    );
    expect(failures[0]).toMatchObject({ verdict: 'indeterminate', subIndication: 'TIMESTAMP_ORDER_FAILURE' });
  });

  it('finds the authority’s certificates beside the file', async () => {
    const sub = issue({
      name: [['CN', 'TEST TSA below']],
      issuer: issuingAuthority(),
      purposes: ['1.3.6.1.5.5.7.3.8'],
      purposesCritical: true,
      usages: ['digitalSignature'],
    });
    const token = stamp({ by: sub });
    expect((await judgeTimestamps(factsOf([token]), policy())).provedAt).toBeNull();
    const certificates = [parseCertificate(issuingAuthority().der)];
    const given = policy({ extra: { certificates, crls: [], ocsps: [] } });
    expect((await judgeTimestamps(factsOf([token]), given)).provedAt).not.toBeNull();
  });
});
