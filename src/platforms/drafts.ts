import type { Locator } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { PortalActs } from '#src/model/journey.ts';
import type { FormControl } from './applicant.ts';
import type { Desk } from './ask.ts';
import { toBarePage } from './bare-page.ts';
import { pressAndConfirm } from './citizen-store.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere } from './controls.ts';
import { openHome } from './find-service.ts';
import { fieldKey } from './form-memory.ts';
import { bareServiceName, foldName } from './name-match.ts';
import { controlThat, reachControl } from './named-controls.ts';
import { dayOf } from './day-of.ts';
import { readControls } from './read-controls.ts';
import { DRAFT_LISTS, goesOnWithDraft, prints, removes, savesDraft } from './reuse-words.ts';

export type DraftActs = Pick<PortalActs, 'saveDraft' | 'resumeDraft' | 'discardDraft'>;

/** What differs from platform to platform. */
export type DraftPlaces = {
  /** The part of the page that holds the form's fields; frames are looked into. */
  readonly form: () => Locator;
  /** Leads on from a page of the form. */
  readonly next: () => Locator;
};

/** What the citizen had given when the draft was saved; lives as long as the attempt and is never stored. */
type Saved = {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
  readonly prints: boolean;
};

export const draftActs = (desk: Desk, places: DraftPlaces): DraftActs => {
  const { page, note, stepIndex } = desk.stage;
  let saved: Saved | null = null;

  const tell = (what: {
    saved: boolean;
    found: boolean;
    restored: number;
    files: number;
    prints: boolean;
  }): void =>
    note('drafts', {
      step: stepIndex(),
      saved: what.saved,
      found: what.found,
      fields: saved?.fields.size ?? 0,
      restored: what.restored,
      files: { given: saved?.files.size ?? 0, restored: what.files },
      prints: what.prints,
    });

  return {
    saveDraft: async () => {
      const fields = new Map(desk.memory().fields);
      for (const [key, shown] of await shownFields(places)) fields.set(key, shown);
      const own = { fields, files: new Set(desk.memory().files) };
      const way = await controlThat(page, savesDraft);
      saved = { ...own, prints: (await controlThat(page, prints)) !== null };
      if (way === null) {
        tell({ saved: false, found: false, restored: 0, files: 0, prints: saved.prints });
        throw new PortalFault(
          'not-offered',
          `expected a way to save a draft, but the page shows none (${shortUrl(page.url())})`,
        );
      }
      await pressAndConfirm(desk, way.target, 'save the draft');
      saved = { ...saved, prints: saved.prints || (await controlThat(page, prints)) !== null };
    },

    resumeDraft: async () => {
      const found = await openDraft(desk, places);
      if (!found) {
        tell({ saved: true, found: false, restored: 0, files: 0, prints: saved?.prints ?? false });
        throw new PortalFault(
          'portal-fault',
          `expected the saved draft among the citizen’s dossiers, but found none (${shortUrl(page.url())})`,
        );
      }
      const now = await walkForm(desk, places, saved);
      const wanted = [...(saved?.fields ?? new Map<string, string>())];
      tell({
        saved: true,
        found: true,
        restored: wanted.filter(([key, shown]) => same(now.fields.get(key), shown)).length,
        files: now.files,
        prints: now.prints || (saved?.prints ?? false),
      });
    },

    discardDraft: async () => {
      if (!(await openList(desk))) return 'no-way';
      const row = await rowOfDraft(desk);
      if (row === null) return 'none-listed';
      const way = await controlThat(row, removes);
      if (way === null) return 'no-way';
      const before = await page.locator(ROWS).count();
      await pressAndConfirm(desk, way.target, 'throw the draft away');
      const gone = (await page.locator(ROWS).count()) < before || (await rowOfDraft(desk)) === null;
      return gone ? 'gone' : 'no-way';
    },
  };
};

/** Forms write the same date or name in more than one way. */
const same = (now: string | undefined, before: string): boolean =>
  now !== undefined &&
  (foldName(now) === foldName(before) || (dayOf(now) !== null && dayOf(now) === dayOf(before)));

const ROWS = 'tbody tr, [role="row"], li, .card, .list-group-item';
/** Pages of one form that are looked at; forms that people fill have few. */
const MOST_PAGES = 4;

/** Fields that hold something, by what tells them apart. */
const shownFields = async ({ form }: DraftPlaces): Promise<ReadonlyMap<string, string>> => {
  const scope = form();
  const frames = scope.locator('iframe').filter({ visible: true });
  const parts = [scope, ...(await frames.all()).map((frame) => frame.contentFrame().locator('body'))];
  const controls: FormControl[] = [];
  for (const part of parts) controls.push(...(await readControls(part).catch(() => [])));
  return new Map(
    controls
      .filter(({ empty, kind }) => !empty && kind !== 'tick')
      .map((each) => [fieldKey(each), each.shown]),
  );
};

/** Opens the list of the citizen's dossiers under way; false where the portal shows no way to one. */
const openList = async (desk: Desk): Promise<boolean> => {
  const { page, patienceMs } = desk.stage;
  await toBarePage(desk);
  let way = await reachControl(page, ...DRAFT_LISTS);
  if (way === null) {
    await openHome(desk);
    way = await reachControl(page, ...DRAFT_LISTS);
  }
  if (way === null) return false;
  const { target } = way;
  await desk.ask({
    what: 'dossiers under way',
    expected: 'the list of the citizen’s dossiers',
    press: () => pressHere(target, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => ((await rowOfDraft(desk)) !== null || last ? true : undefined)),
  });
  return true;
};

/** The row of this service's draft, the last one saved first in most lists. */
const rowOfDraft = async ({ stage }: Desk): Promise<Locator | null> => {
  const { page, service } = stage;
  const rows = page.locator(ROWS);
  const name = bareServiceName(service.current?.name.vi ?? '');
  const texts = await rows.evaluateAll((nodes) =>
    nodes.map((node) =>
      node.checkVisibility({ visibilityProperty: true }) &&
      node.querySelector('tr, li, [role="row"]') === null &&
      node.closest('nav, header, footer') === null &&
      node.querySelector('a, button') !== null
        ? (node.textContent ?? '')
        : '',
    ),
  );
  const at = texts.findIndex((text) => name !== '' && bareServiceName(text).includes(name));
  return at === -1 ? null : rows.nth(at);
};

const openDraft = async (desk: Desk, places: DraftPlaces): Promise<boolean> => {
  const { page, patienceMs } = desk.stage;
  if (!(await openList(desk))) return false;
  const row = await rowOfDraft(desk);
  if (row === null) return false;
  const way = (await controlThat(row, goesOnWithDraft)) ?? (await controlThat(row, (name) => !removes(name)));
  if (way === null) return false;
  const from = page.url();
  return desk.ask({
    what: 'open the draft',
    expected: 'the form of the draft',
    press: () => pressHere(way.target, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        if (desk.watch.pending() === 0 && (await places.next().isVisible())) return true;
        return last ? page.url() !== from && (await shownFields(places)).size > 0 : undefined;
      }),
  });
};

type Walked = { readonly fields: Map<string, string>; files: number; prints: boolean };

/** Collects what the pages of the opened draft hold: back to the first one, then on while something is missing. */
const walkForm = async (desk: Desk, places: DraftPlaces, saved: Saved | null): Promise<Walked> => {
  const { page, patienceMs } = desk.stage;
  const walked: Walked = { fields: new Map(), files: 0, prints: false };
  const look = async (): Promise<void> => {
    for (const [key, shown] of await shownFields(places)) walked.fields.set(key, shown);
    const text = await page.locator('body').innerText();
    walked.files = Math.max(
      walked.files,
      [...(saved?.files ?? [])].filter((name) => text.includes(name)).length,
    );
    walked.prints ||= (await controlThat(page, prints)) !== null;
  };
  const missing = (): boolean =>
    [...(saved?.fields.keys() ?? [])].some((key) => !walked.fields.has(key)) ||
    walked.files < (saved?.files.size ?? 0);
  const turn = async (target: Locator): Promise<boolean> => {
    if (!(await target.isVisible()) || !(await target.isEnabled())) return false;
    const before = await page.locator('body').innerText();
    return desk
      .ask({
        what: 'page of the draft',
        expected: 'another page of the form',
        press: () => pressHere(target, patienceMs),
        ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
      })
      .then(async () => (await page.locator('body').innerText()) !== before)
      .catch((error: unknown) => {
        // What a half-restored page refuses is told by what is missing from it.
        if (error instanceof PortalFault) return false;
        throw error;
      });
  };
  await look();
  const back = control(page, 'Quay lại');
  for (let pages = 0; pages < MOST_PAGES && missing() && (await turn(back)); pages += 1) await look();
  for (let pages = 0; pages < MOST_PAGES && missing() && (await turn(places.next())); pages += 1)
    await look();
  return walked;
};
