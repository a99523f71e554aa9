import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator, Locator } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { Answers, Citizen } from '#src/model/journey.ts';
import { answerTo } from './answers.ts';
import type { FieldNames, FormControl } from './applicant.ts';
import { datumOf, optionFor, valueOf } from './applicant.ts';
import type { Desk } from './ask.ts';
import { chooseEntry, pressHere, tick, typeInto, writeOver } from './controls.ts';
import { spend } from './effort.ts';
import { fieldNotes, type FieldNotes } from './field-notes.ts';
import { answerControl } from './post-back.ts';
import { remember } from './form-memory.ts';
import { CONTROLS, keyOf, readControls } from './read-controls.ts';

/** Where a form is: a part of the page, or the body of a frame in it. */
export type FormScope = Locator;

export const frameBody = (frame: FrameLocator): FormScope => frame.locator('body');

/** How far a form is to be completed. */
export type Completion = {
  readonly scope: FormScope;
  readonly fields: FieldNames;
  readonly citizen: Citizen | null;
  /** What the citizen answers beside their own data, by words of the labels. */
  readonly answers?: Answers;
  /** True where what the form holds and what is done with it is to be noted. */
  readonly noted?: true;
  /** Text for required fields that ask for something else than the citizen's own data. */
  readonly filler: string;
  /** True where every list must be chosen from, required or not (agency dialogs). */
  readonly allLists?: true;
};

/** Dependent lists (province, then ward) come in turn: more rounds than a form of four lists needs. */
const MOST_ROUNDS = 8;

/**
 * Fills the empty fields of a form: the citizen's data where it is asked for, and what else is required.
 * What the portal filled in, and what is read-only, stays as it is.
 * @throws PortalFault where a required list stays empty
 */
export const completeForm = async (desk: Desk, completion: Completion): Promise<void> => {
  const { citizen, noted, fields } = completion;
  const notes = noted === true && citizen !== null ? fieldNotes(desk, { citizen, fields }) : null;
  try {
    await fillInRounds(desk, completion, notes);
    if (notes !== null) remember(desk.memory(), await readControls(completion.scope));
  } finally {
    notes?.tell();
  }
};

const fillInRounds = async (desk: Desk, completion: Completion, notes: FieldNotes | null): Promise<void> => {
  const { scope, fields, citizen, answers } = completion;
  const done = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const controls = await readControls(scope);
    notes?.see(controls);
    const isNext = (control: FormControl): boolean =>
      control.empty && !control.locked && wants(control, completion) && !done.has(keyOf(control));
    const next = controls.find(isNext);
    if (next === undefined) return;
    // Fill from here on in one go until a list is met: choosing from it may change what follows.
    for (const control of controls.slice(controls.indexOf(next))) {
      if (!isNext(control)) continue;
      done.add(keyOf(control));
      const datum = datumOf(control, fields);
      const own = datum === null || citizen === null ? null : valueOf(datum, citizen);
      const wanted = answerTo(control, answers) ?? own;
      const { typed, postedBack } = await answer(desk, scope, control, wanted, completion.filler);
      notes?.did(control, typed);
      if (postedBack) break;
      if (control.kind === 'select' || control.kind === 'combobox') {
        await dependentLists(desk, scope, control);
        break;
      }
    }
  }
};

const LISTS = 'select, mat-select, [role="combobox"], .v-select .v-input__slot';
const SHUT = ':disabled, [aria-disabled="true"], .v-input--is-disabled *';

/** Waits for the list after the one chosen from, where it is shut until the page has loaded its entries. */
const dependentLists = async (desk: Desk, scope: FormScope, chosen: FormControl): Promise<void> => {
  const from = await scope.locator(CONTROLS).nth(chosen.index).elementHandle();
  const shut = (): Promise<boolean> =>
    scope.locator(LISTS).evaluateAll(
      (nodes, [before, closed]) => {
        const next = nodes
          .filter((node) => node.checkVisibility({ visibilityProperty: true }))
          .find(
            (node) =>
              before !== null &&
              (before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
              !before.contains(node),
          );
        return next?.matches(closed) === true;
      },
      [from, SHUT] as const,
    );
  if (!(await shut()) && desk.watch.pending() === 0) return;
  await desk.ask({
    what: 'dependent list',
    expected: 'the list that depends on the choice just made',
    press: () => Promise.resolve(),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        last || (desk.watch.pending() === 0 && !(await shut())) ? true : undefined,
      ),
  });
};

const wants = (control: FormControl, { fields, citizen, allLists, answers }: Completion): boolean => {
  if (control.required || answerTo(control, answers) !== null) return true;
  if (allLists === true && control.kind !== 'text' && control.kind !== 'tick') return true;
  return citizen !== null && control.kind !== 'tick' && datumOf(control, fields) !== null;
};

/** Returns the characters that were typed, and whether that posted the page back. */
const answer = async (
  desk: Desk,
  scope: FormScope,
  control: FormControl,
  value: string | null,
  filler: string,
): Promise<{ readonly typed: number; readonly postedBack: boolean }> => {
  const target = scope.locator(CONTROLS).nth(control.index);
  const timeout = desk.stage.patienceMs;
  const isDay = control.kind === 'date' || /^ngày(?!\p{L})/iu.test(control.label.normalize('NFC').trim());
  const text = value ?? (isDay ? '01/01/2000' : fillerFor(control, filler));
  const ways: { readonly [K in FormControl['kind']]: () => Promise<void> } = {
    text: () => typeInto(target, text, timeout),
    date: () => fillDate(target, control.type, text, timeout),
    select: () => chooseFromSelect(desk, target, control, value),
    radio: async () => {
      const index = optionFor(control.options, value) ?? 0;
      const group =
        control.name === ''
          ? target
          : scope.locator(`input[type="radio"][name="${control.name}"]`).nth(index);
      await tick(group, timeout);
    },
    tick: () => tick(target, timeout),
    combobox: () => chooseFromCombobox(desk, target, control, value),
  };
  const postedBack = await answerControl(desk, target, ways[control.kind]);
  return { typed: control.kind === 'text' || control.kind === 'date' ? [...text].length : 0, postedBack };
};

const fillerFor = ({ type }: FormControl, filler: string): string => (type === 'number' ? '1' : filler);

/** Date inputs, masks that take only key presses (eform-react), and pickers over a text field. */
const fillDate = async (target: Locator, type: string, value: string, timeout: number): Promise<void> => {
  if (type === 'date') return typeInto(target, value.split('/').toReversed().join('-'), timeout);
  await pressHere(target, timeout);
  await target.press('Home', { timeout });
  await target.pressSequentially(value.replaceAll('/', ''), { timeout });
  spend(target.page(), { typed: value.replaceAll('/', '').length });
  const digits = (text: string): string => text.replace(/\D/g, '');
  const typed = await target.inputValue();
  // A mask puts the strokes in; a plain field shows the bare digits.
  if (digits(typed) !== digits(value) || !/\D/.test(typed)) await writeOver(target, value, timeout);
  await target.press('Tab', { timeout });
};

const listEmpty = (control: FormControl): PortalFault =>
  new PortalFault('portal-fault', `expected entries in the list "${control.label}", but it stays empty`);

const chooseFromSelect = async (
  desk: Desk,
  target: Locator,
  control: FormControl,
  value: string | null,
): Promise<void> => {
  const timeout = desk.stage.patienceMs;
  const options = (): Promise<readonly { readonly value: string; readonly text: string }[]> =>
    target.evaluate((node) =>
      node instanceof HTMLSelectElement
        ? [...node.options]
            .filter((option) => option.value !== '' && !option.disabled)
            .map((option) => ({ value: option.value, text: option.textContent ?? '' }))
        : [],
    );
  let entries = await options();
  if (entries.length === 0)
    entries = await desk.ask({
      what: `list "${control.label}"`,
      expected: `entries in the list "${control.label}"`,
      press: () => Promise.resolve(),
      ready: (signal) =>
        desk.lookOn(signal, async (last) => {
          const now = await options();
          return now.length > 0 || last ? now : undefined;
        }),
    });
  const index = optionFor(
    entries.map(({ text }) => text),
    value,
  );
  const chosen = index === null ? undefined : entries[index];
  if (chosen === undefined) throw listEmpty(control);
  await chooseEntry(target, chosen.value, timeout);
};

/** Lists that open over the page (Angular Material, Radix, react-select, cmdk, Choices.js, Vuetify 1 and 2). */
const chooseFromCombobox = async (
  desk: Desk,
  target: Locator,
  control: FormControl,
  value: string | null,
): Promise<void> => {
  const { page, patienceMs: timeout } = desk.stage;
  const shown = page
    .getByRole('option')
    .or(page.locator('mat-option, [cmdk-item], .menuable__content__active .v-list__tile'))
    .and(page.locator(':not([aria-disabled="true"]):not([data-disabled="true"]):not(option)'))
    .filter({ visible: true });
  await desk.ask({
    what: `list "${control.label}"`,
    expected: `entries in the list "${control.label}"`,
    press: () => pressHere(target, timeout),
    ready: (signal) => shown.first().waitFor({ timeout: 0, signal }),
  });
  const texts = await shown.allInnerTexts();
  const real = texts.map((text) => (/^\s*(?:--|$)/.test(text) ? '' : text));
  const index = optionFor(real, value) ?? 0;
  // An entry that only says "choose" stands first in some lists.
  const first =
    real[index] === ''
      ? Math.max(
          0,
          real.findIndex((text) => text !== ''),
        )
      : index;
  await pressHere(shown.nth(first), timeout);
  await gone(shown.first());
};

/** Closing lists fade out; what lies under them can be pressed once they are gone. */
const gone = async (locator: Locator): Promise<void> => {
  await locator.waitFor({ state: 'hidden', timeout: 1500 }).catch(() => delay(0));
};
