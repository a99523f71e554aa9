import { describe, expect, it } from 'vitest';
import { watchMade as watchAll } from '#src/gather/clean-up.ts';
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
    attach: async (documents: readonly DocumentFile[]) => documents,
    withdraw: async (code: string) => calls.push(`withdraw ${code}`) > 0,
    openService: async (id: string) => void calls.push(`openService ${id}`),
    saveDraft: async () => void calls.push('saveDraft'),
    discardDraft: async () => {
      calls.push('discardDraft');
      return 'gone';
    },
    removeFromStore: async ({ id }: DocumentFile) => calls.push(`remove ${id}`) > 0,
    ...change,
  }) as unknown as PortalActs;

const watchMade = (portal: PortalActs) => watchAll(portal, () => 'It broke off.');

const LONG_MS = 60_000;

describe('what a journey made', () => {
  it('is taken back, latest first; a draft that was filed is no draft any more', async () => {
    const calls: string[] = [];
    const made = watchMade(portalThat({}, calls));
    await made.portal.startDossier();
    await made.portal.attach([paper], { keep: true });
    await made.portal.submit();
    calls.length = 0;
    const told = await made.takeBack(LONG_MS);
    expect(calls).toEqual(['withdraw H01.02-261122-0001', 'remove paper']);
    expect(told).toEqual([
      { made: 'dossier', code: 'H01.02-261122-0001', done: true, why: null },
      { made: 'document', code: null, done: true, why: null },
    ]);
    expect(await made.takeBack(LONG_MS)).toEqual([]);
  });

  it('is told where it could not be taken back', async () => {
    const made = watchMade(
      portalThat({
        discardDraft: async () => 'no-way',
        withdraw: async () => {
          throw new Error('the page says Nguyễn Văn Giả Lập');
        },
      }),
    );
    await made.portal.submit();
    await made.portal.startDossier();
    expect(await made.takeBack(LONG_MS)).toEqual([
      { made: 'draft', code: null, done: false, why: 'The portal offers no way.' },
      { made: 'dossier', code: 'H01.02-261122-0001', done: false, why: 'It broke off.' },
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
    await made.takeBack(LONG_MS);
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
    expect(await made.takeBack(LONG_MS)).toMatchObject([{ made: 'dossier', code: null, done: false }]);
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
    expect(await made.takeBack(LONG_MS)).toEqual([]);
  });

  it('is no document that the portal was asked to keep and shows no box for', async () => {
    const made = watchMade(portalThat({ attach: async () => [] }));
    await made.portal.attach([paper], { keep: true });
    expect(await made.takeBack(LONG_MS)).toEqual([]);
  });

  it('is nothing where a filing was begun, never saved, and no draft is listed; a saved one that is not listed is left', async () => {
    const made = watchMade(portalThat({ discardDraft: async () => 'none-listed' }));
    await made.portal.startDossier();
    expect(await made.takeBack(LONG_MS)).toMatchObject([{ made: 'draft', done: true }]);
    await made.portal.saveDraft();
    expect(await made.takeBack(LONG_MS)).toMatchObject([{ made: 'draft', done: false }]);
  });

  it('may be drafts of several services; each is looked for under its own', async () => {
    const calls: string[] = [];
    const made = watchMade(portalThat({}, calls));
    for (const id of ['ESS-03', 'ESS-04']) {
      await made.portal.openService(id);
      await made.portal.startDossier();
    }
    calls.length = 0;
    expect(await made.takeBack(LONG_MS)).toMatchObject([{ done: true }, { done: true }]);
    expect(calls).toEqual(['discardDraft', 'openService ESS-03', 'discardDraft']);
  });

  it('is told as left where the time runs out, and where the journey was cut off', async () => {
    const made = watchMade(portalThat({ withdraw: () => new Promise<boolean>(() => undefined) }));
    await made.portal.startDossier();
    await made.portal.submit();
    await made.portal.startDossier();
    const document = { made: 'dossier', code: 'H01.02-261122-0001', done: false };
    expect(made.leave('The page crashed.')).toMatchObject([
      { made: 'draft', done: false, why: 'The page crashed.' },
      document,
    ]);
    await made.portal.submit();
    expect(await made.takeBack(0)).toMatchObject([
      { ...document, why: 'It was not done within 0 ms.' },
      { ...document, why: 'No time was left for it.' },
    ]);
  });

  it('is told where the walk is cut off before the portal answered, and by its code once it answers', async () => {
    const answer = Promise.withResolvers<string>();
    const endless = new Promise<void>(() => undefined);
    const made = watchMade(
      portalThat({
        submit: () => answer.promise,
        startDossier: () => endless,
        attach: async () => (await endless) ?? [],
      }),
    );
    made.portal.startDossier().catch(() => undefined);
    made.portal.attach([paper], { keep: true }).catch(() => undefined);
    const filed = made.portal.submit();
    expect(made.leave('The page crashed.')).toMatchObject([
      { made: 'dossier', code: null },
      { made: 'document' },
      { made: 'draft' },
    ]);
    answer.resolve('H01.02-261122-0001');
    await filed;
    expect(made.leave('The page crashed.')).toMatchObject([
      { made: 'dossier', code: 'H01.02-261122-0001' },
      { made: 'document' },
    ]);
  });
});
