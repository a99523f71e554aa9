import { type ChangeEvent, type ReactNode, useState } from 'react';
import { ask } from './api.ts';
import { EForm } from './e-form.tsx';
import type { StepProps } from './step-props.ts';
import { useToast } from './toast.tsx';
import type { FilesAnswer, Slot, StoredFile } from './wire.ts';

/** Wizard step 3: a row a document; files are sent as soon as they are chosen. */
export const DocumentsStep = (
  props: StepProps & { readonly onFiles: (files: readonly StoredFile[]) => void },
): ReactNode => {
  const { filing, leave, back, onFiles } = props;
  const [loading, setLoading] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const headers = { 'x-csrf-token': filing.token };
  const path = `/api/ho-so/${filing.number}/tep`;
  const upload = async (slot: Slot, event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    setLoading((now) => [...now, slot.id]);
    for (const file of chosen) {
      const body = new FormData();
      body.set('slot', slot.id);
      body.set('tep', file);
      const answer = await ask<FilesAnswer>(path, { method: 'POST', headers, body });
      if (answer.status !== 200 || answer.body?.message !== undefined)
        toast('error', answer.body?.message ?? 'Không tải được tệp tin');
      else toast('success', 'Tải tệp tin thành công');
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
    const missing = filing.slots.find(
      ({ id, required }) => required && !filing.files.some(({ slot }) => slot === id),
    );
    if (missing !== undefined) return toast('error', `Vui lòng đính kèm: ${missing.name}`);
    setBusy(true);
    await leave({});
    setBusy(false);
  };
  return (
    <>
      <h2>Thành phần hồ sơ</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Tên giấy tờ</th>
            <th scope="col">Tệp tin</th>
          </tr>
        </thead>
        <tbody>
          {filing.slots.map((slot) => (
            <tr key={slot.id}>
              <td data-label="Tên giấy tờ">
                {slot.name}
                {slot.required ? ' *' : ''}
              </td>
              <td data-label="Tệp tin">
                <label className="btn file-button" htmlFor={`tep-${slot.id}`}>
                  Chọn tệp tin
                  <input
                    type="file"
                    id={`tep-${slot.id}`}
                    multiple
                    accept=".pdf,.doc,.docx,.jpg,.jpeg,.png"
                    aria-label={`Chọn tệp tin: ${slot.name}`}
                    onChange={(event) => void upload(slot, event)}
                  />
                </label>
                {loading.includes(slot.id) && <p role="status">Đang tải...</p>}
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
      </div>
    </>
  );
};
