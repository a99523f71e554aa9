/** The declaration in its frame: checks and saves itself when the wizard asks, and tells how it went. */
const form = document.querySelector<HTMLFormElement>('form#eform');

const tell = (eform: 'saved' | 'incomplete' | 'failed'): void =>
  parent.postMessage({ eform }, location.origin);

const isComplete = (fields: readonly HTMLTextAreaElement[]): boolean => {
  let first: HTMLElement | null = null;
  for (const field of fields) {
    const isBlank = field.required && field.value.trim() === '';
    const message = document.getElementById(`${field.id}-message`);
    if (message !== null) message.textContent = isBlank ? 'Trường này không được để trống' : '';
    field.setAttribute('aria-invalid', String(isBlank));
    if (isBlank) first ??= field;
  }
  first?.focus();
  return first === null;
};

if (form !== null) {
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('message', (event: MessageEvent<{ eform?: 'save' }>) => {
    if (event.origin !== location.origin || event.data.eform !== 'save') return;
    if (!isComplete([...form.querySelectorAll('textarea')])) return tell('incomplete');
    const headers = { 'x-csrf-token': form.dataset['token'] ?? '' };
    fetch(location.pathname, {
      method: 'POST',
      headers,
      body: new URLSearchParams([...new FormData(form)] as string[][]),
    }).then(
      (answer) => tell(answer.ok ? 'saved' : 'failed'),
      () => tell('failed'),
    );
  });
}
