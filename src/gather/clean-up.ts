import type { CleanUpEvidence } from '#src/model/filing.ts';
import type { Citizen, DocumentFile, PortalActs } from '#src/model/journey.ts';

type Made =
  /** Without a code where filing broke off: there may be a dossier, and nobody can withdraw it. */
  | { readonly kind: 'dossier'; readonly code: string | null }
  | { readonly kind: 'draft' }
  | { readonly kind: 'document'; readonly document: DocumentFile };

/** What a journey made at the portal and has not taken back, latest last. */
export type MadeThings = {
  /** The same acts, watched. */
  readonly portal: PortalActs;
  /** Takes back what is left, latest first, and tells what came of it. Never throws. */
  readonly takeBack: () => Promise<readonly Omit<CleanUpEvidence, 'step'>[]>;
};

/** Watches what a journey files, drafts and keeps, so that it can be withdrawn at the end, also after a failure. */
export const watchMade = (portal: PortalActs): MadeThings => {
  let made: readonly Made[] = [];
  /** Who signed out meanwhile, and has to come back to take anything back. */
  let away: Citizen | null = null;
  let here: Citizen | null = null;
  const forget = (is: (each: Made) => boolean): void => {
    made = made.filter((each) => !is(each));
  };
  const isDraft = ({ kind }: Made): boolean => kind === 'draft';
  const watched: PortalActs = {
    ...portal,
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
      await portal.startDossier();
      made = [...made.filter((each) => !isDraft(each)), { kind: 'draft' }];
    },
    submit: async () => {
      try {
        const code = await portal.submit();
        forget(isDraft);
        made = [...made, { kind: 'dossier', code }];
        return code;
      } catch (error) {
        made = [...made, { kind: 'dossier', code: null }];
        throw error;
      }
    },
    attach: async (documents, how) => {
      await portal.attach(documents, how);
      if (how?.keep === true)
        made = [...made, ...documents.map((document): Made => ({ kind: 'document', document }))];
    },
    withdraw: async (code) => {
      const done = await portal.withdraw(code);
      if (done) forget((each) => each.kind === 'dossier' && each.code === code);
      return done;
    },
    discardDraft: async () => {
      const done = await portal.discardDraft();
      if (done) forget(isDraft);
      return done;
    },
    removeFromStore: async (document) => {
      const done = await portal.removeFromStore(document);
      if (done) forget((each) => each.kind === 'document' && each.document.id === document.id);
      return done;
    },
  };
  const undo = async (each: Made): Promise<boolean> => {
    if (each.kind === 'dossier') {
      if (each.code === null) throw new Error('Filing broke off; whether there is a dossier is not known.');
      return await watched.withdraw(each.code);
    }
    if (each.kind === 'draft') return await watched.discardDraft();
    return await watched.removeFromStore(each.document);
  };
  return {
    portal: watched,
    takeBack: async () => {
      const told: Omit<CleanUpEvidence, 'step'>[] = [];
      for (const each of made.toReversed()) {
        const what = { made: each.kind, code: each.kind === 'dossier' ? each.code : null };
        try {
          if (away !== null) await watched.signIn(away);
          const done = await undo(each);
          told.push({ ...what, done, why: done ? null : 'The portal offers no way.' });
        } catch (error) {
          const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200);
          told.push({ ...what, done: false, why: why ?? '' });
        }
      }
      return told;
    },
  };
};
