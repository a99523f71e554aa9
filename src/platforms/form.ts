import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator, Locator } from 'playwright';
import { PortalFault } from '#src/model/errors.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { FieldNames, FormControl } from './applicant.ts';
import { datumOf, optionFor, valueOf } from './applicant.ts';
import type { Desk } from './ask.ts';
import { pressHere, tick } from './controls.ts';

/** Where a form is: a part of the page, or the body of a frame in it. */
export type FormScope = Locator;

export const frameBody = (frame: FrameLocator): FormScope => frame.locator('body');

const CONTROLS =
  'input:not([type="hidden"]):not([type="file"]):not([type="submit"]):not([type="button"]):not([type="reset"]):not([type="image"]):not([type="search"]), textarea, select, mat-select, [role="combobox"]:not(input):not(select):not(mat-select)';

/** The visible controls of a form that a citizen may change, radios of one group as one. */
const readControls = (scope: FormScope): Promise<readonly FormControl[]> =>
  scope.locator(CONTROLS).evaluateAll((nodes): FormControl[] => {
    const text = (node: Element | null | undefined): string =>
      (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const labelOf = (node: Element): string => {
      const by = (node.getAttribute('aria-labelledby') ?? '')
        .split(/\s+/)
        .map((id) => (id === '' ? null : document.getElementById(id)))
        // Lists name their own value beside their label.
        .map((named) => (named !== null && node.contains(named) ? '' : text(named)))
        .join(' ')
        .trim();
      if (by !== '') return by;
      const own = 'labels' in node ? (node.labels as NodeListOf<HTMLLabelElement> | null)?.[0] : null;
      if (own !== null && own !== undefined && text(own) !== '') return text(own);
      const named = node.getAttribute('aria-label');
      if (named !== null && named !== '') return named;
      const group = node.closest(
        '.form-group, .form-item, .form-field, mat-form-field, .formio-component, td, .ant-form-item, [data-slot="form-item"]',
      );
      const near = group?.querySelector('label, legend, mat-label, .control-label');
      return text(near) || (node.getAttribute('placeholder') ?? node.getAttribute('title') ?? '');
    };
    const groupLabel = (node: Element): string => {
      const group = node.closest(
        'fieldset, [role="radiogroup"], mat-radio-group, .form-group, .formio-component-radio',
      );
      const by = group?.getAttribute('aria-labelledby');
      return (
        text(by ? document.getElementById(by) : null) ||
        group?.getAttribute('aria-label') ||
        text(group?.querySelector('legend, .control-label, label:not(:has(input))'))
      );
    };
    const seen = new Set<string>();
    return nodes.flatMap((node, index): FormControl[] => {
      if (!node.checkVisibility({ visibilityProperty: true })) return [];
      if (node.matches(':disabled, [readonly], [aria-disabled="true"], [aria-readonly="true"]')) return [];
      const type = (node.getAttribute('type') ?? '').toLowerCase();
      const name = node.getAttribute('name') ?? node.getAttribute('formcontrolname') ?? '';
      const label = labelOf(node);
      const starred =
        /\*/.test(label) ||
        node
          .closest('.required, .field-required, .formio-component')
          ?.querySelector('label.field-required, label.required') != null;
      const required = node.matches(':required, [aria-required="true"]') || starred;
      const base = { index, name, id: node.id, type, label, required, options: [] as string[] };
      if (node instanceof HTMLSelectElement) {
        const options = [...node.options].filter(({ value, disabled }) => value !== '' && !disabled);
        return [{ ...base, kind: 'select', empty: node.value === '', options: options.map((o) => text(o)) }];
      }
      if (node instanceof HTMLInputElement && type === 'radio') {
        const key = `radio:${node.name}`;
        if (node.name !== '' && seen.has(key)) return [];
        seen.add(key);
        const group =
          node.name === ''
            ? [node]
            : [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
                (r) => r.name === node.name && r.form === node.form,
              );
        return [
          {
            ...base,
            kind: 'radio',
            label: groupLabel(node),
            required: group.some((r) => r.required) || /\*/.test(groupLabel(node)),
            empty: !group.some((r) => r.checked),
            options: group.map((r) => labelOf(r)),
          },
        ];
      }
      if (node instanceof HTMLInputElement && type === 'checkbox')
        return [{ ...base, kind: 'tick', empty: !node.checked }];
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
        if (node.getAttribute('role') === 'combobox' && !/date/.test(type))
          return [
            {
              ...base,
              kind: 'combobox',
              empty:
                node.value === '' &&
                text(
                  node
                    .closest('[class*="control"]')
                    ?.querySelector('[class*="single-value" i], [class*="singleValue"]'),
                ) === '',
            },
          ];
        const dated = type === 'date' || /dd\s*\/\s*mm\s*\/\s*y/i.test(node.placeholder ?? '');
        return [
          {
            ...base,
            kind: dated ? 'date' : 'text',
            empty: node.value === '' || /^[dmy_/\s-]+$/i.test(node.value),
          },
        ];
      }
      // What the list shows as chosen, without its entries (Choices.js, Angular Material keep them apart).
      const value =
        node.querySelector('.choices__list--single, .mat-select-value, .mat-mdc-select-value') ?? node;
      const inside = text(value).normalize('NFC');
      const empty =
        inside === '' ||
        [node, value, ...value.querySelectorAll('span')].some(
          (each) => each.getAttribute('data-placeholder') === '',
        ) ||
        value.querySelector('[class*="placeholder" i]') !== null ||
        /^(?:--|chọn(?:\s|$))/iu.test(inside);
      const inner = node.querySelector('select[name], input[name]')?.getAttribute('name') ?? name;
      return [{ ...base, name: inner, kind: 'combobox', empty }];
    });
  });

/** How far a form is to be completed. */
export type Completion = {
  readonly scope: FormScope;
  readonly fields: FieldNames;
  readonly citizen: Citizen | null;
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
  const { scope, fields, citizen } = completion;
  const done = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const controls = await readControls(scope);
    const next = controls.find(
      (control) => control.empty && wants(control, completion) && !done.has(keyOf(control)),
    );
    if (next === undefined) return;
    // Fill from here on in one go until a list is met: choosing from it may change what follows.
    for (const control of controls.slice(controls.indexOf(next))) {
      if (!control.empty || !wants(control, completion) || done.has(keyOf(control))) continue;
      done.add(keyOf(control));
      const datum = datumOf(control, fields);
      const value = datum === null || citizen === null ? null : valueOf(datum, citizen);
      await answer(desk, scope, control, value, completion.filler);
      if (control.kind === 'select' || control.kind === 'combobox') {
        await dependentLists(desk, scope, control);
        break;
      }
    }
  }
};

const LISTS = 'select, mat-select, [role="combobox"]';
const SHUT = ':disabled, [aria-disabled="true"]';

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

const keyOf = ({ kind, name, id, index }: FormControl): string =>
  `${kind}:${name}:${id}:${name === '' && id === '' ? index : ''}`;

const wants = (control: FormControl, { fields, citizen, allLists }: Completion): boolean => {
  if (control.required) return true;
  if (allLists === true && control.kind !== 'text' && control.kind !== 'tick') return true;
  return citizen !== null && control.kind !== 'tick' && datumOf(control, fields) !== null;
};

const answer = async (
  desk: Desk,
  scope: FormScope,
  control: FormControl,
  value: string | null,
  filler: string,
): Promise<void> => {
  const target = scope.locator(CONTROLS).nth(control.index);
  const timeout = desk.stage.patienceMs;
  const ways: { readonly [K in FormControl['kind']]: () => Promise<void> } = {
    text: () => target.fill(value ?? fillerFor(control, filler), { timeout }),
    date: () => fillDate(target, control.type, value ?? '01/01/2000', timeout),
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
  await ways[control.kind]();
};

const fillerFor = ({ type }: FormControl, filler: string): string => (type === 'number' ? '1' : filler);

/** Date inputs, masks that take only key presses (eform-react), and pickers over a text field. */
const fillDate = async (target: Locator, type: string, value: string, timeout: number): Promise<void> => {
  if (type === 'date') return target.fill(value.split('/').toReversed().join('-'), { timeout });
  await pressHere(target, timeout);
  await target.press('Home', { timeout });
  await target.pressSequentially(value.replaceAll('/', ''), { timeout });
  const digits = (text: string): string => text.replace(/\D/g, '');
  if (digits(await target.inputValue()) !== digits(value)) await target.fill(value, { timeout });
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
  await target.selectOption(chosen.value, { timeout });
};

/** Lists that open over the page (Angular Material, Radix, react-select, cmdk, Choices.js). */
const chooseFromCombobox = async (
  desk: Desk,
  target: Locator,
  control: FormControl,
  value: string | null,
): Promise<void> => {
  const { page, patienceMs: timeout } = desk.stage;
  const shown = page
    .getByRole('option')
    .or(page.locator('mat-option, [cmdk-item]'))
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
