import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Citizen, DocumentFile, PortalActs, SigningHow } from '#src/model/journey.ts';
import { maskedId } from '#src/model/masked-id.ts';
import type { SignedFileEvidence } from '#src/model/signing.ts';
import type { DeclaredRequest } from './adapter.ts';
import type { Desk } from './ask.ts';
import { type FileAnswer, fileAnswer, type FileHeard } from './bad-file-answer.ts';
import { cleanUrl, shortUrl } from './clean-url.ts';
import { control, pressHere, reveal } from './controls.ts';
import {
  atUploadForm,
  completeUpload,
  keepButton,
  openDocumentsStore,
  putDocument,
} from './documents-store.ts';
import type { FetchedFile } from './fetch-file.ts';
import { fetchFile, hasSignature } from './fetch-file.ts';
import { openHome } from './find-service.ts';
import type { Completion } from './form.ts';
import { completeForm } from './form.ts';
import { holding } from './name-match.ts';
import { blameFor, type Course, signHere } from './sign-here.ts';
import {
  aroundText,
  contentLines,
  entryPieces,
  fetchControl,
  front,
  newlySaid,
  readSaid,
  type Said,
  signButton,
} from './signing-page.ts';
import { announcesSigning, demandsSigning } from './signing-duty-words.ts';
import { claimsSignature } from './signing-claim.ts';
import { SIGNING_WORDS as WORDS } from './signing-words.ts';

export type SigningActs = Pick<
  PortalActs,
  'readSigningDuty' | 'signForm' | 'signDocument' | 'offerBadFile' | 'readResults'
>;

/**
 * What portals send while a document is put into the store and signed: addresses made of the screens' own names,
 * as these platforms make all of theirs. Nothing that could file or pay.
 */
export const SIGNING_REQUESTS: readonly DeclaredRequest[] = [
  {
    effect: 'drafts',
    method: 'POST',
    path: /^(?!.*(?:nop|gui|thanh-toan|submit))(?:\/[\w.-]+)*\/(?:ho-so-dien-tu|to-khai-dien-tu|ky-so)(?:[/?]|$)/i,
    to: 'portal',
  },
];

/** What differs from platform to platform. */
export type SigningPlaces = {
  /** Leads on from the dossier's documents. */
  readonly next: () => Locator;
  readonly fields: Completion['fields'];
};

const confirmed: Required<SigningHow> = { signsAs: 'citizen', answer: 'confirms' };

/** The acts of signing on one page. They go by names and roles alone, and serve every platform. */
export const signingActs = (desk: Desk, places: SigningPlaces): SigningActs => {
  const { stage } = desk;
  const { page, note, stepIndex } = stage;
  // Read on the public page, told with the prompt that comes later.
  let announced: boolean | null = null;
  /** A name that no document of an earlier walk has: stores keep what was put into them. */
  const newName = (document: DocumentFile): string => `${document.name.vi} ${randomBytes(3).toString('hex')}`;

  const settle = async (course: Course, texts: readonly string[], citizen: Citizen): Promise<void> => {
    const ended =
      course.answer === 'confirms' && course.end === 'signed'
        ? await fetchSigned(course, texts, citizen)
        : course;
    note('signings', { step: stepIndex(), ...ended });
    if (course.what === 'e-form') await closeForm(desk);
    const blame = blameFor(desk, ended);
    if (blame !== null) throw blame;
  };

  /** Keeps the signed document and fetches its file; the course then says whether one came. */
  const fetchSigned = async (course: Course, texts: readonly string[], citizen: Citizen): Promise<Course> => {
    await dismiss(desk);
    await save(desk, texts);
    const target = await fetchControl(page, texts);
    const file = target === null ? { problem: 'no way to fetch it' } : await fetchFile(desk, target);
    if ('problem' in file) return { ...course, end: course.told === null ? 'hung' : 'told-only' };
    // Without a word of success an unsigned file is no result.
    if (course.told === null && !hasSignature(file)) return { ...course, end: 'hung' };
    note('signedFiles', {
      step: stepIndex(),
      origin: 'signed',
      ...(await keepFile(desk, file)),
      expectedSigner: expectedSigner(citizen, course.signsAs),
      verdict: null,
    });
    return course;
  };

  return {
    readSigningDuty: async () => {
      announced = announcesSigning(await contentLines(page));
      return announced;
    },

    signForm: async (citizen) => {
      const { demanded, texts, found } = await reachForm(desk, places, citizen);
      if (!found) {
        note('signings', { step: stepIndex(), ...notOffered('e-form', confirmed, announced) });
        const owed = announced === true || stage.service.current?.signing.needed === true;
        const message = `expected a way to sign the e-form, but the step shows none (${shortUrl(page.url())})`;
        throw owed ? new PortalFault('not-offered', message) : new Obstacle('not-offered', message);
      }
      await settle(
        await signHere(desk, { what: 'e-form', citizen, how: confirmed, announced, demanded }),
        texts,
        citizen,
      );
    },

    signDocument: async (citizen, document, how) => {
      const asked = { ...confirmed, ...how };
      if (asked.signsAs === 'organisation' && citizen.organisation === null)
        throw new Obstacle(
          'no-account',
          'expected a citizen who may sign for an organisation, but this one may not',
        );
      if (!(await openDocumentsStore(desk))) {
        note('signings', { step: stepIndex(), ...notOffered('document', asked, announced) });
        throw new PortalFault(
          'not-offered',
          `expected a store of e-documents to sign in, but the portal shows no way to one (${shortUrl(page.url())})`,
        );
      }
      const name = newName(document);
      await putDocument(desk, document, name);
      if (!(await signButton(await front(page)).isVisible())) {
        note('signings', { step: stepIndex(), ...notOffered('document', asked, announced) });
        throw new PortalFault(
          'not-offered',
          `expected a way to sign a document in the store, but its form shows none (${shortUrl(page.url())})`,
        );
      }
      await settle(
        await signHere(desk, { what: 'document', citizen, how: asked, announced, demanded: false }),
        [name, document.fileName],
        citizen,
      );
    },

    offerBadFile: async (file, document) => {
      const bad = await stage.signing.badFile(file, document);
      if (bad === null)
        throw new Obstacle(
          'adapter-cannot',
          `expected a document signed badly ("${file}"), but none could be made`,
        );
      if (!(await openDocumentsStore(desk)))
        throw new Obstacle(
          'not-offered',
          `expected a place that takes documents, but the portal shows no store of them (${shortUrl(page.url())})`,
        );
      const answer = await offer(desk, bad, newName(document));
      note('badFiles', { step: stepIndex(), file, ...answer });
    },

    readResults: async (most) => {
      const entry = (await reveal(page, ...WORDS.results)) ?? (await atHome(desk));
      if (entry === null) return 0;
      await desk.ask({
        what: 'published results',
        expected: 'the page of published results',
        press: () => pressHere(entry, stage.patienceMs),
        ready: (signal) =>
          desk.lookOn(signal, async (last) => last || (await resultFiles(page).count()) > 0 || undefined),
      });
      let read = 0;
      const count = Math.min(most, await resultFiles(page).count());
      for (let at = 0; at < count; at += 1) {
        const target = resultFiles(page).nth(at);
        const claimed = claimsSignature(await entryPieces(target));
        const file = await fetchFile(desk, target);
        if ('problem' in file) {
          if (!/^HTTP /.test(file.problem)) continue;
          throw new PortalFault('http-error', `expected a published result, but ${file.problem} came`);
        }
        const kept = await keepFile(desk, file);
        const stamped = claimed || kept.stamped;
        note('signedFiles', {
          step: stepIndex(),
          origin: 'published',
          ...kept,
          stamped,
          expectedSigner: null,
          verdict: null,
        });
        read += 1;
      }
      return read;
    },
  };
};

const expectedSigner = (citizen: Citizen, signsAs: Course['signsAs']): string =>
  maskedId(
    signsAs === 'organisation' ? `MST:${citizen.organisation?.taxCode ?? ''}` : `CCCD:${citizen.idNumber}`,
  );

const notOffered = (what: Course['what'], how: Required<SigningHow>, announced: boolean | null): Course => ({
  what,
  ...how,
  providers: [],
  announced,
  demanded: false,
  shown: null,
  end: 'not-offered',
  told: null,
  toldInVietnamese: null,
  waitedMs: 0,
});

const keepFile = async (
  desk: Desk,
  { url, bytes }: FetchedFile,
): Promise<Omit<SignedFileEvidence, 'step' | 'origin' | 'expectedSigner' | 'verdict'>> => ({
  url: url === null ? null : cleanUrl(url),
  ...(await desk.stage.signing.keep(bytes)),
});

/** Closes the message of success where it lies over the page; the form itself stays. */
const dismiss = async (desk: Desk): Promise<void> => {
  const { page } = desk.stage;
  const scope = await front(page);
  const isPage = await scope.evaluate((node) => node === document.body).catch(() => true);
  if (isPage || (await scope.locator('input[type="file"]').count()) > 0) return;
  if ((await control(scope, ...WORDS.keep).isVisible()) || (await control(scope, ...WORDS.fetch).isVisible()))
    return;
  const close = control(scope, ...WORDS.close);
  if (await close.isVisible()) await pressHere(close, 3000).catch(() => undefined);
};

/** Leaves the e-form's own dialog, so that the dossier can go on. */
const closeForm = async (desk: Desk): Promise<void> => {
  const scope = await front(desk.stage.page);
  if (await scope.evaluate((node) => node === document.body).catch(() => true)) return;
  const close = control(scope, ...WORDS.close);
  if (await close.isVisible()) await pressHere(close, 3000).catch(() => undefined);
};

/** Presses what keeps the signed document, where the portal wants that, and waits for the way to fetch it. */
const save = async (desk: Desk, texts: readonly string[]): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const button = await keepButton(desk);
  const press = button === null ? () => Promise.resolve() : () => pressHere(button, patienceMs);
  await desk.ask({
    what: 'keep the signed document',
    expected: 'the signed document with a way to fetch it',
    press,
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        const target = await fetchControl(page, texts);
        return target !== null || last ? true : undefined;
      }),
  });
};

type Reached = { readonly found: boolean; readonly demanded: boolean; readonly texts: readonly string[] };

const eFormControl = (page: Page): Locator => {
  const name = holding(...WORDS.eForm);
  return page
    .getByRole('button', { name })
    .or(page.getByRole('link', { name }))
    .filter({ visible: true })
    .first();
};

/** From the documents' step to the form's own list of providers and button. */
const reachForm = async (desk: Desk, places: SigningPlaces, citizen: Citizen): Promise<Reached> => {
  const { page } = desk.stage;
  const saysSo = async (): Promise<boolean> => (await contentLines(page)).some(demandsSigning);
  const place = async (): Promise<Locator> =>
    (await eFormControl(page).isVisible()) ? eFormControl(page) : signButton(page.locator('body'));
  let demanded = (await saysSo()) || (await isShut(places));
  const first = await place();
  if (!(await first.isVisible())) return { found: false, demanded, texts: [] };
  const hasEntry = await eFormControl(page).isVisible();
  const row = (await aroundText(first)).replace(/\s+/g, ' ').trim().slice(0, 60);
  if (hasEntry) {
    await openForm(desk, places, first, citizen);
    demanded ||= await saysSo();
  }
  // Going on without a signature may be answered by an error: only where nothing was said before.
  if (!demanded) {
    await closeForm(desk);
    demanded = await demandedOnTheWay(desk, places, place);
    const entry = await place();
    if (!(await entry.isVisible())) return { found: false, demanded, texts: [] };
    if (hasEntry) await openForm(desk, places, entry, citizen);
  }
  const found = await signButton(await front(page)).isVisible();
  return { found, demanded, texts: hasEntry ? [row] : [] };
};

const isShut = async ({ next }: SigningPlaces): Promise<boolean> =>
  (await next().isVisible()) && (await next().isDisabled());

/** How long a portal may take to say that a signature is missing. */
const REFUSAL_MS = 6_000;

/**
 * Some portals say only when the citizen goes on that a signature is missing. Goes on, and back again where that was
 * no trouble.
 */
const demandedOnTheWay = async (
  desk: Desk,
  { next }: SigningPlaces,
  place: () => Promise<Locator>,
): Promise<boolean> => {
  const { page, patienceMs, nowMs } = desk.stage;
  if (!(await next().isVisible())) return false;
  const before = await readSaid(page);
  await pressHere(next(), patienceMs);
  for (const until = nowMs() + REFUSAL_MS; nowMs() < until; await delay(150)) {
    const { notices, lines } = newlySaid(before, await readSaid(page));
    const said = [...notices, ...lines].some(demandsSigning);
    const here = await (await place()).isVisible();
    if (said) {
      await dismiss(desk);
      if (!here) await goBack(desk, place);
      return true;
    }
    if (!here && desk.watch.pending() === 0) break;
  }
  if (!(await (await place()).isVisible())) await goBack(desk, place);
  return false;
};

const goBack = async (desk: Desk, place: () => Promise<Locator>): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const button = control(page, ...WORDS.back);
  await desk.ask({
    what: 'back to the documents',
    expected: 'the documents of the dossier again',
    press: async () =>
      (await button.isVisible())
        ? pressHere(button, patienceMs)
        : page.goBack({ waitUntil: 'commit', timeout: patienceMs }),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => ((await (await place()).isVisible()) || last ? true : undefined)),
  });
};

/** Opens the e-form, fills what it requires, and keeps it where only that brings the button that signs. */
const openForm = async (
  desk: Desk,
  places: SigningPlaces,
  entry: Locator,
  citizen: Citizen,
): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const canSign = async (): Promise<boolean> => signButton(await front(page)).isVisible();
  const fields = async (): Promise<number> =>
    (await front(page)).locator('input, textarea, select').filter({ visible: true }).count();
  await desk.ask({
    what: 'e-form',
    expected: 'the e-form to fill in and sign',
    press: () => pressHere(entry, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        (await canSign()) || (last && (await fields()) > 0) ? true : undefined,
      ),
  });
  const scope = await front(page);
  await completeForm(desk, {
    scope,
    fields: places.fields,
    citizen,
    filler: desk.stage.service.current?.name.vi ?? desk.stage.portal.id,
  });
  const add = control(scope, ...WORDS.add);
  if ((await canSign()) || !(await add.isVisible())) return;
  await desk.ask({
    what: 'e-form kept',
    expected: 'a way to sign the e-form',
    press: () => pressHere(add, patienceMs),
    ready: (signal) => desk.lookOn(signal, async (last) => ((await canSign()) || last ? true : undefined)),
  });
};

/**
 * Hands the file over and keeps it; what the portal says and lists then is its answer. A warning at the upload is no
 * refusal yet: only a file that is not listed afterwards was refused.
 */
const offer = async (desk: Desk, document: DocumentFile, name: string): Promise<FileAnswer> => {
  const { page, patienceMs } = desk.stage;
  let before = await readSaid(page);
  let early: Said = { notices: [], lines: [] };
  let kept = before;
  let errorStatus: number | null = null;
  // What we called the file is not the portal's word for it.
  const unnamed = (text: string): string => text.replace(holding(document.fileName), ' ').trim();
  const look = async (): Promise<FileHeard> => {
    const said = await readSaid(page);
    const now = newlySaid(before, said);
    return {
      notices: [...early.notices, ...now.notices].map(unnamed),
      lines: [...early.lines, ...now.lines].map(unnamed),
      afterKeeping: newlySaid(kept, said).notices.map(unnamed),
      rows: (await rowsOf(page, name)).map(unnamed),
      onForm: await atUploadForm(desk),
      errorStatus: errorStatus ?? desk.watch.failedSend(),
    };
  };
  try {
    const put = await putDocument(desk, document, name);
    errorStatus = desk.watch.failedSend();
    before = bothSaid(before, put.before);
    early = newlySaid(before, await readSaid(page));
    await completeUpload(desk, put.form);
    const keep = await keepButton(desk);
    kept = await readSaid(page);
    if (keep === null) return fileAnswer(await look());
    return await desk.ask({
      what: 'keep the document',
      expected: 'an answer to the handed document',
      press: () => pressHere(keep, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async (last) => {
          const heard = await look();
          const answer = fileAnswer(heard);
          // A row without a warning may still get one; nothing clear may still become clear.
          if (answer.answer === 'flagged') return answer;
          const isTold = answer.answer !== 'unclear' || heard.afterKeeping.length > 0;
          return last && isTold ? answer : undefined;
        }),
    });
  } catch (error) {
    if (!(error instanceof PortalFault) || !['portal-fault', 'timeout', 'http-error'].includes(error.code))
      throw error;
    // The page may say by now what the wait for it did not hear.
    const heard = await look().catch(() => null);
    const said = /said: "(.*)"$/s.exec(error.message)?.[1];
    return fileAnswer({
      notices: [...(heard?.notices ?? early.notices), ...(said === undefined ? [] : [said])],
      lines: heard?.lines ?? early.lines,
      afterKeeping: heard?.afterKeeping ?? [],
      rows: heard?.rows ?? [],
      onForm: heard?.onForm ?? false,
      errorStatus: heard?.errorStatus ?? errorStatus ?? desk.watch.failedSend(),
    });
  }
};

const bothSaid = (one: Said, other: Said): Said => ({
  notices: [...one.notices, ...other.notices],
  lines: [...one.lines, ...other.lines],
});

/** Texts of the rows that name the document, the name itself left out; the form that it was typed into is none. */
const rowsOf = async (page: Page, name: string): Promise<readonly string[]> => {
  const rows = await page
    .locator('tr, li, article, [role="row"], [role="listitem"], .card, .list-group-item')
    .filter({ visible: true, hasText: holding(name), hasNot: page.locator('input[type="file"]') })
    .allInnerTexts();
  return rows.map((row) => row.replace(holding(name), ' ').trim());
};

const resultFiles = (page: Page): Locator => {
  const name = holding(...WORDS.fetch);
  return page
    .getByRole('link', { name })
    .or(page.getByRole('button', { name }))
    .or(page.locator('main a[href*=".pdf" i], table a[href*=".pdf" i]'))
    .filter({ visible: true });
};

const atHome = async (desk: Desk): Promise<Locator | null> => {
  await openHome(desk);
  return reveal(desk.stage.page, ...WORDS.results);
};
