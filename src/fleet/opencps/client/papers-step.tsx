/** @jsxImportSource vue */
import type { VNode } from 'vue';
import { ask } from './api.ts';
import { blankOffer } from './blank-offer.tsx';
import { button } from './button.tsx';
import type { Filing, FilingState } from './filing-state.ts';
import { saveAndPrint } from './save-and-print.tsx';
import { say } from './snackbar.tsx';
import type { FilesAnswer, ShownPaper, StoredFile } from './wire.ts';

/** Step 2: a row a paper; files are sent as soon as they are chosen. */
export const papersStep = (filing: Filing): VNode => {
  const { state, next, back } = filing;
  const { papers, files, eForm, dossierId, blank, besidePapers } = state.dossier;
  const leave = async (): Promise<void> => {
    if (state.uploading.length > 0) return say('error', 'Vui lòng chờ tệp tin tải lên xong');
    const missing = papers.find(({ id, required }) => required && !files.some(({ slot }) => slot === id));
    if (missing !== undefined) return say('error', `Vui lòng đính kèm: ${missing.name}`);
    await next();
  };
  return (
    <div>
      <h2>Thành phần hồ sơ</h2>
      {blankOffer(blank)}
      <table class="table v-datatable" onStore-picked={(event: Event) => takePicked(filing, event)}>
        <thead>
          <tr>
            <th scope="col">Tên giấy tờ</th>
            <th scope="col">Tệp tin</th>
          </tr>
        </thead>
        <tbody>{papers.map((paper) => row(filing, paper))}</tbody>
      </table>
      <div innerHTML={besidePapers} />
      {eForm !== null && (
        <article class="e-form">
          <h2>Tờ khai điện tử</h2>
          <p>{eForm.text}</p>
          {eForm.address !== null && (
            <button class="v-btn btn" type="button" data-e-form={eForm.address} data-draft={dossierId}>
              Nhập thông tin trực tuyến(E-Form)
            </button>
          )}
          <ul class="files" />
        </article>
      )}
      <div class="btn-row">
        {button({ text: 'Quay lại', press: back })}
        {button({ text: 'Tiếp tục', kind: 'primary', part: 'next', disabled: state.busy, press: leave })}
        {saveAndPrint(filing)}
      </div>
    </div>
  );
};

const row = (filing: Filing, paper: ShownPaper): VNode => (
  <tr key={paper.id}>
    <td data-label="Tên giấy tờ">
      {paper.name}
      {paper.required && ' *'}
    </td>
    <td data-label="Tệp tin">
      {paper.fetched === null ? controls(filing, paper) : <span class="fetched">{paper.fetched}</span>}
    </td>
  </tr>
);

const controls = (filing: Filing, paper: ShownPaper): VNode => {
  const { state } = filing;
  const inputId = `file-${paper.id}`;
  return (
    <div>
      <div class="acts">
        <label class="v-btn btn file-button" for={inputId}>
          Tải từ máy tính
          <input
            type="file"
            id={inputId}
            multiple
            accept={paper.accept}
            aria-label={`Tải từ máy tính: ${paper.name}`}
            onChange={({ target }) => {
              if (target instanceof HTMLInputElement) void upload(filing, paper, target);
            }}
          />
        </label>
        {picker(state, paper)}
      </div>
      <p class="limits">{paper.limits}</p>
      {keepBox(state, paper)}
      <p class="uploading" role="status">
        {state.uploading.includes(paper.id) ? 'Đang tải...' : ''}
      </p>
      <ul class="files">
        {state.dossier.files
          .filter(({ slot }) => slot === paper.id)
          .map((file) => (
            <li key={file.id}>
              <span>{file.name}</span>
              {button({ text: 'Xóa', label: `Xóa tệp ${file.name}`, press: () => remove(filing, file) })}
            </li>
          ))}
      </ul>
    </div>
  );
};

/** The button that opens the citizen's store; the script of all families answers its press. */
const picker = ({ dossier }: FilingState, { pick, pickAddress }: ShownPaper): VNode | null => {
  if (pick.kind === 'nothing') return null;
  if (pick.kind === 'words') return <span class="limits">{pick.text}</span>;
  return (
    <button
      type="button"
      class="v-btn btn"
      data-store-picker={pickAddress}
      data-token={dossier.token}
      disabled={pick.disabled}
    >
      {pick.label}
    </button>
  );
};

const keepBox = (state: FilingState, { id, keep }: ShownPaper): VNode =>
  keep.box ? (
    <label class="check">
      <input
        type="checkbox"
        checked={state.kept.includes(id)}
        disabled={keep.disabled}
        onChange={({ target }) => {
          const isTicked = target instanceof HTMLInputElement && target.checked;
          state.kept = [...state.kept.filter((kept) => kept !== id), ...(isTicked ? [id] : [])];
        }}
      />
      <span>{keep.label}</span>
    </label>
  ) : (
    <p class="limits">{keep.label}</p>
  );

const takePicked = ({ state }: Filing, event: Event): void => {
  const { files } = (event as CustomEvent<FilesAnswer>).detail;
  if (files !== undefined) state.dossier = { ...state.dossier, files };
};

const upload = async ({ state, path }: Filing, paper: ShownPaper, input: HTMLInputElement): Promise<void> => {
  const chosen = [...(input.files ?? [])];
  input.value = '';
  state.uploading.push(paper.id);
  for (const file of chosen) {
    const body = new FormData();
    body.set('dossierPartNo', paper.id);
    body.set('file', file);
    const answer = await ask<FilesAnswer>(`${path}/files`, { method: 'POST', body });
    if (answer.status !== 200 || answer.body?.message !== undefined)
      say('error', answer.body?.message ?? 'Không tải được tệp tin');
    else say('success', 'Tải tệp tin thành công');
    if (answer.body?.files !== undefined) state.dossier = { ...state.dossier, files: answer.body.files };
  }
  state.uploading = state.uploading.filter((id) => id !== paper.id);
};

const remove = async ({ state, path }: Filing, file: StoredFile): Promise<void> => {
  const answer = await ask<FilesAnswer>(`${path}/files/${file.id}`, { method: 'DELETE' });
  if (answer.body?.files !== undefined) state.dossier = { ...state.dossier, files: answer.body.files };
};
