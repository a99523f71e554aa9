import { type ReactNode, useState } from 'react';
import { DateInput } from './date-input.tsx';
import { type ControlProps, FormItem } from './form-item.tsx';
import { Select } from './select.tsx';
import type { StepProps } from './step-props.ts';
import { useToast } from './toast.tsx';
import { PrivacyLine } from './privacy-line.tsx';
import { fieldFault, topMessage, type Validation } from '../../reuse/field-fault.ts';
import { NOT_AGREED } from '../../reuse/not-agreed.ts';
import { BlankForm } from './blank-form.tsx';
import { Consents } from './consents.tsx';
import { SaveAndPrint } from './save-and-print.tsx';
import type { AppData, Filing, OwnerField } from './wire.ts';

/** Wizard step 1: the dossier's owner; name and number come from the e-ID. */
export const OwnerStep = ({ filing, leave, save, app }: StepProps & { readonly app: AppData }): ReactNode => {
  const { owner, consents, validation } = filing;
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries([
      ...owner.map(({ name, value }) => [name, value] as const),
      ...consents.map(({ name, ticked }) => [name, ticked ? 'co' : ''] as const),
    ]),
  );
  const [pressed, setPressed] = useState(false);
  // Controls that keep a state of their own begin anew when values were taken away.
  const [round, setRound] = useState(0);
  const [top, setTop] = useState('');
  const [shown, setShown] = useState<Values>({});
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const set = (name: string, value: string): void => {
    const next = { ...values, [name]: value };
    setValues(next);
    if (pressed) setShown(faultsOf(filing, next));
  };
  const next = async (): Promise<void> => {
    const faults = faultsOf(filing, values);
    const [wrong] = Object.keys(faults);
    setPressed(true);
    setShown(faults);
    setTop(topMessage(validation, Object.values(faults)));
    if (wrong !== undefined) {
      if (validation.place === 'field') toast('error', 'Vui lòng kiểm tra lại các thông tin bắt buộc');
      document.getElementById(`${wrong}-form-item`)?.focus();
      const kept = owner
        .filter((field) => !stays(field, faults, validation))
        .map(({ name }) => [name, ''] as const);
      if (kept.length > 0) {
        setValues({ ...values, ...Object.fromEntries(kept) });
        setRound((now) => now + 1);
      }
      return;
    }
    setBusy(true);
    await leave(values);
    setBusy(false);
  };
  const control = (field: OwnerField, props: ControlProps): ReactNode => {
    const value = values[field.name] ?? '';
    if (field.kind === 'date')
      return (
        <DateInput
          key={round}
          control={props}
          value={value}
          locked={field.locked}
          onChange={(written) => set(field.name, written)}
        />
      );
    if (field.kind === 'choice')
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
        readOnly={field.locked}
        value={value}
        onChange={(event) => set(field.name, event.target.value)}
      />
    );
  };
  return (
    <>
      <h2>Thông tin chủ hồ sơ</h2>
      <h3>Thông tin định danh</h3>
      <p className="form-fault field-error" role="alert">
        {top}
      </p>
      <BlankForm blank={filing.blank} />
      <div className="grid-2">
        {owner.map((field) => (
          <FormItem
            key={field.name}
            name={field.name}
            label={field.label}
            required={field.required}
            error={validation.place === 'field' ? shown[field.name] : undefined}
          >
            {(props) => control(field, props)}
          </FormItem>
        ))}
      </div>
      <Consents boxes={consents} values={values} faults={shown} onChange={set} />
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
        <SaveAndPrint print={filing.print} onSave={() => void save(values)} />
      </div>
    </>
  );
};

type Values = Readonly<Record<string, string>>;

/** What is wrong, by the names of the fields. */
const faultsOf = ({ owner, consents, validation }: Filing, values: Values): Values => {
  const today = new Date().toISOString().slice(0, 10);
  const faults = owner.flatMap((field) => {
    const fault = fieldFault(field, values[field.name] ?? '', validation, today);
    return fault === null ? [] : [[field.name, fault] as const];
  });
  const boxes = consents
    .filter(({ name, required }) => required && values[name] !== 'co')
    .map(({ name }) => [name, NOT_AGREED] as const);
  return Object.fromEntries([...faults, ...boxes]);
};

/** Whether a field keeps its value after faults were found; what is locked always does. */
const stays = ({ name, kind, locked }: OwnerField, faults: Values, { keeps }: Validation): boolean =>
  locked ||
  keeps === 'all' ||
  (keeps === 'texts' && kind === 'text') ||
  (keeps === 'lists' && kind === 'choice') ||
  (keeps === 'but-the-wrong' && faults[name] === undefined);
