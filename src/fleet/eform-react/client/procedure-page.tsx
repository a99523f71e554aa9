import { type ReactNode, useEffect, useState } from 'react';
import { ask, type Answer } from './api.ts';
import { ProcedureFacts, ProcedureParts } from './procedure-parts.tsx';
import { ProcedureTable } from './procedure-table.tsx';
import type { AppData, Procedure } from './wire.ts';

/** The page of one procedure: its facts, and the table with its one row to file from. */
export const ProcedurePage = ({ code, app }: { readonly code: string; readonly app: AppData }): ReactNode => {
  const [answer, setAnswer] = useState<Answer<Procedure> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void ask<Procedure>(`/api/thu-tuc/${encodeURIComponent(code)}`, { signal: stop.signal }).then((got) => {
      if (stop.signal.aborted) return;
      setAnswer(got);
      if (got.body !== null) document.title = document.title.replace(/^.*? - /, `${got.body.name} - `);
    });
    return () => stop.abort();
  }, [code]);
  if (answer === null) return <p role="status">Đang tải...</p>;
  const procedure = answer.body;
  if (answer.status === 204) return null;
  if (procedure === null)
    return (
      <>
        <h1>Không tìm thấy trang</h1>
        <p>Trang quý khách tìm không tồn tại hoặc đã được gỡ bỏ.</p>
      </>
    );
  return (
    <>
      <h1>{procedure.name}</h1>
      <ProcedureFacts procedure={procedure} />
      <ProcedureTable app={app} items={[procedure]} />
      <ProcedureParts procedure={procedure} />
      {procedure.duty !== null && (
        <>
          <h2>{procedure.duty.title}</h2>
          <ul>
            <li>{procedure.duty.text}</li>
          </ul>
        </>
      )}
    </>
  );
};
