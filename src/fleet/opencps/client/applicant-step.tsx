/** @jsxImportSource vue */
import { nextTick, type VNode } from 'vue';
import { topMessage } from '../../reuse/field-fault.ts';
import { NOT_AGREED } from '../../reuse/not-agreed.ts';
import { blankOffer } from './blank-offer.tsx';
import { button } from './button.tsx';
import { faultOf, fieldsOf, type Filing, type FilingState, stays } from './filing-state.ts';
import { dateField, textArea, textField } from './input.tsx';
import { privacyLine } from './privacy-line.tsx';
import { saveAndPrint } from './save-and-print.tsx';
import { say } from './snackbar.tsx';
import { VSelect } from './v-select.tsx';
import type { Field } from './wire.ts';

/** Step 1: the declaration, in the sections that the server describes, and the boxes beside it. */
export const applicantStep = (filing: Filing): VNode => {
  const { state, next } = filing;
  const { sections, blank } = state.dossier;
  return (
    <div>
      <p class="field-error" role="alert">
        {state.top}
      </p>
      {blankOffer(blank)}
      {sections.map(({ title, fields }) => (
        <section key={title} class="v-card panel">
          <h2 class="v-card__title panel-heading">{title}</h2>
          <div class="v-card__text panel-body grid-2">{fields.map((field) => control(state, field))}</div>
        </section>
      ))}
      <div class="consents">{state.dossier.consents.map((box) => tick(state, box))}</div>
      {privacyLine()}
      <div class="btn-row">
        {button({
          text: 'Tiếp tục',
          kind: 'primary',
          part: 'next applicant-next',
          disabled: state.busy,
          press: () => (isComplete(state) ? next() : tellFaults(state)),
        })}
        {saveAndPrint(filing)}
      </div>
    </div>
  );
};

const isComplete = (state: FilingState): boolean => {
  state.pressed = true;
  const { dossier, ticks } = state;
  const faults = [
    ...fieldsOf(dossier).map((field) => [field.name, faultOf(state, field)] as const),
    ...dossier.consents.map(
      ({ name, required }) => [name, required && ticks[name] !== true ? NOT_AGREED : ''] as const,
    ),
  ].filter(([, text]) => text !== '');
  state.messages = Object.fromEntries(faults);
  state.top = topMessage(
    dossier.validation,
    faults.map(([, text]) => text),
  );
  return faults.length === 0;
};

const tellFaults = async (state: FilingState): Promise<void> => {
  if (state.dossier.validation.place === 'field')
    say('error', 'Vui lòng kiểm tra lại các thông tin bắt buộc');
  const [first = ''] = Object.keys(state.messages);
  for (const field of fieldsOf(state.dossier)) if (!stays(state, field)) state.values[field.name] = '';
  await nextTick();
  document.getElementById(`input-${first}`)?.focus();
};

const messageAt = ({ dossier, messages }: FilingState, name: string): string | undefined => {
  const text = messages[name] ?? '';
  return text === '' || dossier.validation.place !== 'field' ? undefined : text;
};

const control = (state: FilingState, field: Field): VNode => {
  const { name, kind, label, required, locked } = field;
  const set = (typed: string): void => {
    state.values[name] = typed;
    if (state.pressed) state.messages[name] = faultOf(state, field);
  };
  const parts = {
    id: `input-${name}`,
    label,
    required,
    error: messageAt(state, name),
    value: state.values[name] ?? '',
  };
  if (kind === 'choice')
    return <VSelect key={name} {...parts} choices={field.choices} shut={locked} choose={set} />;
  const type = { phone: 'tel', email: 'email' }[field.format as string] ?? 'text';
  return { text: textField, long: textArea, date: dateField }[kind]({
    ...parts,
    locked,
    set,
    ...(kind === 'text' && { type }),
  });
};

const tick = (
  state: FilingState,
  { name, label, required }: FilingState['dossier']['consents'][number],
): VNode => {
  const message = messageAt(state, name);
  return (
    <div key={name} class="v-input v-input--checkbox">
      <label class="check">
        <input
          type="checkbox"
          id={`input-${name}`}
          name={name}
          required={required}
          checked={state.ticks[name] === true}
          aria-describedby={`input-${name}-messages`}
          onChange={({ target }) => {
            state.ticks[name] = target instanceof HTMLInputElement && target.checked;
            delete state.messages[name];
          }}
        />
        <span>{label}</span>
      </label>
      <div class="v-messages" id={`input-${name}-messages`}>
        {message === undefined ? null : (
          <div class="v-messages__message field-error" role="alert">
            {message}
          </div>
        )}
      </div>
    </div>
  );
};
