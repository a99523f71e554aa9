import { type CertificateWish, type Issued, issue, type Name } from './certificate.ts';

/*
 * A synthetic Vietnamese-style PKI: nobody in it exists. Issued once in a process; judged at 2026-06-01.
 */

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const authorityName = (name: string): Name => [
  ['C', 'VN'],
  ['O', 'TEST ONLY - DỮ LIỆU GIẢ LẬP'],
  ['CN', name],
];

const LONG = { from: '2020-01-01T00:00:00Z', to: '2045-01-01T00:00:00Z' } as const;

export const root: () => Issued = lazily(() =>
  issue({ name: authorityName('TEST National Root CA'), issuer: null, authority: 'unlimited', ...LONG }),
);

export const issuingAuthority: () => Issued = lazily(() =>
  issue({
    name: authorityName('TEST Public CA 1'),
    issuer: root(),
    authority: 0,
    from: '2021-01-01T00:00:00Z',
    to: '2040-01-01T00:00:00Z',
  }),
);

/** Of the same name as the true root, with a key of its own. */
const falseRoot: () => Issued = lazily(() =>
  issue({
    name: authorityName('TEST National Root CA'),
    issuer: null,
    kind: 'P-384',
    authority: 'unlimited',
    ...LONG,
  }),
);

export const falseAuthority: () => Issued = lazily(() =>
  issue({
    name: authorityName('TEST Public CA 1'),
    issuer: falseRoot(),
    kind: 'P-384',
    authority: 0,
    ...LONG,
  }),
);

export const timeAuthority: () => Issued = lazily(() =>
  issue({
    name: authorityName('TEST Time Stamp Authority'),
    issuer: root(),
    purposes: ['1.3.6.1.5.5.7.3.8'],
    purposesCritical: true,
    usages: ['digitalSignature'],
    from: '2022-01-01T00:00:00Z',
    to: '2039-01-01T00:00:00Z',
  }),
);

/** Issued by the trusted root, but not for time stamping. */
export const unfitTimeAuthority: () => Issued = lazily(() =>
  issue({
    name: authorityName('TEST Unfit Time Stamp Authority'),
    issuer: root(),
    usages: ['digitalSignature'],
    from: '2022-01-01T00:00:00Z',
    to: '2039-01-01T00:00:00Z',
  }),
);

export const responder: () => Issued = lazily(() =>
  issue({
    name: authorityName('TEST OCSP Responder'),
    issuer: issuingAuthority(),
    purposes: ['1.3.6.1.5.5.7.3.9'],
    usages: ['digitalSignature'],
    noCheck: true,
  }),
);

/** A certificate of the same authority without the right to answer for it. */
export const unfitResponder: () => Issued = lazily(() =>
  issue({
    name: authorityName('TEST Unfit OCSP Responder'),
    issuer: issuingAuthority(),
    usages: ['digitalSignature'],
  }),
);

const person = (number: string, name: string, wish: Partial<CertificateWish> = {}): (() => Issued) =>
  lazily(() =>
    issue({
      name: [
        ['C', 'VN'],
        ['ST', 'Hà Nội'],
        ['CN', `${name} TEST`],
        ['UID', `CCCD:${number}`],
      ],
      issuer: issuingAuthority(),
      ...wish,
    }),
  );

export const citizen: () => Issued = person('001200000001', 'Nguyễn Văn An');
export const rsaCitizen: () => Issued = person('001200000002', 'Trần Thị Bình', { kind: 'RSA-2048' });
export const otherCitizen: () => Issued = person('001200000003', 'Lê Văn Cường');
export const edCitizen: () => Issued = person('001200000004', 'Phạm Thị Dung', { kind: 'Ed25519' });
export const weakCitizen: () => Issued = person('001200000005', 'Hoàng Văn Em', { kind: 'RSA-1024' });
export const smallCurveCitizen: () => Issued = person('001200000006', 'Vũ Thị Giang', { kind: 'secp192' });
export const expiredCitizen: () => Issued = person('001200000007', 'Đỗ Văn Hải', {
  from: '2023-01-01T00:00:00Z',
  to: '2025-06-01T00:00:00Z',
});
export const futureCitizen: () => Issued = person('001200000008', 'Bùi Thị Khanh', {
  from: '2026-12-01T00:00:00Z',
});
export const wrongUsageCitizen: () => Issued = person('001200000009', 'Đặng Văn Lâm', {
  usages: ['keyEncipherment'],
});
export const oddCitizen: () => Issued = person('001200000010', 'Ngô Thị Mai', {
  unknownCritical: true,
});
export const falseCitizen: () => Issued = lazily(() =>
  issue({ name: citizen().name, issuer: falseAuthority(), kind: 'P-384' }),
);
/** Names the true authority as its issuer, but another key signed it. */
export const forgedCitizen: () => Issued = lazily(() =>
  issue({
    name: citizen().name,
    issuer: issuingAuthority(),
    kind: 'P-384',
    forgedBy: falseAuthority().key,
  }),
);
export const selfSignedCitizen: () => Issued = lazily(() =>
  issue({ name: citizen().name, issuer: null, kind: 'P-521' }),
);
/** Issued by a citizen, who is no authority. */
export const citizenOfCitizen: () => Issued = lazily(() =>
  issue({
    name: [
      ['C', 'VN'],
      ['CN', 'Dương Văn Nam TEST'],
      ['UID', 'CCCD:001200000011'],
    ],
    issuer: otherCitizen(),
  }),
);
export const oldAuthority: () => Issued = lazily(() =>
  issue({ name: authorityName('TEST Old CA'), issuer: root(), kind: 'RSA-2048', authority: 0 }),
);
/** A certificate whose own signature uses SHA-1. */
export const oldCitizen: () => Issued = lazily(() =>
  issue({
    name: [
      ['C', 'VN'],
      ['CN', 'Lý Thị Oanh TEST'],
      ['UID', 'CCCD:001200000012'],
    ],
    issuer: oldAuthority(),
    digest: 'sha1',
  }),
);

export const organisation: () => Issued = lazily(() =>
  issue({
    name: [
      ['C', 'VN'],
      ['ST', 'Đà Nẵng'],
      ['CN', 'CÔNG TY THỬ NGHIỆM TEST'],
      ['UID', 'MST:0100000001-001'],
    ],
    issuer: issuingAuthority(),
  }),
);

/** Two UIDs, in this order: the organisation's, then the person's. */
export const staff: () => Issued = lazily(() =>
  issue({
    name: [
      ['C', 'VN'],
      ['O', 'CÔNG TY THỬ NGHIỆM TEST'],
      ['CN', 'Nguyễn Thị Phương TEST'],
      ['UID', 'MST:0100000001'],
      ['UID', 'CCCD:001200000013'],
    ],
    issuer: issuingAuthority(),
  }),
);
