import { type Checked, fieldFault, topMessage, type Validation } from '../../reuse/field-fault.ts';

/** The declaration in its frame: checks and saves itself when the wizard asks, and tells how it went. */
const form = document.querySelector<HTMLFormElement>('form#eform');

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const tell = (eform: 'saved' | 'draft' | 'incomplete' | 'failed', text = ''): void =>
  parent.postMessage({ eform, text }, location.origin);

const faultOf = (field: Field, validation: Validation): string => {
  const checked: Checked = {
    label: field.dataset['label'] ?? '',
    required: field.required,
    format: (field.dataset['format'] ?? 'plain') as Checked['format'],
  };
  return fieldFault(checked, field.value, validation, new Date().toISOString().slice(0, 10)) ?? '';
};

const stays = (field: Field, isWrong: boolean, { keeps }: Validation): boolean => {
  const isList = field instanceof HTMLSelectElement;
  const isDate = field instanceof HTMLInputElement && field.placeholder !== '';
  return (
    keeps === 'all' ||
    (keeps === 'texts' && !isList && !isDate) ||
    (keeps === 'lists' && isList) ||
    (keeps === 'but-the-wrong' && !isWrong)
  );
};

const isComplete = (fields: readonly Field[], validation: Validation): boolean => {
  const faults = fields.map((field) => faultOf(field, validation));
  for (const [at, field] of fields.entries()) {
    const fault = faults[at] ?? '';
    const message = document.getElementById(`${field.id}-message`);
    if (message !== null) message.textContent = validation.place === 'field' ? fault : '';
    field.setAttribute('aria-invalid', String(fault !== ''));
  }
  const messages = faults.filter((fault) => fault !== '');
  const top = document.querySelector('.form-fault');
  if (top !== null) top.textContent = topMessage(validation, messages);
  if (messages.length === 0) return true;
  for (const [at, field] of fields.entries())
    if (!stays(field, faults[at] !== '', validation)) field.value = '';
  fields[faults.findIndex((fault) => fault !== '')]?.focus();
  return false;
};

/** Typing digits alone is enough for a date. */
const mask = (date: HTMLInputElement): void =>
  date.addEventListener('input', (event) => {
    const isTyped = event instanceof InputEvent && event.inputType.startsWith('insert');
    if (!isTyped || !/^[\d/]*$/.test(date.value)) return;
    const digits = date.value.replaceAll('/', '').slice(0, 8);
    date.value = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
      .filter((part) => part !== '')
      .join('/');
  });

if (form !== null) {
  const validation = JSON.parse(form.dataset['validation'] ?? '{}') as Validation;
  const fields = [...form.querySelectorAll<Field>('input, select, textarea')];
  for (const date of form.querySelectorAll<HTMLInputElement>('input[placeholder="dd/mm/yyyy"]')) mask(date);
  form.addEventListener('submit', (event) => event.preventDefault());
  const save = (isDraft: boolean): void => {
    const headers = { 'x-csrf-token': form.dataset['token'] ?? '' };
    const body = new URLSearchParams([...new FormData(form)] as string[][]);
    if (isDraft) body.set('luuNhap', 'co');
    const sent = async (): Promise<void> => {
      const answer = await fetch(location.pathname, { method: 'POST', headers, body });
      if (!answer.ok) return tell('failed');
      if (!isDraft) return tell('saved');
      const { message } = (await answer.json()) as { message: string };
      tell('draft', message);
    };
    sent().catch(() => tell('failed'));
  };
  addEventListener('message', (event: MessageEvent<{ eform?: 'save' | 'draft' }>) => {
    if (event.origin !== location.origin) return;
    if (event.data.eform === 'draft') save(true);
    if (event.data.eform !== 'save') return;
    if (isComplete(fields, validation)) save(false);
    else tell('incomplete');
  });
}
