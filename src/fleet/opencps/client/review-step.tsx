/** @jsxImportSource vue */
import type { VNode } from 'vue';
import { button } from './button.tsx';
import { WAYS } from './delivery-step.tsx';
import { facts } from './facts.tsx';
import type { Filing } from './filing-state.ts';
import type { Field, Row } from './wire.ts';

const OATH = 'Tôi cam đoan những lời khai trên là đúng sự thật và chịu trách nhiệm về các thông tin đã khai';

/** Step 4: what was declared, not to be typed into; its button files the dossier. */
export const reviewStep = (filing: Filing): VNode => {
  const { state, submit, back } = filing;
  const { sections, papers, files, fee } = state.dossier;
  const shown = ({ name, label, choices }: Field): Row => {
    const value = state.values[name] ?? '';
    return [label, choices.find((choice) => choice.value === value)?.label ?? value];
  };
  return (
    <div>
      {sections.map(({ title, fields }) => (
        <section key={title}>
          <h2>{title}</h2>
          {facts(fields.map(shown))}
        </section>
      ))}
      <h2>Thành phần hồ sơ</h2>
      <ul>
        {papers.flatMap(({ id, name }) =>
          files
            .filter(({ slot }) => slot === id)
            .map((file) => <li key={file.id}>{`${name}: ${file.name}`}</li>),
        )}
      </ul>
      {facts([
        ['Lệ phí hồ sơ', fee],
        ['Hình thức nhận kết quả', WAYS.find(({ value }) => value === state.way)?.label ?? ''],
      ])}
      <label class="v-input--checkbox check">
        <input
          type="checkbox"
          required
          checked={state.agreed}
          onChange={({ target }) => {
            state.agreed = target instanceof HTMLInputElement && target.checked;
          }}
        />
        {OATH}
      </label>
      <div class="btn-row">
        {button({ text: 'Quay lại', press: back })}
        {button({ text: 'Nộp hồ sơ', kind: 'primary', disabled: state.busy || !state.agreed, press: submit })}
      </div>
    </div>
  );
};
