/** @jsxImportSource vue */
import type { VNode } from 'vue';
import { button } from './button.tsx';
import { WAYS } from './delivery-step.tsx';
import { facts } from './facts.tsx';
import type { Filing } from './filing-state.ts';

const OATH = 'Tôi cam đoan những lời khai trên là đúng sự thật và chịu trách nhiệm về các thông tin đã khai';

/** Step 4: what was declared, not to be typed into; its button files the dossier. */
export const reviewStep = ({ state, submit, back }: Filing): VNode => (
  <div>
    <div innerHTML={state.summary} />
    <h2>Phí, lệ phí</h2>
    {facts([
      ['Lệ phí hồ sơ', state.dossier.fee],
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
      <span>{OATH}</span>
    </label>
    <div class="btn-row">
      {button({ text: 'Quay lại', press: back })}
      {button({ text: 'Nộp hồ sơ', kind: 'primary', disabled: state.busy || !state.agreed, press: submit })}
    </div>
  </div>
);
