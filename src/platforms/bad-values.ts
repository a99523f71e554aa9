import type { Locator } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { BadValue } from '#src/model/filing.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { FieldNames, FormControl } from './applicant.ts';
import type { Desk } from './ask.ts';
import { control, pressHere, typeInto } from './controls.ts';
import { completeForm } from './form.ts';
import { askedMake } from './label-datum.ts';
import { foldName } from './name-match.ts';
import { CONTROLS, keyOf, readControls } from './read-controls.ts';
import { newlySaid, readSaid, type Said } from './said.ts';
import { tellsOfFailure } from './trouble.ts';

/** What differs from platform to platform. */
export type BadValuePlaces = {
  /** The part of the page that holds the form's fields. */
  readonly form: () => Locator;
  /** Leads on from the page of the form. */
  readonly next: () => Locator;
  readonly fields: FieldNames;
  readonly citizen: () => Citizen | null;
};

type Make = NonNullable<ReturnType<typeof askedMake>>;
type Try = { readonly make: Make | 'date'; readonly text: string };

const TRIES: { readonly [B in BadValue]: Try | null } = {
  'short-id-number': { make: 'idNumber', text: '00012345' },
  'letters-in-id-number': { make: 'idNumber', text: '0001900ABC17' },
  'future-birth-date': { make: 'birthDate', text: '01/01/2099' },
  'impossible-date': { make: 'date', text: '31/02/1990' },
  'letters-in-phone': { make: 'phone', text: '09000abc17' },
  'short-phone': { make: 'phone', text: '09001' },
  'email-without-at': { make: 'email', text: 'thu.nghiem.example.com' },
  'empty-name': { make: 'name', text: '' },
  'digits-in-name': { make: 'name', text: 'Ng12345' },
  'all-empty': null,
};

const fits = (wanted: Try['make'], { label, kind, locked }: FormControl): boolean => {
  if (locked || (kind !== 'text' && kind !== 'date')) return false;
  return wanted === 'date'
    ? kind === 'date' || askedMake(label) === 'birthDate'
    : askedMake(label) === wanted;
};

/**
 * Gives bad values to the page of the form that is open, one at a time, and notes what stops each. A value for
 * which no open field asks, that a mask does not let in, or that only the browser's own bubble stops is not noted:
 * the words of that bubble are the browser's, in its language.
 */
export const tryBadValues = async (
  desk: Desk,
  places: BadValuePlaces,
  values: readonly BadValue[],
): Promise<void> => {
  if (!(await places.next().isVisible()))
    throw new Obstacle(
      'adapter-cannot',
      'expected a page of the form with a button that leads on, but it shows none',
    );
  await refill(desk, places);
  const clean = await cleanPage(desk, places);
  for (const value of values) {
    await tryOne(desk, places, clean, value);
    await refill(desk, places);
  }
};

/** What the page says before anything is wrong: hints are no messages. */
type Clean = { readonly near: ReadonlySet<string>; readonly said: Said };

const cleanPage = async ({ stage }: Desk, { form }: BadValuePlaces): Promise<Clean> => {
  const near = await textsNear(form(), await readControls(form()));
  return { near: new Set(near.flat()), said: await readSaid(stage.page) };
};

const refill = (desk: Desk, { form, fields, citizen }: BadValuePlaces): Promise<void> =>
  completeForm(desk, {
    scope: form(),
    fields,
    citizen: citizen(),
    filler: desk.stage.portal.id,
    // Whoever comes to this page again finds what was filled in here.
    noted: true,
  });

const tryOne = async (desk: Desk, places: BadValuePlaces, clean: Clean, value: BadValue): Promise<void> => {
  const { note, stepIndex, patienceMs } = desk.stage;
  const scope = places.form();
  const before = await readControls(scope);
  const bad = TRIES[value];
  const targets = before.filter((each) =>
    bad === null ? !each.locked && each.kind === 'text' && each.required : fits(bad.make, each),
  );
  const asked = bad === null ? targets : targets.slice(0, 1);
  const [first] = asked;
  if (first === undefined) return;
  for (const target of asked) await put(scope, target, bad?.text ?? '', patienceMs);
  if (!(await taken(scope, asked, bad?.text ?? ''))) return restore(scope, asked, patienceMs);

  const came = await goOn(desk, places, clean, asked);
  if (came.byBrowser) return restore(scope, asked, patienceMs);
  const after = came.stopped ? await readControls(scope) : [];
  const others = before.filter((each) => !asked.includes(each) && !each.empty);
  const kept = others.every(
    ({ shown, ...each }) => after.find((now) => keyOf(now) === keyOf(each as FormControl))?.shown === shown,
  );
  note('badValues', {
    step: stepIndex(),
    value,
    label: first.label.replace(/\s*\*\s*$/, '').slice(0, 200),
    stopped: came.stopped,
    message: came.message?.slice(0, 300) ?? null,
    beside: came.beside,
    kept: !came.stopped || kept,
  });
  if (came.stopped) await restore(scope, asked, patienceMs);
  else await comeBack(desk, scope, first);
};

const put = async (scope: Locator, target: FormControl, text: string, patienceMs: number): Promise<void> => {
  const field = scope.locator(CONTROLS).nth(target.index);
  if (target.type === 'date')
    return typeInto(field, text.split('/').toReversed().join('-'), patienceMs).catch(() => undefined);
  await typeInto(field, text, patienceMs).catch(() => undefined);
  await field.press('Tab', { timeout: patienceMs }).catch(() => undefined);
};

const bare = (text: string): string => text.replace(/[\s/.-]/g, '').toLowerCase();

/** Whether the fields hold what was put into them: masks and pickers may not. */
const taken = async (scope: Locator, asked: readonly FormControl[], text: string): Promise<boolean> => {
  for (const { index } of asked) {
    const now = await scope
      .locator(CONTROLS)
      .nth(index)
      .inputValue()
      .catch(() => null);
    if (now === null || bare(now) !== bare(text)) return false;
  }
  return true;
};

const restore = async (scope: Locator, asked: readonly FormControl[], patienceMs: number): Promise<void> => {
  const now = await readControls(scope);
  for (const target of asked) {
    const same = now.find((each) => keyOf(each) === keyOf(target));
    if (same !== undefined && same.shown !== target.shown) await put(scope, same, target.shown, patienceMs);
  }
};

type Came = {
  readonly stopped: boolean;
  /** Nothing but the browser's own validation spoke. */
  readonly byBrowser: boolean;
  readonly message: string | null;
  readonly beside: boolean;
};

const goOn = async (
  desk: Desk,
  places: BadValuePlaces,
  { near, said }: Clean,
  asked: readonly FormControl[],
): Promise<Came> => {
  const { page, patienceMs } = desk.stage;
  const scope = places.form();
  const next = places.next();
  if (await next.isEnabled())
    await desk
      .ask({
        what: 'go on with a bad value',
        expected: 'the next page or a message',
        press: () => pressHere(next, patienceMs),
        ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
      })
      .catch((error: unknown) => {
        // A message ends the wait too; what it says is read below.
        if (!(error instanceof PortalFault)) throw error;
      });
  const now = await readControls(scope).catch(() => []);
  const keys = new Set(asked.map(keyOf));
  const stopped = now.some((each) => keys.has(keyOf(each)));
  if (!stopped) return { stopped, byBrowser: false, message: null, beside: false };
  const still = now.filter((each) => keys.has(keyOf(each)));
  const own = (await textsNear(scope, still)).flat().find((line) => !near.has(line));
  if (own !== undefined) return { stopped, byBrowser: false, message: own, beside: true };
  const { notices, lines: all } = newlySaid(said, await readSaid(page));
  const told = [...notices, ...all].find(tellsOfFailure) ?? null;
  const bubble = told === null ? await browserSays(scope, still) : null;
  const names = asked.some(({ label }) => told !== null && foldName(told).includes(bareLabel(label)));
  return {
    stopped,
    byBrowser: told === null && bubble === 'browser',
    message: told ?? (bubble === 'browser' ? null : bubble),
    beside: names || (bubble !== null && bubble !== 'browser'),
  };
};

const bareLabel = (label: string): string => foldName(label.replace(/[*:]|\(.*?\)/g, ' ')).trim();

/** Lines of the part of the page around each field, its messages elsewhere included. */
const textsNear = (scope: Locator, asked: readonly FormControl[]): Promise<readonly (readonly string[])[]> =>
  scope.locator(CONTROLS).evaluateAll(
    (nodes, indices) =>
      indices.map((index) => {
        const node = nodes[index];
        if (node === undefined) return [];
        const isField = 'input:not([type="hidden"]), select, textarea, [role="combobox"]';
        let group: Element = node;
        // The largest part that holds no other field.
        while (
          group.parentElement !== null &&
          !group.parentElement.matches('form, body, fieldset') &&
          [...group.parentElement.querySelectorAll(isField)].every(
            (field) => field === node || group.contains(field),
          )
        )
          group = group.parentElement;
        const ids = `${node.getAttribute('aria-describedby') ?? ''} ${node.getAttribute('aria-errormessage') ?? ''}`;
        const described = ids.split(/\s+/).map((id) => (id === '' ? null : document.getElementById(id)));
        return [group, ...described]
          .flatMap((each) =>
            each instanceof HTMLElement && each.checkVisibility() ? each.innerText.split('\n') : [],
          )
          .map((line) => line.replace(/\s+/g, ' ').trim())
          .filter((line) => line !== '');
      }),
    asked.map(({ index }) => index),
  );

/** What the browser's own bubble says: the portal's words where it set them, else `browser`; null where none shows. */
const browserSays = (scope: Locator, asked: readonly FormControl[]): Promise<string | null> =>
  scope.locator(CONTROLS).evaluateAll(
    (nodes, indices) => {
      for (const index of indices) {
        const node = nodes[index];
        if (!(node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)) continue;
        if (node.form?.noValidate === true || node.validity.valid) continue;
        return node.validity.customError ? node.validationMessage : node.title || 'browser';
      }
      return null;
    },
    asked.map(({ index }) => index),
  );

/** Back to the page on which the bad value was let through. */
const comeBack = async (desk: Desk, scope: Locator, first: FormControl): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const isBack = async (): Promise<boolean> =>
    (await readControls(scope).catch(() => [])).some((each) => keyOf(each) === keyOf(first));
  const back = control(page, 'Quay lại');
  const press = (await back.isVisible())
    ? () => pressHere(back, patienceMs)
    : () => page.goBack({ timeout: patienceMs, waitUntil: 'domcontentloaded' });
  await desk.ask({
    what: 'back to the form',
    expected: 'the page of the form again',
    press,
    ready: (signal) => desk.lookOn(signal, async (last) => ((await isBack()) || last ? true : undefined)),
  });
};
