import type { ReactNode } from 'react';
import type { Filing } from './wire.ts';

/** Beside each step's own buttons. */
export const SaveAndPrint = (props: {
  readonly print: Filing['print'];
  readonly onSave: () => void;
}): ReactNode => {
  const { print, onSave } = props;
  return (
    <>
      <button type="button" className="btn" onClick={onSave}>
        Lưu nháp
      </button>
      {print !== null &&
        (print.href === null ? (
          <span>{print.label}</span>
        ) : (
          <a className="btn" href={print.href} target="_blank" rel="noopener">
            {print.label}
          </a>
        ))}
    </>
  );
};
