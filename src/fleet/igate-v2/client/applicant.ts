import { ask } from './api.ts';
import { type Choices, choicesSelect } from './choices-select.ts';
import type { Choice } from './mat-select.ts';
import { showSnackBar } from './overlay.ts';
import type { Panel } from './panel.ts';
import { type Checked, fieldFault, topMessage, type Validation } from '../../reuse/field-fault.ts';
import { NOT_AGREED } from '../../reuse/not-agreed.ts';

/** The Form.io declaration of the first panel. */
export const bindApplicant = (host: HTMLElement, validation: Validation): Panel => {
  const form = host.querySelector<HTMLElement>('.formio-form');
  if (form === null) throw new Error('expected the declaration form');
  const control = (name: string): HTMLInputElement | null =>
    form.querySelector<HTMLInputElement>(`[name="data[${name}]"]`);

  // Form.io shows faults from the first press on and takes each away as soon as it is mended.
  let pressed = false;
  form.addEventListener('input', ({ target }) => {
    const component = target instanceof Element ? target.closest<HTMLElement>('.formio-component') : null;
    if (pressed && component !== null) showFault(component, validation);
  });

  const lists = new Map<string, Choices>();
  const wardList = form.querySelector<HTMLElement>('.choices[data-name="data[district]"]');
  const loadWards = async (province: string): Promise<void> => {
    const wards = wardList === null ? undefined : lists.get('data[district]');
    wards?.setChoices([], 'loading');
    const answer = await ask<readonly Choice[]>(`/pa/place?${new URLSearchParams({ parent: province })}`);
    wards?.setChoices(answer.body ?? [], 'ready');
  };
  for (const list of form.querySelectorAll<HTMLElement>('.choices')) {
    const name = list.dataset['name'] ?? '';
    const changed = (value: string): void => {
      if (name === 'data[province]') void loadWards(value);
      const component = list.closest<HTMLElement>('.formio-component');
      if (pressed && component !== null) showFault(component, validation);
    };
    lists.set(name, choicesSelect(list, changed));
  }
  for (const visible of form.querySelectorAll<HTMLInputElement>('input.flatpickr-visible')) bindDate(visible);

  const isOwner = control('isOwnerDossier');
  const ownerField = form.querySelector<HTMLElement>('.formio-component-ownerFullname');
  isOwner?.addEventListener('change', () => {
    if (ownerField !== null) ownerField.hidden = isOwner.checked;
  });

  return {
    complete: () => {
      pressed = true;
      const components = [...form.querySelectorAll<HTMLElement>('.formio-component')];
      const faulty = components.filter((component) => !component.hidden && showFault(component, validation));
      const top = form.querySelector('.form-fault');
      if (top !== null)
        top.textContent = topMessage(
          validation,
          faulty.map((component) => faultOf(component, validation)),
        );
      const [first] = faulty;
      if (first === undefined) return true;
      fieldOf(first)?.focus();
      if (validation.place === 'field') showSnackBar('Vui lòng kiểm tra lại các thông tin bắt buộc.');
      for (const component of components) if (!stays(component, faulty, validation)) empty(component, lists);
      return false;
    },
    values: () => {
      const entries = [...form.querySelectorAll<HTMLInputElement>('[name^="data["]')].map(
        (field) => [field.name, field.type === 'checkbox' ? String(field.checked) : field.value] as const,
      );
      return Object.fromEntries(entries);
    },
  };
};

/** Like flatpickr with an alternative input: a visible dd/MM/yyyy beside the named field that holds yyyy-MM-dd. */
const bindDate = (visible: HTMLInputElement): void => {
  const named = visible.parentElement?.querySelector<HTMLInputElement>('input[type=hidden]');
  if (named == null) return;
  const [year, month, day] = named.value.split('-');
  if (day !== undefined) visible.value = `${day}/${month}/${year}`;
  visible.addEventListener('input', (event) => {
    const isTyped = event instanceof InputEvent && event.inputType.startsWith('insert');
    if (isTyped && /^[\d/]*$/.test(visible.value)) {
      const digits = visible.value.replaceAll('/', '').slice(0, 8);
      visible.value = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
        .filter((part) => part !== '')
        .join('/');
    }
    const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(visible.value.trim());
    const iso =
      parts === null ? '' : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`;
    named.value = Number.isNaN(Date.parse(iso)) ? '' : iso;
  });
};

const fieldOf = (component: HTMLElement): HTMLElement | null =>
  component.querySelector<HTMLElement>('input:not([type=hidden]), textarea, .choices');

/** Shows what is wrong with a component, or takes it away; true where something is. */
const showFault = (component: HTMLElement, validation: Validation): boolean => {
  const text = faultOf(component, validation);
  const shown = component.querySelector('.formio-errors');
  if (shown !== null) shown.textContent = validation.place === 'field' ? text : '';
  fieldOf(component)?.setAttribute('aria-invalid', String(text !== ''));
  return text !== '';
};

const faultOf = (component: HTMLElement, validation: Validation): string => {
  const named = component.querySelector<HTMLInputElement>('[name^="data["]');
  if (named === null) return '';
  // A date that is no date leaves the named field empty; what was typed is what counts.
  const typed = component.querySelector<HTMLInputElement>('input.flatpickr-visible')?.value ?? named.value;
  const field: Checked = {
    label: component.dataset['label'] ?? '',
    required: component.dataset['required'] === 'true',
    format: (component.dataset['format'] ?? 'plain') as Checked['format'],
  };
  if (named.type === 'checkbox') return field.required && !named.checked ? NOT_AGREED : '';
  return fieldFault(field, typed, validation, new Date().toISOString().slice(0, 10)) ?? '';
};

/** Whether a component keeps its value after faults were found; what is locked always does. */
const stays = (component: HTMLElement, faulty: readonly HTMLElement[], { keeps }: Validation): boolean => {
  const isList = component.querySelector('.choices') !== null;
  const isDate = component.querySelector('.flatpickr-visible') !== null;
  return (
    keeps === 'all' ||
    component.querySelector('[readonly], [type=checkbox]') !== null ||
    (keeps === 'texts' && !isList && !isDate) ||
    (keeps === 'lists' && isList) ||
    (keeps === 'but-the-wrong' && !faulty.includes(component))
  );
};

const empty = (component: HTMLElement, lists: ReadonlyMap<string, Choices>): void => {
  const list = component.querySelector<HTMLElement>('.choices');
  if (list !== null) lists.get(list.dataset['name'] ?? '')?.clear();
  else for (const field of component.querySelectorAll<HTMLInputElement>('input, textarea')) field.value = '';
};
