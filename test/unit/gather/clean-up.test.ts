import { describe, expect, it } from 'vitest';
import { watchMade } from '#src/gather/clean-up.ts';
import type { DocumentFile, PortalActs } from '#src/model/journey.ts';

const paper: DocumentFile = {
  id: 'paper',
  kind: 'other',
  name: { vi: 'Giấy', en: 'Paper' },
  fileName: 'giay.pdf',
  mimeType: 'application/pdf',
  base64: '',
};

const portalThat = (change: Partial<PortalActs>, calls: string[] = []): PortalActs =>
  ({
    signIn: async ({ id }: { readonly id: string }) => void calls.push(`signIn ${id}`),
    signOut: async () => void calls.push('signOut'),
    startDossier: async () => void calls.push('startDossier'),
    submit: async () => 'H01.02-261122-0001',
    attach: async () => undefined,
    withdraw: async (code: string) => calls.push(`withdraw ${code}`) > 0,
    discardDraft: async () => calls.push('discardDraft') > 0,
    removeFromStore: async ({ id }: DocumentFile) => calls.push(`remove ${id}`) > 0,
    ...change,
  }) as unknown as PortalActs;

describe('what a journey made', () => {
  it('is taken back, latest first; a draft that was filed is no draft any more', async () => {
    const calls: string[] = [];
    const made = watchMade(portalThat({}, calls));
    await made.portal.startDossier();
    await made.portal.attach([paper], { keep: true });
    await made.portal.submit();
    calls.length = 0;
    const told = await made.takeBack();
    expect(calls).toEqual(['withdraw H01.02-261122-0001', 'remove paper']);
    expect(told).toEqual([
      { made: 'dossier', code: 'H01.02-261122-0001', done: true, why: null },
      { made: 'document', code: null, done: true, why: null },
    ]);
    expect(await made.takeBack()).toEqual([]);
  });

  it('is told where it could not be taken back', async () => {
    const made = watchMade(
      portalThat({
        discardDraft: async () => false,
        withdraw: async () => {
          throw new Error('expected a button\nsecond line');
        },
      }),
    );
    await made.portal.submit();
    await made.portal.startDossier();
    expect(await made.takeBack()).toEqual([
      { made: 'draft', code: null, done: false, why: 'The portal offers no way.' },
      { made: 'dossier', code: 'H01.02-261122-0001', done: false, why: 'expected a button' },
    ]);
  });

  it('is taken back by a citizen who signs in again where the journey signed out', async () => {
    const calls: string[] = [];
    const made = watchMade(portalThat({}, calls));
    const citizen = { id: 'somebody' } as Parameters<PortalActs['signIn']>[0];
    await made.portal.signIn(citizen);
    await made.portal.submit();
    await made.portal.signOut();
    calls.length = 0;
    await made.takeBack();
    expect(calls).toEqual(['signIn somebody', 'withdraw H01.02-261122-0001']);
  });

  it('may be a dossier that nobody knows of, where filing broke off', async () => {
    const made = watchMade(
      portalThat({
        submit: async () => {
          throw new Error('500');
        },
      }),
    );
    await made.portal.submit().catch(() => undefined);
    expect(await made.takeBack()).toMatchObject([{ made: 'dossier', code: null, done: false }]);
  });

  it('is nothing where the journey took it back itself, or failed to make it', async () => {
    const made = watchMade(
      portalThat({
        attach: async () => {
          throw new Error('no');
        },
      }),
    );
    await made.portal.withdraw(await made.portal.submit());
    await made.portal.attach([paper], { keep: true }).catch(() => undefined);
    expect(await made.takeBack()).toEqual([]);
  });
});
