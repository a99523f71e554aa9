/** @jsxImportSource vue */
import { type DefineSetupFnComponent, defineComponent, ref } from 'vue';
import { AgencyDialog } from './agency-dialog.tsx';
import { type Answer, ask } from './api.ts';
import { button } from './button.tsx';
import { procedureFacts, procedureParts } from './procedure.tsx';
import { signInAddress } from './route.ts';
import { say } from './snackbar.tsx';
import type { Choice, ServiceInfo } from './wire.ts';

/** The page of one procedure, and what pressing 'Nộp hồ sơ' brings. */
export const ServicePage: DefineSetupFnComponent<{ readonly id: string }> = defineComponent(
  (props: { readonly id: string }) => {
    const answer = ref<Answer<ServiceInfo> | null>(null);
    const agencies = ref<readonly Choice[] | null>(null);
    const path = `/o/rest/v2/serviceinfos/${props.id}`;
    void ask<ServiceInfo>(path).then((got) => {
      answer.value = got;
      if (got.body !== null)
        document.title = document.title.replace(/^.*? - /, `${got.body.procedure.name} - `);
    });
    const start = async (): Promise<void> => {
      const got = await ask<readonly Choice[]>(`${path}/serviceconfigs`);
      if (got.status === 401) location.href = signInAddress();
      else if (got.body === null || got.status !== 200) say('error', 'Không nộp được hồ sơ cho thủ tục này');
      else agencies.value = got.body;
    };
    return () => {
      if (answer.value === null) return <p role="status">Đang tải...</p>;
      const { status, body: service } = answer.value;
      if (status === 204) return null;
      if (service === null || status !== 200)
        return (
          <div>
            <h1>Không tìm thấy trang</h1>
            <p>Trang quý khách tìm không tồn tại hoặc đã được gỡ bỏ.</p>
          </div>
        );
      return (
        <div>
          <h1>{service.procedure.name}</h1>
          {procedureFacts(service.procedure)}
          <div class="btn-row">
            {button({ text: 'Nộp hồ sơ', kind: 'primary', part: 'start', press: start })}
          </div>
          {service.duty !== null && (
            <div>
              <h2>{service.duty.title}</h2>
              <ul>
                <li>{service.duty.text}</li>
              </ul>
            </div>
          )}
          {procedureParts(service.procedure)}
          {agencies.value !== null && (
            <AgencyDialog
              serviceCode={service.serviceCode}
              agencies={agencies.value}
              close={() => {
                agencies.value = null;
              }}
            />
          )}
        </div>
      );
    };
  },
  { props: ['id'] },
);
