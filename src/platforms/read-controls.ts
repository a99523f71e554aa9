import type { Locator } from 'playwright';
import type { FormControl } from './applicant.ts';
import { tellsOfChild } from './label-datum.ts';
import { SITE_FRAME } from './site-frame.ts';

/** Everything in a form that a citizen fills, hidden parts included. */
export const CONTROLS =
  'input:not([type="hidden"]):not([type="file"]):not([type="submit"]):not([type="button"]):not([type="reset"]):not([type="image"]):not([type="search"]), textarea, select, mat-select, [role="combobox"]:not(input):not(select):not(mat-select):not(.v-input__slot), .v-select .v-input__slot';

type Read = Omit<FormControl, 'aboutChild'>;

/** The visible controls of a form, locked ones too, radios of one group as one. */
export const readControls = async (scope: Locator): Promise<readonly FormControl[]> => {
  const controls = await read(scope);
  const aboutChild = controls.some(({ label, section }) => tellsOfChild(label) || tellsOfChild(section));
  return controls.map((control) => ({ ...control, aboutChild }));
};

const read = (scope: Locator): Promise<readonly Read[]> =>
  scope.locator(CONTROLS).evaluateAll((nodes, siteFrame): Read[] => {
    const text = (node: Element | null | undefined): string =>
      (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
    // A label around a list holds its entries too.
    const wordsOf = (label: Element): string => {
      if (label.querySelector('select, textarea') === null) return text(label);
      const bare = label.cloneNode(true) as Element;
      for (const part of bare.querySelectorAll('select, textarea')) part.remove();
      return text(bare);
    };
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
      if (own !== null && own !== undefined && wordsOf(own) !== '') return wordsOf(own);
      const named = node.getAttribute('aria-label');
      if (named !== null && named !== '') return named;
      const group = node.closest(
        '.form-group, .form-item, .form-field, mat-form-field, .v-input, .formio-component, td, .ant-form-item, [data-slot="form-item"]',
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
    // Entries and hints that stand for nothing chosen yet.
    const CHOOSE = /^(?:--|chọn(?:\s|$))/iu;
    const HEADINGS =
      'legend, h3, h4, h5, h6, .panel-heading, .panel-title, .card-header, .card-title, mat-card-header';
    const sectionOf = (node: Element): string => {
      for (let at: Element | null = node; at !== null && !at.matches('form, body'); at = at.parentElement)
        for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling)
          if (before.matches(HEADINGS)) return text(before).slice(0, 120);
      return '';
    };
    const seen = new Set<string>();
    return nodes.flatMap((node, index): Read[] => {
      if (!node.checkVisibility({ visibilityProperty: true })) return [];
      // The site's search, newsletter or opinion box is no part of the form.
      if (node.closest(siteFrame) !== null) return [];
      // Vuetify's lists hold a field that only shows the focus.
      if (node.matches('.v-select .v-input__slot *')) return [];
      const locked = node.matches(
        ':disabled, [readonly], [aria-disabled="true"], [aria-readonly="true"], .v-input--is-disabled *, .v-input--is-readonly *',
      );
      const type = (node.getAttribute('type') ?? '').toLowerCase();
      const name = node.getAttribute('name') ?? node.getAttribute('formcontrolname') ?? '';
      const label = labelOf(node);
      const starred =
        /\*/.test(label) ||
        node
          .closest('.required, .field-required, .formio-component')
          ?.querySelector('label.field-required, label.required') != null;
      const required = node.matches(':required, [aria-required="true"]') || starred;
      const section = sectionOf(node);
      const base = {
        index,
        name,
        id: node.id,
        type,
        label,
        section,
        required,
        locked,
        shown: '',
        options: [] as string[],
      };
      if (node instanceof HTMLSelectElement) {
        const options = [...node.options].filter(({ value, disabled }) => value !== '' && !disabled);
        const chosen = text(node.selectedOptions[0]);
        const shown = node.value === '' || CHOOSE.test(chosen.normalize('NFC')) ? '' : chosen;
        return [
          { ...base, kind: 'select', empty: shown === '', shown, options: options.map((o) => text(o)) },
        ];
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
            locked: group.every((r) => r.disabled),
            empty: !group.some((r) => r.checked),
            shown: group.filter((r) => r.checked).map((r) => labelOf(r))[0] ?? '',
            options: group.map((r) => labelOf(r)),
          },
        ];
      }
      if (node instanceof HTMLInputElement && type === 'checkbox')
        return [{ ...base, kind: 'tick', empty: !node.checked }];
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) {
        if (node.getAttribute('role') === 'combobox' && !/date/.test(type)) {
          const single = '[class*="single-value" i], [class*="singleValue"]';
          const shown = node.value || text(node.closest('[class*="control"]')?.querySelector(single));
          return [{ ...base, kind: 'combobox', empty: shown === '', shown }];
        }
        const dated = type === 'date' || /dd\s*\/\s*mm\s*\/\s*y/i.test(node.placeholder ?? '');
        const empty = node.value === '' || /^[dmy_/\s-]+$/i.test(node.value);
        return [{ ...base, kind: dated ? 'date' : 'text', empty, shown: empty ? '' : node.value }];
      }
      // What the list shows as chosen, without label and entries (Choices.js, Angular Material, Vuetify keep them apart).
      const value =
        node.querySelector(
          '.choices__list--single, .mat-select-value, .mat-mdc-select-value, .v-select__selections',
        ) ?? node;
      const inside = text(value).normalize('NFC');
      const empty =
        inside === '' ||
        [node, value, ...value.querySelectorAll('span')].some(
          (each) => each.getAttribute('data-placeholder') === '',
        ) ||
        value.querySelector('[class*="placeholder" i]') !== null ||
        CHOOSE.test(inside);
      const inner = node.querySelector('select[name], input[name]')?.getAttribute('name') ?? name;
      return [{ ...base, name: inner, kind: 'combobox', empty, shown: empty ? '' : inside }];
    });
  }, SITE_FRAME);

/** Tells the controls of one form apart, also after the form has been drawn anew. */
export const keyOf = ({ kind, name, id, index }: FormControl): string =>
  `${kind}:${name}:${id}:${name === '' && id === '' ? index : ''}`;
