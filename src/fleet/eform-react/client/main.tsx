import { type ReactNode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { LookUp } from './look-up.tsx';
import { ProcedureList } from './procedure-list.tsx';
import { ProcedurePage } from './procedure-page.tsx';
import { useRoute } from './route.ts';
import { SignInDialog } from './sign-in-dialog.tsx';
import { Toaster } from './toast.tsx';
import type { AppData } from './wire.ts';
import { Wizard } from './wizard.tsx';

const Pages = ({ app }: { readonly app: AppData }): ReactNode => {
  const route = useRoute();
  const code = route.searchParams.get('MaTTHC');
  const number = /^\/nop-ho-so\/(\d+)$/.exec(route.pathname)?.[1];
  if (number !== undefined) return <Wizard key={number} number={number} app={app} />;
  if (route.pathname === '/tra-cuu-tinh-trang-ho-so') return <LookUp />;
  if (route.pathname !== '/nop-ho-so') return null;
  return code === null ? <ProcedureList app={app} /> : <ProcedurePage key={code} code={code} app={app} />;
};

/** The sign-in link stands in the header, outside of React: pressing it opens the dialog. */
const HeaderSignIn = ({ app }: { readonly app: AppData }): ReactNode => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const link = document.querySelector('header a.sign-in');
    const press = (event: Event): void => {
      event.preventDefault();
      setOpen(true);
    };
    link?.addEventListener('click', press);
    return () => link?.removeEventListener('click', press);
  }, []);
  return open && <SignInDialog app={app} onClose={() => setOpen(false)} />;
};

const data = document.getElementById('app-data')?.textContent;
const root = document.getElementById('root');
if (data !== undefined && data !== null && root !== null) {
  const app = JSON.parse(data) as AppData;
  createRoot(root).render(
    <Toaster>
      <Pages app={app} />
      <HeaderSignIn app={app} />
    </Toaster>,
  );
}
