import type { Locator } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { PortalActs } from '#src/model/journey.ts';
import type { FormControl } from './applicant.ts';
import type { Desk } from './ask.ts';
import { toBarePage } from './bare-page.ts';
import { pressAndConfirm } from './citizen-store.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere } from './controls.ts';
import { openHome } from './find-service.ts';
import { fieldKey } from './form-memory.ts';
import { draftRows, type DraftRows, listedRows } from './draft-rows.ts';
import { foldName, isServiceName } from './name-match.ts';
import { controlThat, reachControl } from './named-controls.ts';
import { dayOf } from './day-of.ts';
import { readControls } from './read-controls.ts';
import { STORE_ROWS } from './read-store-page.ts';
import { DRAFT_LISTS, goesOnWithDraft, opensDraft, prints, removesDraft, savesDraft } from './reuse-words.ts';

export type DraftActs = Pick<PortalActs, 'saveDraft' | 'resumeDraft' | 'discardDraft'>;

/** What differs from platform to platform. */
export type DraftPlaces = {
  /** The part of the page that holds the form's fields; frames are looked into. */
  readonly form: () => Locator;
  /** Leads on from a page of the form. */
  readonly next: () => Locator;
  /** Whether the page shown is one from which `next` cannot file the dossier. */
  readonly mayGoOn: () => Promise<boolean>;
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
    opened?: boolean;
  }): void =>
    note('drafts', {
      step: stepIndex(),
      saved: what.saved,
      found: what.found,
      opened: what.opened ?? what.found,
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
      const lost = { saved: true, restored: 0, files: 0, prints: saved?.prints ?? false };
      const way = await findDraft(desk);
      if (way === null) {
        tell({ ...lost, found: false });
        throw new PortalFault(
          'portal-fault',
          `expected the saved draft among the citizen’s dossiers, but found none (${shortUrl(page.url())})`,
        );
      }
      try {
        await openDraft(desk, places, way);
      } catch (error) {
        if (error instanceof PortalFault) tell({ ...lost, found: true, opened: false });
        throw error;
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
      const list = await openList(desk);
      if (list === null) return 'no-way';
      const { fit, others } = await draftsIn(desk, list);
      const [at] = fit;
      if (at === undefined) return others ? 'no-way' : 'none-listed';
      // Another draft may be the citizen's own.
      if (fit.length > 1) return 'no-way';
      const name = desk.stage.service.current?.name.vi ?? '';
      const way = await controlThat(
        page.locator(STORE_ROWS).nth(at),
        (shown) => removesDraft(shown) && !isServiceName(shown, name),
      );
      if (way === null) return 'no-way';
      await pressAndConfirm(desk, way.target, 'throw the draft away');
      const left = await draftsIn(desk, list);
      return left.fit.length === 0 ? 'gone' : 'no-way';
    },
  };
};

/** Forms write the same date or name in more than one way. */
const same = (now: string | undefined, before: string): boolean =>
  now !== undefined &&
  (foldName(now) === foldName(before) || (dayOf(now) !== null && dayOf(now) === dayOf(before)));

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

type DraftList = {
  /** Whether it is said to hold drafts alone. */
  readonly ofDrafts: boolean;
};

/** Opens the list of the citizen's dossiers under way; null where the portal shows no way to one. */
const openList = async (desk: Desk): Promise<DraftList | null> => {
  const { page, patienceMs } = desk.stage;
  await toBarePage(desk);
  let way = await reachControl(page, ...DRAFT_LISTS);
  if (way === null) {
    await openHome(desk);
    way = await reachControl(page, ...DRAFT_LISTS);
  }
  if (way === null) return null;
  const { target, name } = way;
  const list = { ofDrafts: DRAFT_LISTS[0]?.(name) === true };
  await desk.ask({
    what: 'dossiers under way',
    expected: 'the list of the citizen’s dossiers',
    press: () => pressHere(target, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        (await draftsIn(desk, list)).fit.length > 0 || last ? true : undefined,
      ),
  });
  return list;
};

const draftsIn = async ({ stage }: Desk, { ofDrafts }: DraftList): Promise<DraftRows> =>
  draftRows(await listedRows(stage.page), stage.service.current?.name.vi ?? '', ofDrafts);

/**
 * @returns what opens it; null where no draft of the service is listed
 * @throws Obstacle where rows may be drafts of it and cannot be told apart, or show no way that surely only opens one
 */
const findDraft = async (desk: Desk): Promise<Locator | null> => {
  const { page, service } = desk.stage;
  const list = await openList(desk);
  if (list === null) return null;
  const { fit, others } = await draftsIn(desk, list);
  const [at] = fit;
  if (at === undefined && !others) return null;
  const untold = (what: string): Obstacle =>
    new Obstacle('adapter-cannot', `expected the saved draft, but ${what} (${shortUrl(page.url())})`);
  if (at === undefined) throw untold('no row says that it is a draft of this service alone');
  if (fit.length > 1) throw untold('several drafts of this service are listed');
  const row = page.locator(STORE_ROWS).nth(at);
  const name = service.current?.name.vi ?? '';
  const way = await controlThat(row, goesOnWithDraft, opensDraft, (shown) => isServiceName(shown, name));
  if (way === null) throw untold('its row shows no control that surely only opens it');
  return way.target;
};

const openDraft = (desk: Desk, places: DraftPlaces, way: Locator): Promise<unknown> => {
  const { page, patienceMs } = desk.stage;
  const from = page.url();
  return desk.ask({
    what: 'open the draft',
    expected: 'the form of the draft',
    press: () => pressHere(way, patienceMs),
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
  for (let pages = 0; pages < MOST_PAGES && missing() && (await places.mayGoOn()); pages += 1) {
    if (!(await turn(places.next()))) break;
    await look();
  }
  return walked;
};
