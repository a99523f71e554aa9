import type { ReactNode } from 'react';
import type { ConsentBox } from '../../reuse/consents.ts';

/** The boxes beside the form; `values` holds `co` for a ticked one. */
export const Consents = (props: {
  readonly boxes: readonly ConsentBox[];
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}): ReactNode => (
  <div className="consents">
    {props.boxes.map(({ name, label, required }) => (
      <div key={name}>
        <label className="check" htmlFor={`${name}-form-item`}>
          <input
            type="checkbox"
            id={`${name}-form-item`}
            name={name}
            aria-required={required}
            aria-describedby={`${name}-form-item-message`}
            checked={props.values[name] === 'co'}
            onChange={(event) => props.onChange(name, event.target.checked ? 'co' : '')}
          />
          <span className={required ? 'required' : ''}>{label}</span>
        </label>
        {props.faults[name] !== undefined && (
          <p id={`${name}-form-item-message`} className="field-error">
            {props.faults[name]}
          </p>
        )}
      </div>
    ))}
  </div>
);
