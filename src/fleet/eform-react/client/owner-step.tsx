import { type ReactNode, useState } from 'react';
import { DateInput } from './date-input.tsx';
import { type ControlProps, FormItem } from './form-item.tsx';
import { Select } from './select.tsx';
import type { StepProps } from './step-props.ts';
import { useToast } from './toast.tsx';
import { PrivacyLine } from './privacy-line.tsx';
import type { AppData, Choice } from './wire.ts';

type Field = {
  readonly name: string;
  readonly label: string;
  readonly required?: true;
  readonly choices?: readonly Choice[];
  readonly pattern?: RegExp;
};

const FIELDS: readonly Field[] = [
  { name: 'hoVaTen', label: 'Họ và tên', required: true },
  {
    name: 'loaiGiayTo',
    label: 'Loại giấy tờ',
    required: true,
    choices: [
      { value: 'cccd', label: 'Thẻ căn cước công dân' },
      { value: 'cc', label: 'Thẻ căn cước' },
      { value: 'hc', label: 'Hộ chiếu' },
    ],
  },
  { name: 'soGiayTo', label: 'Số giấy tờ', required: true, pattern: /^[0-9A-Z]{8,12}$/ },
  { name: 'ngaySinh', label: 'Ngày tháng năm sinh', required: true },
  {
    name: 'gioiTinh',
    label: 'Giới tính',
    required: true,
    choices: [
      { value: 'nam', label: 'Nam' },
      { value: 'nu', label: 'Nữ' },
    ],
  },
  {
    name: 'quocTich',
    label: 'Quốc tịch',
    required: true,
    choices: [
      { value: 'VN', label: 'Việt Nam' },
      { value: 'khac', label: 'Khác' },
    ],
  },
  { name: 'noiCap', label: 'Nơi cấp' },
  { name: 'diaChi', label: 'Địa chỉ chi tiết', required: true },
];

/** Wizard step 1: the dossier's owner; name and number come from the e-ID. */
export const OwnerStep = ({ filing, leave, app }: StepProps & { readonly app: AppData }): ReactNode => {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({
    hoVaTen: filing.person.fullName,
    soGiayTo: filing.person.idNumber,
    quocTich: 'VN',
  });
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const set = (name: string, value: string): void => setValues((now) => ({ ...now, [name]: value }));
  const next = async (): Promise<void> => {
    setPressed(true);
    const wrong = FIELDS.find((field) => faultOf(field, values[field.name]) !== undefined);
    if (wrong !== undefined) {
      toast('error', 'Vui lòng kiểm tra lại các thông tin bắt buộc');
      document.getElementById(`${wrong.name}-form-item`)?.focus();
      return;
    }
    setBusy(true);
    await leave(values);
    setBusy(false);
  };
  const control = (field: Field, props: ControlProps): ReactNode => {
    const value = values[field.name] ?? '';
    if (field.name === 'ngaySinh')
      return <DateInput control={props} onChange={(iso) => set(field.name, iso)} />;
    if (field.choices !== undefined)
      return (
        <Select
          control={props}
          label={field.label}
          choices={field.choices}
          value={value}
          onChange={(chosen) => set(field.name, chosen)}
        />
      );
    return (
      <input
        {...props}
        className="form-control"
        autoComplete="off"
        value={value}
        onChange={(event) => set(field.name, event.target.value)}
      />
    );
  };
  return (
    <>
      <h2>Thông tin chủ hồ sơ</h2>
      <h3>Thông tin định danh</h3>
      <div className="grid-2">
        {FIELDS.map((field) => (
          <FormItem
            key={field.name}
            name={field.name}
            label={field.label}
            required={field.required === true}
            error={pressed ? faultOf(field, values[field.name]) : undefined}
          >
            {(props) => control(field, props)}
          </FormItem>
        ))}
      </div>
      <PrivacyLine address={app.privacy} />
      <div className="btn-row">
        <button
          type="button"
          className="btn btn-primary"
          id="kt_buoc-tiep-theo-cho-ban-than"
          data-e2e="btn-next"
          data-part="next applicant-next"
          disabled={busy}
          onClick={() => void next()}
        >
          Bước tiếp theo
        </button>
      </div>
    </>
  );
};

const faultOf = ({ label, required, pattern }: Field, value = ''): string | undefined => {
  if (value.trim() === '') return required ? `${label} không được để trống` : undefined;
  return pattern === undefined || pattern.test(value.trim()) ? undefined : `${label} không hợp lệ`;
};
