/** @jsxImportSource vue */
import { type DefineSetupFnComponent, defineComponent, reactive } from 'vue';
import { app, ask, send } from './api.ts';
import { button } from './button.tsx';
import { say } from './snackbar.tsx';
import { VDialog } from './v-dialog.tsx';
import { VSelect } from './v-select.tsx';
import type { Choice } from './wire.ts';

type Parts = {
  readonly serviceCode: string;
  readonly agencies: readonly Choice[];
  readonly close: () => void;
};

/** The choice of the body and then of its case, whose list comes later. */
export const AgencyDialog: DefineSetupFnComponent<Parts> = defineComponent(
  (props: Parts) => {
    const state = reactive({
      agency: '',
      process: '',
      processes: null as readonly Choice[] | null,
      pressed: false,
      busy: false,
    });
    const chooseAgency = async (value: string): Promise<void> => {
      state.agency = value;
      state.process = '';
      state.processes = null;
      const path = `/o/rest/v2/serviceconfigs/${encodeURIComponent(value)}/processes`;
      state.processes = (await ask<readonly Choice[]>(path)).body ?? [];
    };
    const confirm = async (): Promise<void> => {
      state.pressed = true;
      if (state.agency === '' || state.process === '') return;
      state.busy = true;
      const answer = await send<{ dossierId: string }>('POST', '/o/rest/v2/dossiers', {
        serviceCode: props.serviceCode,
        govAgencyCode: state.agency,
        dossierTemplateNo: state.process,
      });
      state.busy = false;
      if (answer.status === 200 && answer.body !== null)
        location.href = `${app.paths.filing}#/danh-sach-ho-so/0/ho-so/${answer.body.dossierId}`;
      else say('error', 'Không tạo được hồ sơ, vui lòng thử lại');
    };
    return () => (
      <VDialog title="Chọn cơ quan thực hiện" close={props.close}>
        {() => [
          <VSelect
            key="agency"
            id="input-agency"
            label="Cơ quan thực hiện"
            required
            error={state.pressed && state.agency === '' ? 'Vui lòng chọn cơ quan thực hiện' : undefined}
            choices={props.agencies}
            value={state.agency}
            choose={(value) => void chooseAgency(value)}
          />,
          <VSelect
            key="process"
            id="input-process"
            label="Trường hợp giải quyết"
            required
            error={state.pressed && state.process === '' ? 'Vui lòng chọn trường hợp giải quyết' : undefined}
            choices={state.processes ?? []}
            shut={state.processes === null}
            value={state.process}
            choose={(value) => {
              state.process = value;
            }}
          />,
          <div key="confirm" class="btn-row">
            {button({ text: 'Đồng ý', kind: 'primary', part: 'next', disabled: state.busy, press: confirm })}
          </div>,
        ]}
      </VDialog>
    );
  },
  { props: ['serviceCode', 'agencies', 'close'] },
);
