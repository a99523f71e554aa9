import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import {
  type DateSegments,
  EMPTY_DATE,
  isoDate,
  pressKey,
  segmentRange,
  shownDate,
} from './date-segments.ts';
import type { ControlProps } from './form-item.tsx';

/** A segment mask dd/MM/yyyy: text that is put in by other means than keys has no effect. */
export const DateInput = (props: {
  readonly control: ControlProps;
  readonly onChange: (iso: string) => void;
}): ReactNode => {
  const [date, setDate] = useState<DateSegments>(EMPTY_DATE);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === input.current) input.current?.setSelectionRange(...segmentRange(date));
  }, [date]);
  const set = (changed: DateSegments): void => {
    setDate(changed);
    props.onChange(isoDate(changed));
  };
  return (
    <input
      {...props.control}
      ref={input}
      className="form-control"
      inputMode="numeric"
      autoComplete="off"
      placeholder="dd/MM/yyyy"
      value={shownDate(date)}
      onChange={() => {}}
      onFocus={() => set({ ...date, at: 0 })}
      onClick={(event) => {
        const place = event.currentTarget.selectionStart ?? 0;
        const isEmpty = date.parts.every((part) => part === '');
        set({ ...date, at: isEmpty || place < 3 ? 0 : place < 6 ? 1 : 2 });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Tab' || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        set(pressKey(date, event.key));
      }}
    />
  );
};
