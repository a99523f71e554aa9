import { openOverlay } from './overlay.ts';

export type Choice = { readonly value: string; readonly label: string };

/** `waiting`: nothing to choose until another field is filled in; `loading`: the list is on its way. */
export type ListState = 'waiting' | 'loading' | 'ready';

/** A Material select: a combobox whose options open in the overlay at the end of the body. */
export type MatSelect = {
  readonly value: () => string;
  readonly choose: (value: string) => void;
  readonly setChoices: (choices: readonly Choice[], state: ListState) => void;
  readonly setError: (text: string) => void;
};

/** Lists longer than this get a search field. */
const LONG_LIST = 12;
let optionCount = 0;

export const matSelect = (host: HTMLElement, changed: (value: string) => void = () => {}): MatSelect => {
  let choices: readonly Choice[] = JSON.parse(host.dataset['choices'] ?? '[]') as Choice[];
  let current = host.dataset['value'] ?? '';
  let active = -1;
  // Pressed while the list was on its way: it opens when it has come.
  let wanted = false;
  let close: (() => void) | null = null;
  const shown = host.querySelector<HTMLElement>('.mat-select-value');

  const render = (): void => {
    const label = choices.find((choice) => choice.value === current)?.label;
    if (shown === null) return;
    shown.textContent = label ?? host.dataset['placeholder'] ?? '';
    shown.classList.toggle('mat-select-placeholder', label === undefined);
  };
  const setError = (text: string): void => {
    host.setAttribute('aria-invalid', String(text !== ''));
    const error = host.closest('mat-form-field')?.querySelector('mat-error');
    if (error != null) error.textContent = text;
  };
  const choose = (value: string): void => {
    current = value;
    setError('');
    render();
    changed(value);
  };

  const open = (): void => {
    if (close !== null || host.getAttribute('aria-disabled') === 'true') return;
    wanted = host.getAttribute('aria-busy') === 'true';
    if (wanted) return;
    const panel = document.createElement('div');
    panel.className = 'cdk-overlay-pane mat-select-panel-wrap';
    const list = document.createElement('div');
    list.className = 'mat-select-panel';
    list.id = `${host.id}-panel`;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', host.dataset['label'] ?? '');
    const options = choices.map((choice) => {
      const option = document.createElement('mat-option');
      option.id = `mat-option-${optionCount++}`;
      option.className = 'mat-option';
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(choice.value === current));
      const text = document.createElement('span');
      text.className = 'mat-option-text';
      text.textContent = choice.label;
      option.append(text);
      option.addEventListener('click', () => {
        shut();
        choose(choice.value);
      });
      return option;
    });
    list.append(...options);
    const visible = (): readonly HTMLElement[] => options.filter((option) => !option.hidden);
    const activate = (at: number): void => {
      const shownOptions = visible();
      active = Math.max(0, Math.min(shownOptions.length - 1, at));
      for (const option of options) option.classList.toggle('mat-active', option === shownOptions[active]);
      const target = shownOptions[active];
      if (target === undefined) return;
      host.setAttribute('aria-activedescendant', target.id);
      target.scrollIntoView({ block: 'nearest' });
    };
    const onKey = (event: KeyboardEvent): void => {
      const moves: Readonly<Record<string, () => void>> = {
        ArrowDown: () => activate(active + 1),
        ArrowUp: () => activate(active - 1),
        Enter: () => visible()[active]?.click(),
        Escape: () => shut(),
        Tab: () => shut(),
      };
      const move = moves[event.key];
      if (move === undefined) return;
      if (event.key !== 'Tab') event.preventDefault();
      event.stopPropagation();
      move();
    };

    if (choices.length > LONG_LIST) panel.append(searchField(options, () => activate(0)));
    panel.append(list);
    const removeOverlay = openOverlay(panel, 'clear', () => shut());
    const shut = (): void => {
      removeOverlay();
      close = null;
      host.setAttribute('aria-expanded', 'false');
      host.removeAttribute('aria-activedescendant');
      host.removeEventListener('keydown', onKey);
      host.focus();
    };
    close = shut;
    host.setAttribute('aria-expanded', 'true');
    host.setAttribute('aria-controls', list.id);
    host.addEventListener('keydown', onKey);
    panel.addEventListener('keydown', onKey);
    place(panel, host);
    panel.querySelector('input')?.focus();
    activate(
      Math.max(
        0,
        choices.findIndex((choice) => choice.value === current),
      ),
    );
  };

  host.addEventListener('click', open);
  host.addEventListener('keydown', (event) => {
    if (close !== null || !['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    open();
  });
  // Material's label is bound by aria-labelledby alone, and pressing it focuses the select.
  host
    .closest('mat-form-field')
    ?.querySelector('label')
    ?.addEventListener('click', () => host.focus());
  render();
  return {
    value: () => current,
    choose,
    setError,
    setChoices: (next, state) => {
      choices = next;
      current = '';
      host.setAttribute('aria-disabled', String(state === 'waiting'));
      host.setAttribute('aria-busy', String(state === 'loading'));
      render();
      if (wanted && state === 'ready') open();
    },
  };
};

const searchField = (options: readonly HTMLElement[], narrowed: () => void): HTMLElement => {
  const field = document.createElement('input');
  field.className = 'mat-select-search-input';
  field.type = 'text';
  field.placeholder = 'Tìm kiếm...';
  field.setAttribute('aria-label', 'Tìm trong danh sách');
  field.addEventListener('input', () => {
    const wanted = field.value.normalize('NFC').toLocaleLowerCase('vi').trim();
    for (const option of options)
      option.hidden = !(option.textContent ?? '').normalize('NFC').toLocaleLowerCase('vi').includes(wanted);
    narrowed();
  });
  return field;
};

const place = (panel: HTMLElement, host: HTMLElement): void => {
  const box = host.getBoundingClientRect();
  const width = Math.min(Math.max(box.width, 220), innerWidth - 16);
  panel.style.width = `${width}px`;
  panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  const height = Math.min(panel.offsetHeight, innerHeight - 16);
  panel.style.maxHeight = `${innerHeight - 16}px`;
  panel.style.top = `${Math.max(8, Math.min(box.bottom, innerHeight - height - 8))}px`;
};
