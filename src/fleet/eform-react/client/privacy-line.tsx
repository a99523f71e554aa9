import type { ReactNode } from 'react';

/** The line beside a form that leads to the notice on personal data. */
export const PrivacyLine = ({ address }: { readonly address: string | null }): ReactNode =>
  address !== null && (
    <p className="privacy-line">
      Dữ liệu được xử lý theo <a href={address}>Thông báo xử lý dữ liệu cá nhân</a>.
    </p>
  );
