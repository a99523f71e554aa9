import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';

/** A modal dialog as Radix makes it: at the end of the body, closed by Escape; the page behind is inert. */
export const Dialog = (props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode => {
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const shell = [...document.body.children].filter((part) => !part.contains(box.current));
    for (const part of shell) part.toggleAttribute('inert', true);
    box.current?.querySelector<HTMLElement>('input, button, a')?.focus();
    return () => {
      for (const part of shell) part.toggleAttribute('inert', false);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return createPortal(
    <div className="modal">
      <div
        ref={box}
        className="modal-content"
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        data-state="open"
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onClose();
        }}
      >
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
        <button type="button" className="modal-close" aria-label="Đóng" onClick={props.onClose}>
          ×
        </button>
      </div>
    </div>,
    document.body,
  );
};
