import { randomBytes } from 'node:crypto';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Citizen, DocumentFile, PortalActs, SigningHow } from '#src/model/journey.ts';
import { maskedId } from '#src/model/masked-id.ts';
import type { DeclaredRequest } from './adapter.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { contentLines } from './content-lines.ts';
import { pressHere } from './controls.ts';
import { keepButton, openDocumentsStore, putDocument } from './documents-store.ts';
import { fetchFile, hasSignature } from './fetch-file.ts';
import { front } from './front.ts';
import { keepFile } from './keep-file.ts';
import { offerFile } from './offer-file.ts';
import { readResults } from './published-results.ts';
import { blameFor, type Course, signHere } from './sign-here.ts';
import { closeForm, dismiss } from './signing-dialogs.ts';
import { announcesSigning } from './signing-duty-words.ts';
import { reachForm, type SigningPlaces } from './signing-form.ts';
import { fetchControl, signButton } from './signing-page.ts';

export type SigningActs = Pick<
  PortalActs,
  'readSigningDuty' | 'signForm' | 'signDocument' | 'offerBadFile' | 'readResults'
>;

/** What files, sends, takes away, takes back, pays or ends a dossier or a paper, in an address written in any of the usual ways. */
const ENDS_SOMETHING =
  'nop|gui|trinh|thanh.?toan|xoa|huy|go.?bo|rut|thu.?hoi|hoan.?(?:thanh|tat)|ket.?thuc|xac.?nhan|duyet|submit|send|delete|remove|cancel|withdraw|revoke|pay|finish|complete|confirm|approve';

/**
 * What portals send while a document is put into the store and signed: addresses made of the screens' own names,
 * as these platforms make all of theirs. The store takes a document at its own address alone; what lies below it, and
 * what ends anything, is not declared.
 */
export const SIGNING_REQUESTS: readonly DeclaredRequest[] = [
  {
    effect: 'drafts',
    method: 'POST',
    path: new RegExp(
      `^(?!.*(?:${ENDS_SOMETHING}))(?:\\/[\\w.-]+)*\\/(?:ho-so-dien-tu|ky-so(?:\\/[\\w-]+){0,2})\\/?(?:\\?|$)`,
      'i',
    ),
    to: 'portal',
  },
];

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
      const answer = await offerFile(desk, bad, newName(document));
      note('badFiles', { step: stepIndex(), file, ...answer });
    },

    readResults: (most) => readResults(desk, most),
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
