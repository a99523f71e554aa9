/** @jsxImportSource vue */
import type { VNode } from 'vue';

export type InputParts = {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  /** Message under the field; undefined where nothing is wrong. */
  readonly error: string | undefined;
};

/** The label of a control; what must be given carries a star. */
export const fieldLabel = (
  { label, required }: Pick<InputParts, 'label' | 'required'>,
  id?: string,
): VNode => (
  <label for={id} class="v-label theme--light">
    {label}
    {required && <span class="error--text"> *</span>}
  </label>
);

/** What Vuetify puts around each control: label, slot and messages. */
export const vInput = (parts: InputParts, kind: string, control: VNode): VNode => (
  <div
    class={`v-input theme--light v-text-field ${kind} form-group${parts.error === undefined ? '' : ' v-input--has-state error--text'}`}
  >
    <div class="v-input__control">
      {control}
      <div class="v-text-field__details">
        <div class="v-messages theme--light" id={`${parts.id}-messages`}>
          <div class="v-messages__wrapper">
            {parts.error === undefined ? null : (
              <div class="v-messages__message field-error" role="alert">
                {parts.error}
              </div>
            )}
          </div>
        </div>
      </div>
    </div>
  </div>
);

type TextParts = InputParts & {
  readonly value: string;
  readonly set: (value: string) => void;
  /** Not to be changed by the citizen. */
  readonly locked?: boolean;
  readonly type?: string;
  readonly placeholder?: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly autocomplete?: string;
};

const slot = (parts: InputParts, control: VNode): VNode => (
  <div class="v-input__slot">
    <div class="v-text-field__slot">
      {fieldLabel(parts, parts.id)}
      {control}
    </div>
  </div>
);

export const textField = (parts: TextParts): VNode =>
  vInput(
    parts,
    '',
    slot(
      parts,
      <input
        id={parts.id}
        class="form-control"
        type={parts.type ?? 'text'}
        placeholder={parts.placeholder}
        inputmode={parts.inputMode}
        autocomplete={parts.autocomplete ?? 'off'}
        required={parts.required}
        readonly={parts.locked}
        aria-invalid={parts.error !== undefined}
        aria-describedby={`${parts.id}-messages`}
        value={parts.value}
        onInput={({ target }) => {
          if (target instanceof HTMLInputElement) parts.set(target.value);
        }}
      />,
    ),
  );

export const textArea = (parts: TextParts): VNode =>
  vInput(
    parts,
    'v-textarea',
    slot(
      parts,
      <textarea
        id={parts.id}
        class="form-control"
        rows={3}
        required={parts.required}
        aria-invalid={parts.error !== undefined}
        aria-describedby={`${parts.id}-messages`}
        value={parts.value}
        onInput={({ target }) => {
          if (target instanceof HTMLTextAreaElement) parts.set(target.value);
        }}
      />,
    ),
  );

/** Digits as far as they go in `dd/MM/yyyy`. */
export const maskedDate = (typed: string): string => {
  const digits = typed.replace(/\D/g, '').slice(0, 8);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('/');
};

/** `dd/MM/yyyy` of `yyyy-MM-dd`; anything else as it is. */
export const shownDate = (iso: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso.split('-').reverse().join('/') : iso;

export const dateField = (parts: TextParts): VNode =>
  textField({
    ...parts,
    placeholder: 'dd/mm/yyyy',
    inputMode: 'numeric',
    set: (typed) => parts.set(maskedDate(typed)),
  });
