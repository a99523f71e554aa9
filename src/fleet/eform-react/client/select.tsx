import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { ControlProps } from './form-item.tsx';
import type { Choice } from './wire.ts';

const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi').trim();

/** A searchable select in the manner of react-select: the combobox is an input, the value stands beside it. */
export const Select = (props: {
  readonly control: ControlProps;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly loading?: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode => {
  const { control, choices, value, loading = false } = props;
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = `${control.id}-listbox`;
  const shown = choices.filter((choice) => folded(choice.label).includes(folded(words)));
  const chosen = choices.find((choice) => choice.value === value);

  const close = (): void => {
    setOpen(false);
    setWords('');
  };
  const show = (): void => {
    setActive(
      Math.max(
        0,
        choices.findIndex((choice) => choice.value === value),
      ),
    );
    setOpen(true);
  };
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return;
    props.onChange(choice.value);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open && ['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) {
      event.preventDefault();
      show();
      return;
    }
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setActive(Math.min(shown.length - 1, active + 1)),
      ArrowUp: () => setActive(Math.max(0, active - 1)),
      Enter: () => choose(shown[active]),
      Escape: close,
    };
    const move = moves[event.key];
    if (!open || move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  return (
    <div className={`select ${loading ? 'select-loading' : ''}`}>
      <div
        className="form-control select__control"
        onMouseDown={(event) => {
          event.preventDefault();
          input.current?.focus();
          if (open) close();
          else show();
        }}
      >
        <div
          className={chosen === undefined ? 'select__placeholder' : 'select__single-value'}
          id={`${control.id}-value`}
        >
          {words === '' ? (chosen?.label ?? 'Chọn...') : ''}
        </div>
        <input
          {...control}
          ref={input}
          className="select__input"
          role="combobox"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && shown.length > 0 ? `${listId}-${active}` : undefined}
          aria-busy={loading}
          autoComplete="off"
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setActive(0);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
      </div>
      {open && (
        <div className="select__menu" id={listId} role="listbox" aria-label={props.label}>
          {shown.map((choice, at) => (
            <div
              key={choice.value}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={choice.value === value}
              className={`select__option ${at === active ? 'select__option--focused' : ''}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              {choice.label}
            </div>
          ))}
          {shown.length === 0 && (
            <div className="select__none">{loading ? 'Đang tải...' : 'Không có dữ liệu'}</div>
          )}
        </div>
      )}
    </div>
  );
};
