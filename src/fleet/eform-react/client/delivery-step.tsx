import { type ReactNode, useState } from 'react';
import type { StepProps } from './step-props.ts';

const WAYS = [
  { value: 'truc-tuyen', label: 'Nhận kết quả trực tuyến' },
  { value: 'mot-cua', label: 'Nhận trực tiếp tại bộ phận một cửa' },
  { value: 'buu-chinh', label: 'Nhận qua dịch vụ bưu chính' },
] as const;

/** Wizard step 4: how the result is received; its button files the dossier. */
export const DeliveryStep = (
  props: StepProps & { readonly send: (delivery: string) => Promise<void> },
): ReactNode => {
  const [way, setWay] = useState<string>(WAYS[0].value);
  const [busy, setBusy] = useState(false);
  return (
    <>
      <h2>Thông tin nhận kết quả</h2>
      <fieldset className="ways">
        <legend>Hình thức nhận kết quả</legend>
        {WAYS.map(({ value, label }) => (
          <label key={value} className="check">
            <input
              type="radio"
              name="hinhThuc"
              value={value}
              checked={way === value}
              onChange={() => setWay(value)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <dl className="facts">
        <dt>Phí, lệ phí</dt>
        <dd>{props.filing.fee}</dd>
      </dl>
      <div dangerouslySetInnerHTML={{ __html: props.filing.summary }} />
      <div className="btn-row">
        <button type="button" className="btn" onClick={props.back}>
          Quay lại
        </button>
        <button
          type="button"
          className="btn btn-primary"
          id="kt_gui-ho-so"
          data-e2e="btn-next"
          disabled={busy}
          onClick={async () => {
            setBusy(true);
            await props.send(way);
            setBusy(false);
          }}
        >
          Gửi hồ sơ
        </button>
      </div>
    </>
  );
};
