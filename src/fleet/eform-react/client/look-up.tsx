import { type FormEvent, type ReactNode, useState } from 'react';
import { ask } from './api.ts';
import { Facts } from './facts.tsx';
import { useToast } from './toast.tsx';
import type { Status } from './wire.ts';

/** The public look-up of a dossier by its code. */
export const LookUp = (): ReactNode => {
  const [code, setCode] = useState('');
  const [status, setStatus] = useState<Status | null | 'missing'>(null);
  const toast = useToast();
  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await ask<Status | null>(`/api/tra-cuu?${new URLSearchParams({ maHoSo: code.trim() })}`);
    if (answer.status !== 200) return toast('error', 'Không tra cứu được, vui lòng thử lại');
    setStatus(answer.body ?? 'missing');
  };
  return (
    <>
      <h1>Tra cứu tình trạng hồ sơ</h1>
      <form className="search" onSubmit={(event) => void search(event)}>
        <div className="form-group">
          <label htmlFor="ma-ho-so" className="required">
            Mã hồ sơ
          </label>
          <input
            id="ma-ho-so"
            className="form-control"
            autoComplete="off"
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <div className="form-group">
          <button type="submit" className="btn btn-primary">
            Tra cứu
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {status === 'missing' && (
          <p className="alert">Không tìm thấy hồ sơ. Vui lòng kiểm tra lại mã hồ sơ.</p>
        )}
        {status !== null && status !== 'missing' && (
          <>
            <h2>Thông tin hồ sơ</h2>
            <Facts rows={status.rows} />
            {status.changes.length > 0 && (
              <>
                <h2>Quá trình xử lý</h2>
                <ol className="changes">
                  {status.changes.map(({ at, text }) => (
                    <li key={`${at} ${text}`}>
                      {at !== '' && <time>{at}</time>} {text}
                    </li>
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </div>
    </>
  );
};
