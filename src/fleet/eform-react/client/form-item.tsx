import type { ReactNode } from 'react';

/** What a control needs so that its label and its error belong to it. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
};

/** Label, control and message, with the ids of shadcn's form: `<name>-form-item`, `<name>-form-item-message`. */
export const FormItem = (props: {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly error: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}): ReactNode => {
  const id = `${props.name}-form-item`;
  const messageId = `${id}-message`;
  return (
    <div className="form-group">
      <label htmlFor={id} className={props.required ? 'required' : ''}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': messageId,
        'aria-invalid': props.error !== undefined,
        'aria-required': props.required === true,
      })}
      {props.error !== undefined && (
        <p id={messageId} className="field-error">
          {props.error}
        </p>
      )}
    </div>
  );
};
