import type { ReactNode } from 'react';
import type { Filing } from './wire.ts';

export const BlankForm = ({ blank }: { readonly blank: Filing['blank'] }): ReactNode =>
  blank !== null && (
    <p>
      {blank.text} <a href={blank.href}>{blank.label}</a>
    </p>
  );
