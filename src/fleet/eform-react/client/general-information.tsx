import { type ReactNode, useState } from 'react';
import { ask, post } from './api.ts';
import { Dialog } from './dialog.tsx';
import { FormItem } from './form-item.tsx';
import { navigate } from './route.ts';
import { Select } from './select.tsx';
import { useToast } from './toast.tsx';
import type { Choice } from './wire.ts';

/** The modal 'Thông tin chung': the body, then its receiving unit, whose list comes later. */
export const GeneralInformation = (props: {
  readonly code: string;
  readonly bodies: readonly Choice[];
  readonly onClose: () => void;
}): ReactNode => {
  const [body, setBody] = useState('');
  const [unit, setUnit] = useState('');
  const [units, setUnits] = useState<readonly Choice[] | null>([]);
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const chooseBody = async (value: string): Promise<void> => {
    setBody(value);
    setUnit('');
    setUnits(null);
    const answer = await ask<readonly Choice[]>(
      `/api/ho-so/don-vi?${new URLSearchParams({ coQuan: value })}`,
    );
    setUnits(answer.body ?? []);
  };
  const confirm = async (): Promise<void> => {
    setPressed(true);
    if (body === '' || unit === '') return;
    setBusy(true);
    const chosen = { maTTHC: props.code, coQuan: body, donVi: unit };
    const answer = await post<{ number: string }>('/api/ho-so', '', chosen);
    setBusy(false);
    if (answer.status === 200 && answer.body !== null) navigate(`/nop-ho-so/${answer.body.number}`);
    else toast('error', 'Không tạo được hồ sơ, vui lòng thử lại');
  };
  return (
    <Dialog title="Thông tin chung" onClose={props.onClose}>
      <FormItem
        name="coQuan"
        label="Cơ quan thực hiện"
        required
        error={pressed && body === '' ? 'Vui lòng chọn cơ quan thực hiện' : undefined}
      >
        {(control) => (
          <Select
            control={control}
            label="Cơ quan thực hiện"
            choices={props.bodies}
            value={body}
            onChange={(value) => void chooseBody(value)}
          />
        )}
      </FormItem>
      <FormItem
        name="donVi"
        label="Đơn vị tiếp nhận"
        required
        error={pressed && unit === '' ? 'Vui lòng chọn đơn vị tiếp nhận' : undefined}
      >
        {(control) => (
          <Select
            control={control}
            label="Đơn vị tiếp nhận"
            choices={units ?? []}
            loading={units === null}
            value={unit}
            onChange={setUnit}
          />
        )}
      </FormItem>
      <div className="btn-row">
        <button
          type="button"
          className="btn btn-primary"
          data-e2e="confirm-button-information"
          data-part="next"
          disabled={busy}
          onClick={() => void confirm()}
        >
          Xác nhận
        </button>
      </div>
    </Dialog>
  );
};
