import type { ReactNode } from 'react';
import type { Row } from './wire.ts';

export const Facts = ({ rows }: { readonly rows: readonly Row[] }): ReactNode => (
  <dl className="facts">
    {rows.map(([label, value]) => (
      <div key={label} className="fact">
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
