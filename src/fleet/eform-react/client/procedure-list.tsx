import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { ask } from './api.ts';
import { ProcedureTable } from './procedure-table.tsx';
import { navigate, useRoute } from './route.ts';
import type { AppData, ProcedureList as Found } from './wire.ts';

const PAGE_SIZE = 10;

export const ProcedureList = ({ app }: { readonly app: AppData }): ReactNode => {
  const query = useRoute().searchParams;
  const words = query.get('tuKhoa') ?? '';
  const page = Number(query.get('trang') ?? '1') || 1;
  const [typed, setTyped] = useState(words);
  const asked = new URLSearchParams({
    tuKhoa: words,
    trang: String(page),
    soLuong: String(PAGE_SIZE),
  }).toString();
  const [answered, setAnswered] = useState<{ readonly asked: string; readonly found: Found | null } | null>(
    null,
  );
  useEffect(() => {
    const stop = new AbortController();
    void ask<Found>(`/api/thu-tuc?${asked}`, { signal: stop.signal }).then(({ body }) => {
      if (!stop.signal.aborted) setAnswered({ asked, found: body });
    });
    document.title = document.title.replace(/^.*? - /, 'Danh sách thủ tục hành chính - ');
    return () => stop.abort();
  }, [asked]);
  const go = (to: { readonly words: string; readonly page: number }): void =>
    navigate(`/nop-ho-so?${new URLSearchParams({ tuKhoa: to.words, trang: String(to.page) })}`);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    go({ words: typed, page: 1 });
  };
  // The list of the question before does not stay: what is below would jump when the answer comes.
  const isLoading = answered?.asked !== asked;
  const found = isLoading ? null : answered.found;
  const pages = Math.ceil((found?.total ?? 0) / PAGE_SIZE);
  return (
    <>
      <h1>Nộp hồ sơ trực tuyến</h1>
      <form className="search" onSubmit={search}>
        <div className="form-group">
          <label htmlFor="tu-khoa">Tên thủ tục</label>
          <input
            id="tu-khoa"
            type="search"
            className="form-control"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <div className="form-group">
          <button type="submit" className="btn btn-primary">
            Tìm kiếm
          </button>
        </div>
      </form>
      {found === null ? (
        <p role="status">{isLoading ? 'Đang tải...' : 'Không tải được danh sách, vui lòng thử lại'}</p>
      ) : (
        <>
          <p role="status">
            {found.total === 0 ? 'Không tìm thấy thủ tục nào' : `Có ${found.total} thủ tục`}
          </p>
          {found.total > 0 && <ProcedureTable app={app} items={found.items} />}
          {pages > 1 && (
            <nav className="pager" aria-label="Phân trang">
              {Array.from({ length: pages }, (_, n) => n + 1).map((n) => (
                <button
                  key={n}
                  type="button"
                  className="btn"
                  aria-label={`Trang ${n}`}
                  aria-current={n === page ? 'page' : undefined}
                  onClick={() => go({ words, page: n })}
                >
                  {n}
                </button>
              ))}
            </nav>
          )}
        </>
      )}
    </>
  );
};
