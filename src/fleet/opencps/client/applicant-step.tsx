/** @jsxImportSource vue */
import { nextTick, type VNode } from 'vue';
import { button } from './button.tsx';
import { faultOf, fieldsOf, type Filing, sentValues } from './filing-state.ts';
import { dateField, textArea, textField } from './input.tsx';
import { privacyLine } from './privacy-line.tsx';
import { say } from './snackbar.tsx';
import { VSelect } from './v-select.tsx';
import type { Field } from './wire.ts';

/** Step 1: the declaration, in the sections that the server describes. */
export const applicantStep = (filing: Filing): VNode => {
  const { state, next } = filing;
  const leave = async (): Promise<void> => {
    state.pressed = true;
    const wrong = fieldsOf(state.dossier).find(
      (field) => faultOf(field, state.values[field.name]) !== undefined,
    );
    if (wrong === undefined) return next(sentValues(state));
    say('error', 'Vui lòng kiểm tra lại các thông tin bắt buộc');
    await nextTick();
    document.getElementById(`input-${wrong.name}`)?.focus();
  };
  return (
    <div>
      {state.dossier.sections.map(({ title, fields }) => (
        <section key={title} class="v-card panel">
          <h2 class="v-card__title panel-heading">{title}</h2>
          <div class="v-card__text panel-body grid-2">{fields.map((field) => control(filing, field))}</div>
        </section>
      ))}
      {privacyLine()}
      <div class="btn-row">
        {button({
          text: 'Tiếp tục',
          kind: 'primary',
          part: 'next applicant-next',
          disabled: state.busy,
          press: leave,
        })}
      </div>
    </div>
  );
};

const control = ({ state }: Filing, field: Field): VNode => {
  const { name, kind, label, required } = field;
  const value = state.values[name] ?? '';
  const set = (typed: string): void => {
    state.values[name] = typed;
  };
  const parts = {
    id: `input-${name}`,
    label,
    required,
    error: state.pressed ? faultOf(field, value) : undefined,
    value,
    set,
  };
  if (kind === 'select') return <VSelect key={name} {...parts} choices={field.choices ?? []} choose={set} />;
  return { text: textField, area: textArea, date: dateField }[kind](parts);
};
