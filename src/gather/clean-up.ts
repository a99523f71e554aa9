import type { CleanUpEvidence } from '#src/model/filing.ts';
import type { Citizen, DocumentFile, PortalActs } from '#src/model/journey.ts';
import type { ServiceId } from '#src/model/portal.ts';
import { within } from './within.ts';

type Made =
  /** Without a code where filing broke off: there may be a dossier, and nobody can withdraw it. */
  | { readonly kind: 'dossier'; readonly code: string | null }
  /** Filings that were only begun are drafts too: some portals keep what was never saved. */
  | { readonly kind: 'draft'; readonly service: ServiceId | null; readonly saved: boolean }
  | { readonly kind: 'document'; readonly document: DocumentFile };

type Told = Omit<CleanUpEvidence, 'step'>;

/** What a journey made at the portal and has not taken back, latest last. */
export type MadeThings = {
  /** The same acts, watched. */
  readonly portal: PortalActs;
  /** Takes back what is left, latest first, within so many milliseconds in all, and tells what came of it. Never throws. */
  readonly takeBack: (patienceMs: number) => Promise<readonly Told[]>;
  /** Tells what is left where nothing can be done about it any more. */
  readonly leave: (why: string) => readonly Told[];
};

/**
 * Watches what a journey files, drafts and keeps, so that it can be withdrawn at the end, also after a failure.
 * @param told what may be said of an error: its own message can quote the page
 */
export const watchMade = (portal: PortalActs, told: (error: unknown) => string): MadeThings => {
  let made: readonly Made[] = [];
  let service: ServiceId | null = null;
  /** Who signed out meanwhile, and has to come back to take anything back. */
  let away: Citizen | null = null;
  let here: Citizen | null = null;
  const forget = (is: (each: Made) => boolean): void => {
    made = made.filter((each) => !is(each));
  };
  /** Counts things as made while they are being made: the walk may be cut off before the portal answers. */
  const under = async <T>(things: readonly Made[], make: () => Promise<T>): Promise<T> => {
    made = [...made, ...things];
    try {
      return await make();
    } catch (error) {
      forget((each) => things.includes(each));
      throw error;
    }
  };
  const isDraft = (each: Made): boolean => each.kind === 'draft' && each.service === service;
  const watched: PortalActs = {
    ...portal,
    openService: async (id) => {
      await portal.openService(id);
      service = id;
    },
    signIn: async (citizen) => {
      await portal.signIn(citizen);
      here = citizen;
      away = null;
    },
    signOut: async () => {
      await portal.signOut();
      away = here;
    },
    startDossier: async () => {
      const begun: Made = { kind: 'draft', service, saved: false };
      await under(made.some(isDraft) ? [] : [begun], async () => await portal.startDossier());
      made = [...made.filter((each) => !isDraft(each)), begun];
    },
    saveDraft: async () => {
      await portal.saveDraft();
      made = made.map((each) => (isDraft(each) ? { kind: 'draft', service, saved: true } : each));
    },
    submit: async () => {
      const pending: Made = { kind: 'dossier', code: null };
      made = [...made, pending];
      const code = await portal.submit();
      made = [...made.filter((each) => each !== pending && !isDraft(each)), { kind: 'dossier', code }];
      return code;
    },
    attach: async (documents, how) => {
      const pending = (how?.keep === true ? documents : []).map(
        (document): Made => ({ kind: 'document', document }),
      );
      const kept = await under(pending, async () => await portal.attach(documents, how));
      made = [
        ...made.filter((each) => !pending.includes(each)),
        ...kept.map((document): Made => ({ kind: 'document', document })),
      ];
      return kept;
    },
    withdraw: async (code) => {
      const done = await portal.withdraw(code);
      if (done) forget((each) => each.kind === 'dossier' && each.code === code);
      return done;
    },
    discardDraft: async () => {
      const came = await portal.discardDraft();
      if (came === 'gone') forget(isDraft);
      return came;
    },
    removeFromStore: async (document) => {
      const done = await portal.removeFromStore(document);
      if (done) forget((each) => each.kind === 'document' && each.document.id === document.id);
      return done;
    },
  };
  const undo = async (each: Made): Promise<Pick<Told, 'done' | 'why'>> => {
    if (each.kind === 'dossier') {
      if (each.code === null) return undone('Filing broke off; whether there is a dossier is not known.');
      return (await watched.withdraw(each.code)) ? DONE : undone(NO_WAY);
    }
    if (each.kind === 'document')
      return (await watched.removeFromStore(each.document)) ? DONE : undone(NO_WAY);
    if (each.service !== null && each.service !== service) await watched.openService(each.service);
    const came = await watched.discardDraft();
    if (came === 'none-listed' && !each.saved)
      return { done: true, why: 'It was never saved, and the portal lists no draft of the service.' };
    if (came === 'none-listed') return undone('It was saved, but the portal lists no draft of the service.');
    return came === 'gone' ? DONE : undone(NO_WAY);
  };
  return {
    portal: watched,
    takeBack: async (patienceMs) => {
      const all: Told[] = [];
      const until = performance.now() + patienceMs;
      let tooLate = false;
      for (const each of made.toReversed()) {
        if (tooLate) {
          all.push(left(each, 'No time was left for it.'));
          continue;
        }
        const tried = (async () => {
          if (away !== null) await watched.signIn(away);
          return await undo(each);
        })().catch((error: unknown) => undone(told(error)));
        const came = await within(Math.max(0, until - performance.now()), tried);
        tooLate = came === null;
        all.push({ ...named(each), ...(came ?? undone(`It was not done within ${patienceMs} ms.`)) });
      }
      return all;
    },
    leave: (why) => made.toReversed().map((each) => left(each, why)),
  };
};

const NO_WAY = 'The portal offers no way.';
const DONE = { done: true, why: null } as const;

const undone = (why: string): Pick<Told, 'done' | 'why'> => ({
  done: false,
  why: why.split('\n')[0]?.slice(0, 200) ?? '',
});

const named = (each: Made): Pick<Told, 'made' | 'code'> => ({
  made: each.kind,
  code: each.kind === 'dossier' ? each.code : null,
});

const left = (each: Made, why: string): Told => ({ ...named(each), ...undone(why) });
