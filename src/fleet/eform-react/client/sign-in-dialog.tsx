import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';
import { PrivacyLine } from './privacy-line.tsx';
import type { AppData } from './wire.ts';

/** Leads to the national e-ID; afterwards the citizen stands where he stood and must press again. */
export const SignInDialog = ({
  app,
  onClose,
}: {
  readonly app: AppData;
  readonly onClose: () => void;
}): ReactNode => {
  const here = encodeURIComponent(`${location.pathname}${location.search}`);
  return (
    <Dialog title="Đăng nhập" onClose={onClose}>
      <p>Quý khách cần đăng nhập để sử dụng chức năng này.</p>
      <PrivacyLine address={app.privacy} />
      <div className="btn-row">
        <a className="btn btn-primary" href={`${app.signInPath}${here}`}>
          Đăng nhập bằng VNeID
        </a>
      </div>
    </Dialog>
  );
};
