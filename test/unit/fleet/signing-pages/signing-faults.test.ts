import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '#src/checks/index.ts';
import { FAULT_VARIANTS, type FaultVariant, SIGNING_FAULT_IDS } from '#src/fleet/fault.ts';
import { SIGNING_FAULTS } from '#src/fleet/faults-signing.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { linkIn } from '../citizen-client.ts';
import { judged } from './judged.ts';
import { type PortalVisit, signDocument, visitPortal } from './portal-visit.ts';

const CCCD = `CCCD:${citizens[0]?.idNumber}`;

describe('the catalogue of signing', () => {
  it('lists every id once, with all variants, and names checks that exist', () => {
    expect(SIGNING_FAULTS.map(({ id }) => id)).toEqual([...SIGNING_FAULT_IDS]);
    const known = checks.map(({ id }) => id);
    for (const { variants, mustFail, mayFail } of SIGNING_FAULTS) {
      expect(Object.keys(variants)).toEqual([...FAULT_VARIANTS]);
      expect(mustFail.length).toBeGreaterThan(0);
      expect(mustFail.filter((id) => mayFail.includes(id))).toEqual([]);
      for (const id of [...mustFail, ...mayFail]) expect(known).toContain(id);
    }
  });
});

describe('a portal with a fault of signing', () => {
  let visit: PortalVisit;
  let signing = '';
  beforeAll(async () => {
    visit = await visitPortal('igate-v1');
    signing = /data-document="([^"]+)"/.exec((await visit.newDocument()).text)?.[1] ?? '';
  });
  afterAll(() => visit.stop());

  const signedFile = async (): Promise<Buffer> => {
    const { id, state } = await signDocument(visit, signing);
    expect(state['state']).toBe('signed');
    return (await visit.bytes(`${signing}/${id}/tep`)).bytes;
  };

  const files: readonly (readonly [
    fault: (typeof SIGNING_FAULT_IDS)[number],
    verdicts: { readonly [V in FaultVariant]: string },
  ])[] = [
    ['nothing-signed', { a: 'NO_SIGNATURE', b: 'NO_SIGNATURE', c: 'FORMAT_FAILURE', ok: 'valid' }],
    ['stamp-without-signature', { a: 'NO_SIGNATURE', b: 'FORMAT_FAILURE', c: 'FORMAT_FAILURE', ok: 'valid' }],
    [
      'signed-bytes-changed',
      { a: 'HASH_FAILURE', b: 'MODIFIED_AFTER_SIGNING', c: 'SIG_CRYPTO_FAILURE', ok: 'valid' },
    ],
    ['signed-file-saved-again', { a: 'FORMAT_FAILURE', b: 'NO_SIGNATURE', c: 'FORMAT_FAILURE', ok: 'valid' }],
    [
      'signer-wrong',
      {
        a: 'SIGNER_IDENTITY_MISMATCH',
        b: 'SIGNER_IDENTITY_MISMATCH',
        c: 'SIGNER_IDENTITY_MISMATCH',
        ok: 'valid',
      },
    ],
    [
      'signer-expired',
      { a: 'OUT_OF_BOUNDS_NO_POE', b: 'OUT_OF_BOUNDS_NO_POE', c: 'OUT_OF_BOUNDS_NO_POE', ok: 'valid' },
    ],
    ['signer-revoked', { a: 'REVOKED', b: 'REVOKED', c: 'REVOKED', ok: 'valid' }],
    [
      'signer-untrusted',
      {
        a: 'NO_CERTIFICATE_CHAIN_FOUND',
        b: 'NO_CERTIFICATE_CHAIN_FOUND',
        c: 'NO_CERTIFICATE_CHAIN_FOUND',
        ok: 'valid',
      },
    ],
    [
      'signing-weak-digest',
      {
        a: 'CRYPTO_CONSTRAINTS_FAILURE',
        b: 'CRYPTO_CONSTRAINTS_FAILURE',
        c: 'CRYPTO_CONSTRAINTS_FAILURE',
        ok: 'valid',
      },
    ],
    ['time-stamp-missing', { a: 'valid', b: 'valid', c: 'valid', ok: 'valid' }],
  ];
  const cases = files.flatMap(([fault, verdicts]) =>
    FAULT_VARIANTS.map((variant) => [fault, variant, verdicts[variant]] as const),
  );
  it.each(cases)('%s %s: the file is %s', async (fault, variant, expected) => {
    await visit.carry({ fault, variant });
    const { verdict, subIndication, level } = await judged(visit.fleet, await signedFile(), CCCD);
    expect(verdict === 'valid' ? verdict : subIndication).toMatch(new RegExp(`^${expected}`));
    expect(fault === 'time-stamp-missing' && level !== 'B-B').toBe(false);
  });

  it('signing-told-only: no link, 404, an empty file; ok hands it out', async () => {
    const seen: unknown[] = [];
    for (const variant of FAULT_VARIANTS) {
      await visit.carry({ fault: 'signing-told-only', variant });
      const { id, state } = await signDocument(visit, signing);
      const { url } = state['file'] as { url: string | null };
      const { status, bytes } = await visit.bytes(`${signing}/${id}/tep`);
      seen.push(url === null ? 'no link' : status === 200 ? bytes.length > 0 : status);
    }
    expect(seen).toEqual(['no link', 404, false, true]);
  });

  it('signing-fails: an error answer, an error message, no certificate; ok takes longer', async () => {
    await visit.carry({ fault: 'signing-fails', variant: 'a' });
    await expect(signDocument(visit, signing)).rejects.toThrow(SyntaxError);
    await visit.carry({ fault: 'signing-fails', variant: 'b' });
    expect((await signDocument(visit, signing)).state).toMatchObject({ state: 'failed' });
    await visit.carry({ fault: 'signing-fails', variant: 'c' });
    expect(await visit.post(`${signing}/chung-thu`, { donVi: 'a', tuCach: 'person' })).toHaveProperty(
      'message',
    );
    await visit.carry({ fault: 'signing-fails', variant: 'ok' });
    expect((await signDocument(visit, signing)).state).toEqual({ state: 'waiting' });
  });

  it('signing-hangs a and signing-reject-ignored a never learn what the phone answered', async () => {
    await visit.carry({ fault: 'signing-hangs', variant: 'a' });
    expect((await signDocument(visit, signing)).state).toEqual({ state: 'waiting' });
    await visit.fleet.steerSigning({ phone: { scope: {}, behaviour: { answer: 'reject', afterMs: 0 } } });
    const told = async (variant: FaultVariant) => {
      await visit.carry({ fault: 'signing-reject-ignored', variant });
      return (await signDocument(visit, signing)).state;
    };
    expect(await told('a')).toEqual({ state: 'waiting' });
    expect(await told('b')).toMatchObject({ state: 'signed' });
    expect(await told('c')).toEqual({ state: 'failed', message: '' });
    expect(await told('ok')).toMatchObject({ message: expect.stringContaining('không đồng ý') });
    await visit.fleet.steerSigning({ phone: { scope: {}, behaviour: { answer: 'confirm', afterMs: 0 } } });
  });

  it('certificate-not-shown leaves parts out; the look-alike tells all in a sentence', async () => {
    const shown = async (variant: FaultVariant) => {
      await visit.carry({ fault: 'certificate-not-shown', variant });
      return JSON.stringify(await visit.post(`${signing}/chung-thu`, { donVi: 'a', tuCach: 'person' }));
    };
    expect(await shown('a')).toBe('{}');
    expect(await shown('b')).not.toContain('cấp');
    expect(await shown('c')).not.toContain('Hiệu lực');
    expect(await shown('ok')).toMatch(/đơn vị cấp: .*hiệu lực từ/);
  });

  it('signing-one-provider: one name in the list; the look-alike has two', async () => {
    const names = async (variant: FaultVariant) => {
      await visit.carry({ fault: 'signing-one-provider', variant });
      const options = [...(await visit.newDocument()).text.matchAll(/<option value="\w+">([^<]+)</g)];
      return new Set(options.map(([, name]) => name)).size;
    };
    expect([await names('a'), await names('b'), await names('c')]).toEqual([1, 1, 1]);
    expect(await names('ok')).toBe(2);
  });

  it('signing-not-offered: no store, a store without signing, words in its place; ok is in capitals', async () => {
    await visit.carry({ fault: 'signing-not-offered', variant: 'a' });
    await expect(visit.store()).rejects.toThrow('no link');
    for (const variant of ['b', 'c'] as const) {
      await visit.carry({ fault: 'signing-not-offered', variant });
      expect((await visit.newDocument()).text).not.toContain('Đơn vị ký số');
    }
    await visit.carry({ fault: 'signing-not-offered', variant: 'ok' });
    const home = await visit.get('/');
    expect(linkIn(home, 'HỒ SƠ ĐIỆN TỬ'.normalize('NFD'))).toContain('ho-so-dien-tu');
  });

  it('results-unsigned: no published file verifies; the look-alike does', async () => {
    for (const variant of FAULT_VARIANTS) {
      await visit.carry({ fault: 'results-unsigned', variant });
      const results = await visit.get(new URL(linkIn(await visit.get('/'), 'Kết quả giải quyết')).pathname);
      const path = /href="([^"]+\.pdf)"/.exec(results.text)?.[1] ?? '';
      const { verdict } = await judged(visit.fleet, (await visit.bytes(path)).bytes, null);
      expect(verdict).toBe(variant === 'ok' ? 'valid' : 'invalid');
    }
  });
});
