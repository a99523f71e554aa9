/** @jsxImportSource vue */
import type { VNode } from 'vue';
import { button } from './button.tsx';
import { facts } from './facts.tsx';
import type { Filing } from './filing-state.ts';

export const WAYS = [
  { value: 'truc-tuyen', label: 'Nhận kết quả trực tuyến' },
  { value: 'mot-cua', label: 'Nhận trực tiếp tại bộ phận một cửa' },
  { value: 'buu-chinh', label: 'Nhận qua dịch vụ bưu chính' },
] as const;

/** Step 3: the fee, and how the result is received. */
export const deliveryStep = ({ state, next, back }: Filing): VNode => (
  <div>
    <h2>Phí, lệ phí</h2>
    {facts([['Lệ phí hồ sơ', state.dossier.fee]])}
    <fieldset class="v-input--radio-group choice">
      <legend>Hình thức nhận kết quả</legend>
      {WAYS.map(({ value, label }) => (
        <label key={value} class="v-radio check">
          <input
            type="radio"
            name="viaPostal"
            value={value}
            checked={state.way === value}
            onChange={() => {
              state.way = value;
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
    <div class="btn-row">
      {button({ text: 'Quay lại', press: back })}
      {button({ text: 'Tiếp tục', kind: 'primary', part: 'next', disabled: state.busy, press: () => next() })}
    </div>
  </div>
);
