import { describe, expect, it } from 'vitest';
import type { Certificate } from '#src/signature/certificates/certificate.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import {
  buildPath,
  type PathOptions,
  type PathResult,
  type PathUse,
} from '#src/signature/certificates/path.ts';
import { PATH_OPTIONS } from '#src/signature/certificates/validate-path.ts';
import type { Policy } from '#src/signature/policy.ts';
import { type CertificateWish, type Issued, issue, type Name } from '../../../signing/certificate.ts';
import { keyOf } from '../../../signing/keys.ts';

const AT = new Date('2026-06-01T00:00:00Z');
const named = (cn: string): Name => [
  ['C', 'VN'],
  ['CN', cn],
];
const make = (cn: string, issuer: Issued | null, wish: Partial<CertificateWish> = {}): Issued =>
  issue({ name: named(cn), issuer, ...wish });

const root = make('Root', null, { authority: 'unlimited' });
const authority = make('CA', root, { authority: 0 });
const citizen = make('An', authority);

const policyOf = (...anchors: readonly Issued[]): Policy => ({
  anchors: anchors.map(({ der }) => parseCertificate(der)),
  at: AT,
  revocation: 'if-present',
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
});

const build = (
  leaf: Issued,
  pool: readonly Issued[],
  {
    anchors = [root],
    at = AT,
    use = 'signing',
    options = PATH_OPTIONS,
  }: {
    anchors?: readonly Issued[];
    at?: Date;
    use?: PathUse;
    options?: PathOptions;
  } = {},
): Promise<PathResult> =>
  buildPath(
    parseCertificate(leaf.der),
    pool.map(({ der }) => parseCertificate(der)),
    policyOf(...anchors),
    at,
    use,
    options,
  );

const subjects = (path: readonly Certificate[]): readonly string[] =>
  path.map(({ fingerprint }) => fingerprint);
const prints = (...issued: readonly Issued[]): readonly string[] =>
  subjects(issued.map(({ der }) => parseCertificate(der)));

const verdict = async (result: Promise<PathResult>): Promise<string> => {
  const got = await result;
  return got.ok ? 'ok' : `${got.subIndication} ${got.reason.code}`;
};

describe('buildPath', () => {
  it('leads from the leaf to the anchor, whatever else is in the pool', async () => {
    const result = await build(citizen, [make('Noise', null), citizen, authority]);
    expect([result.ok, subjects(result.path)]).toEqual([true, prints(citizen, authority, root)]);
  });

  it('ends at an anchor that is itself an intermediate', async () => {
    const result = await build(citizen, [authority, root], { anchors: [authority] });
    expect([result.ok, subjects(result.path)]).toEqual([true, prints(citizen, authority)]);
  });

  it('does not judge the dates of an anchor above, but those of a pinned certificate', async () => {
    const old = { to: '2025-06-01T00:00:00Z' };
    const oldRoot = make('Old root', null, { authority: 'unlimited', ...old });
    expect(await verdict(build(make('Bình', oldRoot), [], { anchors: [oldRoot] }))).toBe('ok');
    const pinned = make('Pinned', null, old);
    expect(await verdict(build(pinned, [], { anchors: [pinned] }))).toBe(
      'OUT_OF_BOUNDS_NO_POE certificate-expired',
    );
  });

  it('finds its way round an authority of the same name with another key', async () => {
    const impostor = make('CA', root, { authority: 0, key: keyOf('impostor') });
    expect(await verdict(build(citizen, [impostor, authority]))).toBe('ok');
    const expired = make('CA', root, { authority: 0, to: '2025-06-01T00:00:00Z' });
    expect(await verdict(build(citizen, [expired, authority]))).toBe('ok');
    expect(await verdict(build(citizen, [expired]))).toBe('OUT_OF_BOUNDS_NO_POE certificate-expired');
  });

  it('finds none without the authority, and says where it stopped', async () => {
    const result = await build(citizen, []);
    expect(result).toMatchObject({
      ok: false,
      subIndication: 'NO_CERTIFICATE_CHAIN_FOUND',
      reason: { code: 'no-path' },
    });
    expect(subjects(result.path)).toEqual(prints(citizen));
  });

  it('does not take a name for a signature', async () => {
    const falseRoot = make('Root', null, { authority: 'unlimited', key: keyOf('false root') });
    const falseAuthority = make('CA', falseRoot, { authority: 0, key: keyOf('false ca') });
    const forged = make('An', falseAuthority);
    expect(await verdict(build(forged, [falseAuthority, falseRoot, authority]))).toBe(
      'NO_CERTIFICATE_CHAIN_FOUND path-signature-wrong',
    );
    expect(await verdict(build(make('An', authority, { forgedBy: keyOf('forger') }), [authority]))).toBe(
      'NO_CERTIFICATE_CHAIN_FOUND path-signature-wrong',
    );
  });

  it.each<[string, Partial<CertificateWish>, string]>([
    ['is no authority', {}, 'CERTIFICATE_CHAIN_GENERAL_FAILURE path-issuer-not-authority'],
    [
      'may not sign certificates',
      { authority: 0, usages: ['cRLSign'] },
      'CERTIFICATE_CHAIN_GENERAL_FAILURE path-issuer-not-authority',
    ],
    [
      'has an unknown critical extension',
      { authority: 0, unknownCritical: true },
      'CHAIN_CONSTRAINTS_FAILURE path-critical-extension',
    ],
    [
      'is for web servers only',
      { authority: 0, purposes: ['1.3.6.1.5.5.7.3.1'] },
      'CHAIN_CONSTRAINTS_FAILURE certificate-usage',
    ],
    [
      'allows other names only',
      { authority: 0, permitted: [['C', 'LA']] },
      'CHAIN_CONSTRAINTS_FAILURE path-constraint',
    ],
    [
      'was signed with SHA-1',
      { authority: 0, digest: 'sha1' },
      'CRYPTO_CONSTRAINTS_FAILURE_NO_POE weak-digest',
    ],
    ['has a short key', { authority: 0, kind: 'RSA-1024' }, 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE weak-key'],
    [
      'is from the future',
      { authority: 0, from: '2026-07-01T00:00:00Z' },
      'NOT_YET_VALID certificate-not-yet-valid',
    ],
  ])('refuses an issuer that %s', async (what, wish, wanted) => {
    const issuer = make(`CA ${what}`, root, wish);
    expect(await verdict(build(make('Cường', issuer), [issuer]))).toBe(wanted);
  });

  it('holds the anchor to what it says of itself', async () => {
    const pinned = make('Pinned person', null);
    expect(await verdict(build(make('Dung', pinned), [], { anchors: [pinned] }))).toBe(
      'CERTIFICATE_CHAIN_GENERAL_FAILURE path-issuer-not-authority',
    );
    const narrow = make('Narrow root', null, { authority: 0, permitted: [['C', 'LA']] });
    expect(await verdict(build(make('Dung', narrow), [], { anchors: [narrow] }))).toBe(
      'CHAIN_CONSTRAINTS_FAILURE path-constraint',
    );
    const below = make('CA below', authority, { authority: 0 });
    expect(await verdict(build(make('Dung', below), [below], { anchors: [authority] }))).toBe(
      'CHAIN_CONSTRAINTS_FAILURE path-constraint',
    );
  });

  it.each<[PathUse, Partial<CertificateWish>, boolean]>([
    ['signing', { usages: null }, true],
    ['signing', { usages: ['nonRepudiation'] }, true],
    ['signing', { usages: ['keyEncipherment'] }, false],
    ['signing', { purposes: ['1.3.6.1.5.5.7.3.4'] }, true],
    ['signing', { purposes: ['1.3.6.1.5.5.7.3.8'] }, false],
    ['signing', { unknownCritical: true }, false],
    ['time-stamping', { purposes: ['1.3.6.1.5.5.7.3.8'], purposesCritical: true }, true],
    ['time-stamping', { purposes: ['1.3.6.1.5.5.7.3.8'] }, false],
    [
      'time-stamping',
      { purposes: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.4'], purposesCritical: true },
      false,
    ],
    ['time-stamping', {}, false],
    ['ocsp-signing', { purposes: ['1.3.6.1.5.5.7.3.9'] }, true],
    ['ocsp-signing', { purposes: ['2.5.29.37.0'] }, false],
    ['ocsp-signing', {}, false],
    ['crl-signing', { usages: ['cRLSign'] }, true],
    ['crl-signing', {}, false],
  ])('for %s, a leaf with %o: %s', async (use, wish, wanted) => {
    const leaf = make(`Leaf ${JSON.stringify([use, wish])}`, authority, wish);
    expect((await build(leaf, [authority], { use })).ok).toBe(wanted);
  });

  it('tells dates only where nothing worse is wrong, for a time stamp may mend them', async () => {
    const old = { from: '2024-01-01T00:00:00Z', to: '2025-06-01T00:00:00Z' };
    expect(await verdict(build(make('Em', authority, old), [authority]))).toBe(
      'OUT_OF_BOUNDS_NO_POE certificate-expired',
    );
    expect(await verdict(build(make('Em', authority, { ...old, unknownCritical: true }), [authority]))).toBe(
      'CHAIN_CONSTRAINTS_FAILURE path-critical-extension',
    );
    expect(
      (await build(make('Em', authority, old), [authority], { at: new Date('2025-05-01T00:00:00Z') })).ok,
    ).toBe(true);
  });

  it('wants a policy only where asked to', async () => {
    const options = { ...PATH_OPTIONS, explicitPolicy: true };
    expect(await verdict(build(citizen, [authority], { options }))).toBe(
      'CHAIN_CONSTRAINTS_FAILURE path-policy',
    );
  });

  it('gives up on a maze of cross-certificates instead of walking all of it', async () => {
    const keys = Array.from({ length: 14 }, (_each, index) =>
      make(`Maze ${index}`, null, { authority: 'unlimited' }),
    );
    const maze = keys.flatMap((issuer) =>
      keys.flatMap((subject) =>
        issuer === subject
          ? []
          : [issue({ name: subject.name, key: subject.key, issuer, authority: 'unlimited' })],
      ),
    );
    const [first] = keys;
    expect((await build(make('Lost', first ?? null), maze)).ok).toBe(false);
  });
});
