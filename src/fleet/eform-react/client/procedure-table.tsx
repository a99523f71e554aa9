import { type MouseEvent, type ReactNode, useState } from 'react';
import { ask } from './api.ts';
import { GeneralInformation } from './general-information.tsx';
import { navigate } from './route.ts';
import { SignInDialog } from './sign-in-dialog.tsx';
import { useToast } from './toast.tsx';
import type { AppData, Choice, Listed } from './wire.ts';

type Asked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'signIn' }
  | { readonly kind: 'general'; readonly code: string; readonly bodies: readonly Choice[] };

/** The table 'Danh sách thủ tục hành chính' and what pressing 'Nộp hồ sơ' in a row brings. */
export const ProcedureTable = (props: {
  readonly app: AppData;
  readonly items: readonly Listed[];
}): ReactNode => {
  const { app, items } = props;
  const [asked, setAsked] = useState<Asked>({ kind: 'nothing' });
  const toast = useToast();
  const start = async (code: string): Promise<void> => {
    if (!app.signedIn) return setAsked({ kind: 'signIn' });
    const answer = await ask<readonly Choice[]>(`/api/ho-so/co-quan?MaTTHC=${encodeURIComponent(code)}`);
    if (answer.status === 401) return setAsked({ kind: 'signIn' });
    if (answer.body === null) return toast('error', 'Không nộp được hồ sơ cho thủ tục này');
    setAsked({ kind: 'general', code, bodies: answer.body });
  };
  const open = (event: MouseEvent, path: string): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigate(path);
  };
  return (
    <>
      <h2 id="danh-sach-thu-tuc">Danh sách thủ tục hành chính</h2>
      <table className="table procedures" aria-labelledby="danh-sach-thu-tuc">
        <thead>
          <tr>
            <th scope="col">Mã thủ tục</th>
            <th scope="col">Tên thủ tục</th>
            <th scope="col">Lĩnh vực</th>
            <th scope="col">Thao tác</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const path = `/nop-ho-so?MaTTHC=${item.code}&MaCoQuanThucHien=${app.bodyCode}`;
            return (
              <tr key={item.code}>
                <td data-label="Mã thủ tục">{item.code}</td>
                <td data-label="Tên thủ tục">
                  <a href={path} onClick={(event) => open(event, path)}>
                    {item.name}
                  </a>
                </td>
                <td data-label="Lĩnh vực">{item.field}</td>
                <td>
                  <button
                    type="button"
                    className="btn btn-primary"
                    data-part="start"
                    onClick={() => void start(item.code)}
                  >
                    Nộp hồ sơ
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {asked.kind === 'signIn' && <SignInDialog app={app} onClose={() => setAsked({ kind: 'nothing' })} />}
      {asked.kind === 'general' && (
        <GeneralInformation
          code={asked.code}
          bodies={asked.bodies}
          onClose={() => setAsked({ kind: 'nothing' })}
        />
      )}
    </>
  );
};
