import { ask } from './api.ts';
import { matSelect } from './mat-select.ts';
import type { OpenedDossier } from './opened-dossier.ts';
import { openDialog, showSnackBar } from './overlay.ts';
import type { Panel } from './panel.ts';

type StoredFile = { readonly id: string; readonly slot: string; readonly name: string };
type FileAnswer = { readonly files?: readonly StoredFile[]; readonly message?: string };

/** The table of documents: a row a document, files sent at once, further rows by 'Thêm giấy tờ'. */
export const bindDocuments = (host: HTMLElement, dossier: OpenedDossier): Panel => {
  const table = host.querySelector<HTMLTableSectionElement>('table.dossier-documents tbody');
  const rowTemplate = document.querySelector<HTMLTemplateElement>('template#document-row');
  if (table === null || rowTemplate === null) throw new Error('expected the table of documents');
  const authorization = `Bearer ${dossier.token}`;
  const given = table.closest('table')?.dataset['files'] ?? '[]';
  let files = JSON.parse(given) as readonly StoredFile[];
  let loading = 0;

  const render = (): void => {
    for (const row of table.rows) {
      const slot = row.dataset['slot'] ?? '';
      const list = row.querySelector('ul.files');
      list?.replaceChildren(...files.filter((file) => file.slot === slot).map(fileItem));
    }
  };
  const fileItem = (file: StoredFile): HTMLElement => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = file.name;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'btn';
    remove.textContent = 'Xóa';
    remove.setAttribute('aria-label', `Xóa tệp ${file.name}`);
    remove.addEventListener('click', async () => {
      const path = `/pa/dossier/${dossier.id}/file/${file.id}`;
      const answer = await ask<FileAnswer>(path, { method: 'DELETE', headers: { authorization } });
      files = answer.body?.files ?? files;
      render();
    });
    item.append(name, remove);
    return item;
  };
  const upload = async (row: HTMLElement, input: HTMLInputElement): Promise<void> => {
    const note = row.querySelector('.file-note');
    const say = (text: string): void => {
      if (note !== null) note.textContent = text;
    };
    const chosen = [...(input.files ?? [])];
    input.value = '';
    for (const file of chosen) {
      loading += 1;
      say('Đang tải tệp lên...');
      const body = new FormData();
      body.set('slot', row.dataset['slot'] ?? '');
      body.set('file', file);
      const path = `/pa/dossier/${dossier.id}/file`;
      const answer = await ask<FileAnswer>(path, { method: 'POST', headers: { authorization }, body });
      loading -= 1;
      const fault =
        answer.status === 200 ? answer.body?.message : (answer.body?.message ?? 'Không tải được tệp');
      say(fault ?? '');
      if (fault !== undefined) showSnackBar(fault);
      files = answer.body?.files ?? files;
      render();
    }
  };
  const bindRow = (row: HTMLElement): void => {
    const copy = row.querySelector<HTMLElement>('mat-select');
    if (copy !== null) matSelect(copy);
    const input = row.querySelector<HTMLInputElement>('input[type=file]');
    input?.addEventListener('change', () => void upload(row, input));
  };
  const addRow = (name: string): void => {
    const row = rowTemplate.content.firstElementChild?.cloneNode(true);
    if (!(row instanceof HTMLTableRowElement)) return;
    const n = table.rows.length + 1;
    row.dataset['slot'] = `them-${n}`;
    row.innerHTML = row.innerHTML.replaceAll('them-0', `them-${n}`);
    for (const place of row.querySelectorAll('.document-name')) place.textContent = name;
    row.querySelector('input[type=file]')?.setAttribute('aria-label', `Chọn tệp tin: ${name}`);
    table.append(row);
    bindRow(row);
  };

  host.querySelector('[data-e-form]')?.setAttribute('data-draft', dossier.id);
  for (const picker of table.querySelectorAll<HTMLElement>('[data-store-picker]')) {
    picker.dataset['storePicker'] = picker.dataset['storePicker']?.replace(':id', dossier.id) ?? '';
    picker.dataset['token'] = dossier.token;
  }
  for (const box of table.querySelectorAll<HTMLElement>('[data-keep]')) {
    box.dataset['keep'] = box.dataset['keep']?.replace(':id', dossier.id) ?? '';
    box.dataset['token'] = dossier.token;
  }
  table.addEventListener('store-picked', (event) => {
    files = (event as CustomEvent<FileAnswer>).detail.files ?? files;
    render();
  });
  for (const row of table.rows) if (row.dataset['slot'] !== undefined) bindRow(row);
  render();
  host.querySelector('button.add-document')?.addEventListener('click', () => {
    const { dialog, close } = openDialog('add-document');
    const name = dialog.querySelector<HTMLInputElement>('input[name=documentName]');
    dialog.querySelector('button.cancel')?.addEventListener('click', close);
    dialog.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      close();
      addRow(name?.value.trim() ?? '');
    });
  });

  return {
    complete: () => {
      const missing = [...table.rows].find(
        (row) =>
          row.dataset['required'] === 'true' && !files.some((file) => file.slot === row.dataset['slot']),
      );
      if (loading > 0) showSnackBar('Vui lòng chờ tệp tải lên xong.');
      else if (missing !== undefined) showSnackBar('Vui lòng đính kèm đầy đủ giấy tờ bắt buộc.');
      return loading === 0 && missing === undefined;
    },
    values: () =>
      Object.fromEntries(
        [...table.querySelectorAll<HTMLInputElement>('input.keep-box')].map((box) => [
          box.name,
          String(box.checked),
        ]),
      ),
  };
};
