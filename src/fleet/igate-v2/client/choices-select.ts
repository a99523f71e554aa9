import type { Choice, ListState } from './mat-select.ts';

/** A Choices.js single select, as Form.io draws it: the list opens in place, the named `select` is hidden. */
export type Choices = {
  readonly setChoices: (choices: readonly Choice[], state: ListState) => void;
  /** Takes the choice back; the entries stay. */
  readonly clear: () => void;
};

let itemCount = 0;

export const choicesSelect = (host: HTMLElement, changed: (value: string) => void): Choices => {
  const part = <T extends HTMLElement>(selector: string): T => {
    const found = host.querySelector<T>(selector);
    if (found === null) throw new Error(`expected ${selector} in a select`);
    return found;
  };
  const named = part<HTMLSelectElement>('select');
  const single = part('.choices__list--single');
  const dropdown = part('.choices__list--dropdown');
  const search = part<HTMLInputElement>('input');
  const list = part('[role=listbox]');
  let items: readonly HTMLElement[] = [];
  let active = 0;
  // Pressed while the list was on its way: it opens when it has come.
  let wantsOpen = false;

  const isOpen = (): boolean => host.getAttribute('aria-expanded') === 'true';
  const toggle = (open: boolean): void => {
    if (open && host.getAttribute('aria-disabled') === 'true') return;
    wantsOpen = open && host.getAttribute('aria-busy') === 'true';
    if (wantsOpen) return;
    host.setAttribute('aria-expanded', String(open));
    host.classList.toggle('is-open', open);
    dropdown.hidden = !open;
    if (!open) return;
    search.value = '';
    narrow();
    search.focus();
  };
  const shown = (): readonly HTMLElement[] => items.filter((item) => !item.hidden);
  const activate = (at: number): void => {
    active = Math.max(0, Math.min(shown().length - 1, at));
    for (const item of items) item.classList.toggle('is-highlighted', item === shown()[active]);
    shown()[active]?.scrollIntoView({ block: 'nearest' });
  };
  const narrow = (): void => {
    const wanted = search.value.normalize('NFC').toLocaleLowerCase('vi').trim();
    for (const item of items)
      item.hidden = !(item.textContent ?? '').normalize('NFC').toLocaleLowerCase('vi').includes(wanted);
    activate(0);
  };
  const show = (value: string, label: string): void => {
    named.replaceChildren(new Option(label, value, true, true));
    single.textContent = label;
    single.classList.remove('choices__placeholder');
    for (const item of items) item.setAttribute('aria-selected', String(item.dataset['value'] === value));
  };
  const choose = (value: string, label: string): void => {
    show(value, label);
    if (isOpen()) {
      toggle(false);
      host.focus();
    }
    changed(value);
  };
  const setChoices = (choices: readonly Choice[], state: ListState): void => {
    named.replaceChildren();
    single.textContent = host.dataset['placeholder'] ?? '';
    single.classList.add('choices__placeholder');
    host.setAttribute('aria-disabled', String(state === 'waiting'));
    host.setAttribute('aria-busy', String(state === 'loading'));
    items = choices.map((choice) => {
      const item = document.createElement('div');
      item.id = `choices-item-${itemCount++}`;
      item.className = 'choices__item choices__item--choice';
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.dataset['value'] = choice.value;
      item.textContent = choice.label;
      item.addEventListener('click', (event) => {
        event.stopPropagation();
        choose(choice.value, choice.label);
      });
      return item;
    });
    list.replaceChildren(...items);
    if (wantsOpen && state === 'ready') toggle(true);
  };

  host.addEventListener('click', (event) => {
    if (event.target !== search) toggle(!isOpen());
  });
  host.addEventListener('keydown', (event) => {
    if (!isOpen()) {
      if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return;
      event.preventDefault();
      toggle(true);
      return;
    }
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => activate(active + 1),
      ArrowUp: () => activate(active - 1),
      Enter: () => shown()[active]?.click(),
      Escape: () => {
        toggle(false);
        host.focus();
      },
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  });
  host.addEventListener('focusout', (event) => {
    if (isOpen() && !(event.relatedTarget instanceof Node && host.contains(event.relatedTarget)))
      toggle(false);
  });
  search.addEventListener('input', narrow);

  setChoices(
    JSON.parse(host.dataset['choices'] ?? '[]') as Choice[],
    host.dataset['waits'] === 'true' ? 'waiting' : 'ready',
  );
  const preset = items.find((item) => item.dataset['value'] === host.dataset['value']);
  if (preset !== undefined) show(preset.dataset['value'] ?? '', preset.textContent ?? '');
  return {
    setChoices,
    clear: () => {
      named.replaceChildren();
      single.textContent = host.dataset['placeholder'] ?? '';
      single.classList.add('choices__placeholder');
    },
  };
};
