import { describe, expect, it } from 'vitest';
import type { CertificateSummary, FileVerdict, SignerReport } from '#src/model/signature.ts';
import { maskVerdict } from '#src/scoring/mask-verdict.ts';

const certificate = (subject: string, issuer: string): CertificateSummary => ({
  subject,
  issuer,
  serialNumber: '01',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  key: 'EC P-256',
  fingerprint: 'a'.repeat(64),
});

const OWN = 'C=VN, CN=Nguyễn Văn An, UID=CCCD:001200000001';
const ISSUING = 'C=VN, O=Tổ chức\\, Một, CN=CA Một';

const signer = (change: Partial<SignerReport> = {}): SignerReport => ({
  role: 'signer',
  verdict: 'valid',
  subIndication: null,
  level: 'B-B',
  name: 'Nguyễn Văn An',
  ids: ['MST:0100000001-001', 'CCCD:001200000001'],
  claimedAt: null,
  provedAt: null,
  digest: 'SHA-256',
  algorithm: 'ECDSA 256',
  revocation: 'not-proved',
  timestamps: [],
  chain: [certificate(OWN, ISSUING), certificate(ISSUING, 'CN=Gốc'), certificate('CN=Gốc', 'CN=Gốc')],
  coverage: { whole: true, ranges: [], fileBytes: 10, revisions: [], elements: [] },
  reasons: [{ code: 'x', text: { vi: 'a', en: 'b' }, detail: 'Nguyễn Văn An 001200000001' }],
  ...change,
});

const masked = (signers: readonly SignerReport[], change: Partial<FileVerdict> = {}) =>
  maskVerdict(
    {
      format: 'pdf',
      verdict: 'valid',
      subIndication: null,
      level: 'B-B',
      revocation: 'not-proved',
      profile: 'x',
      signers,
      reasons: [{ code: 'x', text: { vi: 'a', en: 'b' }, detail: 'Nguyễn Văn An 001200000001' }],
      verifier: { version: 1, policy: 'p' },
      ...change,
    },
    null,
  );

const issuers = (chain: readonly CertificateSummary[]): readonly string[] | undefined =>
  masked([signer({ chain })]).signers[0]?.issuers;

describe('masking a verdict', () => {
  it('leaves neither name nor number of a signer', () => {
    const written = JSON.stringify(masked([signer()]));
    expect(written).not.toMatch(/Nguyễn|001200000001|0100000001/);
    expect(written).toContain('CCCD:********0001');
  });

  it('names authorities from the issuer to the anchor', () => {
    expect(masked([signer()]).signers[0]?.issuers).toEqual(['CA Một', 'Gốc']);
    expect(issuers([certificate(OWN, ISSUING)])).toEqual(['CA Một']);
    expect(issuers([certificate('CN=A\\, B', 'O=x'), certificate('CN=A\\, B', 'CN=y')])).toEqual(['A, B']);
  });

  it('names nobody who acts as an authority', () => {
    expect(issuers([certificate(OWN, OWN)])).toEqual([]);
    const other = 'CN=Lê Văn Cường, UID=CCCD:001200000003';
    expect(issuers([certificate(OWN, other), certificate(other, 'CN=Gốc')])).toEqual(['***']);
    expect(issuers([certificate(OWN, 'O=a, CN=Nguyễn Văn An')])).toEqual(['***']);
    const stamp = { kind: 'signature', at: 'x', verdict: 'valid', subIndication: null, reasons: [] } as const;
    const stamped = masked([
      signer({
        timestamps: [
          { ...stamp, authority: 'Nguyễn Văn An' },
          { ...stamp, authority: 'TSA 123 456 789' },
        ],
      }),
    ]);
    expect(stamped.signers[0]?.timestamps.map(({ authority }) => authority)).toEqual([
      '***',
      'TSA *** *** 789',
    ]);
  });

  it('masks numbers in what a file says of itself, and bounds it', () => {
    const elements = ['/HoSo/So_001200000001', 'x'.repeat(5_000), ...Array.from({ length: 500 }, () => '/a')];
    const { coverage } = masked([
      signer({ coverage: { whole: false, ranges: [], fileBytes: 1, revisions: [], elements } }),
    ]).signers[0] ?? { coverage: null };
    expect(coverage?.elements[0]).toBe('/HoSo/So_********0001');
    expect(coverage?.elements[1]).toHaveLength(120);
    expect(coverage?.elements).toHaveLength(40);
    expect(masked([], { profile: 'p'.repeat(999) }).profile).toHaveLength(120);
  });

  it('leaves document time stamps out of the signers', () => {
    expect(masked([signer(), signer({ role: 'document-timestamp' })]).signers).toHaveLength(1);
  });
});
