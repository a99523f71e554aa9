import { describe, expect, it } from 'vitest';
import type { Certificate } from '#src/signature/certificates/certificate.ts';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { checkRevocation, type RevocationResult } from '#src/signature/certificates/revocation.ts';
import { type CertificateWish, type Issued, issue } from '../../../signing/certificate.ts';
import { keyOf } from '../../../signing/keys.ts';
import { basicOcsp, crlOf, ocspOf } from '../../../signing/revocation.ts';

const AT = new Date('2026-06-01T00:00:00Z');
const make = (cn: string, issuer: Issued | null, wish: Partial<CertificateWish> = {}): Issued =>
  issue({ name: [['CN', cn]], issuer, ...wish });

const root = make('Root', null, { authority: 'unlimited' });
const authority = make('CA', root, { authority: 0 });
const citizen = make('An', authority);
const responder = make('Responder', authority, { purposes: ['1.3.6.1.5.5.7.3.9'], noCheck: true });

const read = ({ der }: Issued): Certificate => parseCertificate(der);

const check = (
  data: { crls?: readonly Uint8Array[]; ocsps?: readonly Uint8Array[]; pool?: readonly Issued[] },
  { at = AT, path = [citizen, authority, root] }: { at?: Date; path?: readonly Issued[] } = {},
): Promise<RevocationResult> =>
  checkRevocation(
    path.map(read),
    { crls: data.crls ?? [], ocsps: data.ocsps ?? [], pool: (data.pool ?? []).map(read) },
    {
      anchors: [read(root)],
      at: AT,
      revocation: 'required',
      signerId: null,
      extra: { certificates: [], crls: [], ocsps: [] },
    },
    at,
  );

const state = async (...given: Parameters<typeof check>): Promise<RevocationResult['state']> =>
  (await check(...given)).state;

/** Of the root: the authority is not revoked. */
const above = crlOf({ issuer: root });
const revoked = (at: string): Buffer => crlOf({ issuer: authority, revoked: [{ of: citizen, at }] });
const pem = (der: Uint8Array): Uint8Array =>
  Buffer.from(`-----BEGIN X509 CRL-----\n${Buffer.from(der).toString('base64')}\n-----END X509 CRL-----\n`);

describe('checkRevocation with CRLs', () => {
  it('proves a path whose every certificate is on nobody’s list', async () => {
    expect(await check({ crls: [above, crlOf({ issuer: authority })] })).toEqual({
      state: 'good',
      revokedAt: null,
      of: null,
      reason: null,
    });
  });

  it('knows nothing where a list is missing, and names the certificate', async () => {
    const result = await check({ crls: [crlOf({ issuer: authority })] });
    expect([result.state, result.of?.fingerprint]).toEqual(['unknown', read(authority).fingerprint]);
    expect(await state({})).toBe('unknown');
  });

  it('takes PEM for DER', async () => {
    expect(await state({ crls: [pem(above), pem(crlOf({ issuer: authority }))] })).toBe('good');
  });

  it('reads every list of a PEM file, those that are broken apart', async () => {
    const file = Buffer.concat([above, Buffer.from('?'), revoked('2026-05-01T00:00:00Z')].map(pem));
    expect(await state({ crls: [file] })).toBe('revoked');
  });

  it('tells a revoked signer and a revoked authority', async () => {
    expect(await check({ crls: [revoked('2026-05-01T00:00:00Z')] })).toMatchObject({
      state: 'revoked',
      revokedAt: new Date('2026-05-01T00:00:00Z'),
      reason: { code: 'revoked' },
    });
    const crl = crlOf({ issuer: root, revoked: [{ of: authority, at: '2026-05-01T00:00:00Z' }] });
    expect(await check({ crls: [crl, crlOf({ issuer: authority })] })).toMatchObject({
      state: 'revoked',
      reason: { code: 'authority-revoked' },
    });
  });

  it('asks about a time: what was revoked later was good then', async () => {
    const crls = [above, revoked('2026-05-30T00:00:00Z')];
    const before = await check({ crls }, { at: new Date('2026-05-29T00:00:00Z') });
    expect([before.state, before.revokedAt]).toEqual(['good', new Date('2026-05-30T00:00:00Z')]);
    expect(await state({ crls })).toBe('revoked');
  });

  it('lets a stale list revoke, but not clear', async () => {
    const stale = { at: '2026-04-01T00:00:00Z', next: '2026-05-01T00:00:00Z' };
    expect(await state({ crls: [above, crlOf({ issuer: authority, ...stale })] })).toBe('unknown');
    const listing = crlOf({
      issuer: authority,
      ...stale,
      revoked: [{ of: citizen, at: '2026-03-01T00:00:00Z' }],
    });
    expect(await state({ crls: [above, listing] })).toBe('revoked');
    expect(await state({ crls: [above, crlOf({ issuer: authority }), listing] })).toBe('revoked');
  });

  it('does not believe lists that another key signed', async () => {
    const impostor = make('CA', root, { authority: 0, key: keyOf('impostor'), forgedBy: keyOf('forger') });
    expect(
      await state({ crls: [above, crlOf({ issuer: authority, signedBy: impostor })], pool: [impostor] }),
    ).toBe('unknown');
    const listing = crlOf({
      issuer: authority,
      signedBy: impostor,
      revoked: [{ of: citizen, at: '2026-05-01T00:00:00Z' }],
    });
    expect(await state({ crls: [above, crlOf({ issuer: authority }), listing], pool: [impostor] })).toBe(
      'good',
    );
  });

  it('does not believe an issuer that may not sign lists', async () => {
    const mute = make('Mute CA', root, { authority: 0, usages: ['keyCertSign'] });
    const leaf = make('Bình', mute);
    expect(await state({ crls: [above, crlOf({ issuer: mute })] }, { path: [leaf, mute, root] })).toBe(
      'unknown',
    );
  });

  it('believes a separate list signer of the same name only while it is proved good', async () => {
    const silent = make('Split CA', root, { authority: 0, usages: ['keyCertSign'] });
    const lister = make('Split CA', root, { usages: ['cRLSign'], key: keyOf('lister') });
    const leaf = make('Bình', silent);
    const crl = crlOf({ issuer: silent, signedBy: lister });
    const path = [leaf, silent, root];
    expect(await state({ crls: [above, crl], pool: [lister] }, { path })).toBe('good');
    const listed = crlOf({ issuer: root, revoked: [{ of: lister, at: '2026-05-01T00:00:00Z' }] });
    expect(await state({ crls: [listed, crl], pool: [lister] }, { path })).toBe('unknown');
  });

  it('lets no certificate vouch for itself', async () => {
    const self = make('Self CA', root, { authority: 'unlimited' });
    const again = issue({ name: self.name, issuer: self, authority: 0, key: keyOf('again') });
    const leaf = make('Cường', again);
    const crl = crlOf({ issuer: self, signedBy: again });
    expect(await state({ crls: [above, crl] }, { path: [leaf, again, self, root] })).toBe('unknown');
  });

  it('hears a list signer that has expired since, or whose way leads to another anchor, where it revokes', async () => {
    const expired = make('CA', root, {
      authority: 0,
      key: keyOf('the older key'),
      to: '2026-05-30T00:00:00Z',
    });
    const list = (at: string, ...listed: readonly Issued[]): Buffer =>
      crlOf({
        issuer: expired,
        at,
        revoked: listed.map((of) => ({ of, at: '2026-05-01T00:00:00Z' })),
      });
    const pool = [expired];
    expect(await state({ crls: [above, list('2026-05-20T00:00:00Z', citizen)], pool })).toBe('revoked');
    expect(await state({ crls: [above, list('2026-05-20T00:00:00Z')], pool })).toBe('unknown');
    expect(await state({ crls: [above, list('2026-05-31T00:00:00Z', citizen)], pool })).toBe('unknown');
    const renewed = make('CA', root, { authority: 0, key: keyOf('the newer key') });
    const revoking = crlOf({ issuer: renewed, revoked: [{ of: citizen, at: '2026-05-01T00:00:00Z' }] });
    const path = [citizen, authority];
    expect(await state({ crls: [revoking], pool: [renewed] }, { path })).toBe('revoked');
    expect(await state({ crls: [crlOf({ issuer: renewed })], pool: [renewed] }, { path })).toBe('unknown');
  });

  it('takes broken lists for none', async () => {
    const whole = crlOf({ issuer: authority });
    expect(await state({ crls: [above, whole.subarray(0, -1), Buffer.from('?'), Buffer.alloc(0)] })).toBe(
      'unknown',
    );
  });
});

describe('checkRevocation with OCSP', () => {
  const answer = (wish: Partial<Parameters<typeof ocspOf>[0]> = {}): Buffer =>
    ocspOf({ of: citizen, issuer: authority, responder, state: 'good', ...wish });

  it.each<[string, Buffer | Uint8Array, RevocationResult['state']]>([
    ['a delegated responder', answer(), 'good'],
    ['the bare basic response', basicOcsp(answer()), 'good'],
    ['the issuer itself', answer({ responder: authority }), 'good'],
    ['revoked', answer({ state: { revokedAt: '2026-05-01T00:00:00Z' } }), 'revoked'],
    ['revoked later', answer({ state: { revokedAt: '2026-06-01T12:00:00Z' } }), 'good'],
    [
      'revoked later, but lost before',
      answer({ state: { revokedAt: '2026-06-01T12:00:00Z' }, invalidAt: '2026-05-20T00:00:00Z' }),
      'revoked',
    ],
    ['unknown', answer({ state: 'unknown' }), 'unknown'],
    ['stale', answer({ at: '2026-05-01T00:00:00Z', next: '2026-05-02T00:00:00Z' }), 'unknown'],
    [
      'older than the certificate',
      answer({ at: '2024-12-31T00:00:00Z', next: '2027-01-01T00:00:00Z' }),
      'unknown',
    ],
    ['from the future', answer({ at: '2026-07-01T00:00:00Z', next: '2026-08-01T00:00:00Z' }), 'unknown'],
    [
      'ending before it begins',
      answer({ at: '2026-05-31T23:00:00Z', next: '2026-05-31T22:00:00Z' }),
      'unknown',
    ],
    ['of a clock that is a minute ahead', answer({ at: '2026-06-01T00:01:00Z' }), 'good'],
    ['about another certificate', answer({ of: make('Bình', authority) }), 'unknown'],
    ['a responder without the purpose', answer({ responder: make('Unfit', authority) }), 'unknown'],
    [
      'a responder of another authority',
      answer({ responder: make('Far', root, { purposes: ['1.3.6.1.5.5.7.3.9'], noCheck: true }) }),
      'unknown',
    ],
    [
      'a responder that has expired',
      answer({
        responder: make('Old', authority, {
          purposes: ['1.3.6.1.5.5.7.3.9'],
          noCheck: true,
          to: '2026-01-01T00:00:00Z',
        }),
      }),
      'unknown',
    ],
    [
      'a responder whose own state nobody proves',
      answer({ responder: make('Unchecked', authority, { purposes: ['1.3.6.1.5.5.7.3.9'] }) }),
      'unknown',
    ],
    ['the signer speaking for itself', answer({ responder: citizen }), 'unknown'],
  ])('%s', async (_what, response, wanted) => {
    expect(await state({ crls: [above], ocsps: [response] })).toBe(wanted);
  });

  it('lets a CRL prove a responder without the "no check" extension', async () => {
    const unchecked = make('Unchecked', authority, { purposes: ['1.3.6.1.5.5.7.3.9'] });
    const stale = crlOf({ issuer: authority, revoked: [{ of: unchecked, at: '2026-05-01T00:00:00Z' }] });
    const ocsps = [answer({ responder: unchecked })];
    expect(await state({ crls: [above, crlOf({ issuer: authority })], ocsps })).toBe('good');
    // The list clears the citizen, whatever the responder is worth.
    expect(await state({ crls: [above, stale], ocsps })).toBe('good');
  });

  it('hears a responder that has expired since where it revokes', async () => {
    const expired = make('Old', authority, {
      purposes: ['1.3.6.1.5.5.7.3.9'],
      noCheck: true,
      to: '2026-05-30T00:00:00Z',
    });
    const said = (at: string): Buffer =>
      answer({ responder: expired, state: { revokedAt: '2026-05-01T00:00:00Z' }, at });
    expect(await state({ crls: [above], ocsps: [said('2026-05-20T00:00:00Z')] })).toBe('revoked');
    expect(await state({ crls: [above], ocsps: [said('2026-05-31T00:00:00Z')] })).toBe('unknown');
  });

  it('lets "revoked" win over "good"', async () => {
    const bad = answer({ state: { revokedAt: '2026-05-01T00:00:00Z' }, at: '2026-05-02T00:00:00Z' });
    expect(await state({ crls: [above], ocsps: [answer(), bad] })).toBe('revoked');
    expect(await state({ crls: [above, revoked('2026-05-01T00:00:00Z')], ocsps: [answer()] })).toBe(
      'revoked',
    );
  });

  it('does not believe an answer of which an octet was changed', async () => {
    const changed = Buffer.from(answer());
    const at = changed.indexOf(Buffer.from('20260531230000Z'));
    changed[at + 13] = 0x31;
    expect(await state({ crls: [above], ocsps: [changed] })).toBe('unknown');
  });
});

describe('checkRevocation of a pinned certificate', () => {
  it('says that nobody can prove it', async () => {
    expect(await state({ crls: [above] }, { path: [root] })).toBe('unknown');
  });
});
