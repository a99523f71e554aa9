import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { type DateSegments, dateOf, isoDate, pressKey, segmentRange, shownDate } from './date-segments.ts';
import type { ControlProps } from './form-item.tsx';

/** A segment mask dd/MM/yyyy: text that is put in by other means than keys has no effect. */
export const DateInput = (props: {
  readonly control: ControlProps;
  readonly value: string;
  readonly locked: boolean;
  /** A real day as `YYYY-MM-DD`, nothing as empty, anything else as it is shown. */
  readonly onChange: (written: string) => void;
}): ReactNode => {
  const [date, setDate] = useState<DateSegments>(() => dateOf(props.value));
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === input.current) input.current?.setSelectionRange(...segmentRange(date));
  }, [date]);
  const set = (changed: DateSegments): void => {
    setDate(changed);
    const isEmpty = changed.parts.every((part) => part === '');
    props.onChange(isEmpty ? '' : isoDate(changed) || shownDate(changed));
  };
  return (
    <input
      {...props.control}
      readOnly={props.locked}
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
        if (props.locked) return;
        set(pressKey(date, event.key));
      }}
    />
  );
};
