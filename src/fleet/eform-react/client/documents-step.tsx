import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ask } from './api.ts';
import { BlankForm } from './blank-form.tsx';
import { EForm } from './e-form.tsx';
import { PaperCell } from './paper-cell.tsx';
import { SaveAndPrint } from './save-and-print.tsx';
import type { StepProps } from './step-props.ts';
import { useToast } from './toast.tsx';
import type { FilesAnswer, PaperRow, StoredFile } from './wire.ts';

/** Wizard step 3: a row a document; files are sent as soon as they are chosen. */
export const DocumentsStep = (
  props: StepProps & { readonly onFiles: (files: readonly StoredFile[]) => void },
): ReactNode => {
  const { filing, leave, back, save, onFiles } = props;
  const [loading, setLoading] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const [kept, setKept] = useState<Readonly<Record<string, boolean>>>(() =>
    Object.fromEntries(filing.papers.map(({ id, keep }) => [id, keep.ticked])),
  );
  const table = useRef<HTMLTableElement>(null);
  const toast = useToast();
  useEffect(() => {
    const hear = (event: Event): void => {
      const { files } = (event as CustomEvent<FilesAnswer>).detail;
      if (files !== undefined) onFiles(files);
    };
    const place = table.current;
    place?.addEventListener('store-picked', hear);
    return () => place?.removeEventListener('store-picked', hear);
  }, [onFiles]);
  const headers = { 'x-csrf-token': filing.token };
  const path = `/api/ho-so/${filing.number}/tep`;
  const upload = async (slot: PaperRow, event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    setLoading((now) => [...now, slot.id]);
    for (const file of chosen) {
      const body = new FormData();
      body.set('slot', slot.id);
      body.set('tep', file);
      const answer = await ask<FilesAnswer>(path, { method: 'POST', headers, body });
      const isTaken = answer.status === 200 && answer.body?.message === undefined;
      const fault = isTaken ? '' : (answer.body?.message ?? 'Không tải được tệp tin');
      toast(isTaken ? 'success' : 'error', isTaken ? 'Tải tệp tin thành công' : fault);
      setSaid((now) => ({ ...now, [slot.id]: fault }));
      if (answer.body?.files !== undefined) onFiles(answer.body.files);
    }
    setLoading((now) => now.filter((id) => id !== slot.id));
  };
  const remove = async (file: StoredFile): Promise<void> => {
    const answer = await ask<FilesAnswer>(`${path}/${file.id}`, { method: 'DELETE', headers });
    if (answer.body?.files !== undefined) onFiles(answer.body.files);
  };
  const next = async (): Promise<void> => {
    if (loading.length > 0) return toast('error', 'Vui lòng chờ tệp tin tải lên xong');
    const missing = filing.papers.find(
      ({ id, required, fetched }) => required && !fetched && !filing.files.some(({ slot }) => slot === id),
    );
    if (missing !== undefined) return toast('error', `Vui lòng đính kèm: ${missing.name}`);
    setBusy(true);
    await leave({
      luuKho: Object.keys(kept)
        .filter((id) => kept[id] === true)
        .join(','),
    });
    setBusy(false);
  };
  return (
    <>
      <h2>Thành phần hồ sơ</h2>
      <BlankForm blank={filing.blank} />
      <table className="table" ref={table}>
        <thead>
          <tr>
            <th scope="col">Tên giấy tờ</th>
            <th scope="col">Tệp tin</th>
          </tr>
        </thead>
        <tbody>
          {filing.papers.map((slot) => (
            <tr key={slot.id}>
              <td data-label="Tên giấy tờ">
                {slot.name}
                {slot.required ? ' *' : ''}
              </td>
              <td data-label="Tệp tin">
                {slot.fetched ? (
                  <span className="fetched">{filing.fetched}</span>
                ) : (
                  <PaperCell
                    slot={slot}
                    token={filing.token}
                    kept={kept[slot.id] === true}
                    onKeep={(keep) => setKept((now) => ({ ...now, [slot.id]: keep }))}
                    onChoose={(event) => void upload(slot, event)}
                  />
                )}
                {loading.includes(slot.id) && <p role="status">Đang tải...</p>}
                {(said[slot.id] ?? '') !== '' && (
                  <p className="field-error" role="status">
                    {said[slot.id]}
                  </p>
                )}
                <ul className="files">
                  {filing.files
                    .filter((file) => file.slot === slot.id)
                    .map((file) => (
                      <li key={file.id}>
                        <span>{file.name}</span>
                        <button
                          type="button"
                          className="btn"
                          aria-label={`Xóa tệp ${file.name}`}
                          onClick={() => void remove(file)}
                        >
                          Xóa
                        </button>
                      </li>
                    ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div dangerouslySetInnerHTML={{ __html: filing.remarks }} />
      {filing.eForm !== null && <EForm offer={filing.eForm} draftId={filing.draftId} />}
      <div className="btn-row">
        <button type="button" className="btn" onClick={back}>
          Quay lại
        </button>
        <button
          type="button"
          className="btn btn-primary"
          id="nop-thu-tuc-b-3"
          data-e2e="btn-next"
          data-part="next"
          disabled={busy}
          onClick={() => void next()}
        >
          Bước tiếp theo
        </button>
        <SaveAndPrint print={filing.print} onSave={() => void save({})} />
      </div>
    </>
  );
};
