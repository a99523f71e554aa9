/** @jsxImportSource vue */
import { type Component, defineComponent, reactive, type VNode } from 'vue';
import { type Answer, ask, askText, send } from './api.ts';
import { applicantStep } from './applicant-step.tsx';
import { deliveryStep, WAYS } from './delivery-step.tsx';
import { type Filing, type FilingState, openedState, savedStep } from './filing-state.ts';
import { papersStep } from './papers-step.tsx';
import { reviewStep } from './review-step.tsx';
import { route } from './route.ts';
import { Sent } from './sent.tsx';
import { say } from './snackbar.tsx';
import type { Dossier, SentAnswer } from './wire.ts';

const STEPS = [
  'Thông tin hồ sơ',
  'Thành phần hồ sơ',
  'Phí, lệ phí và hình thức nhận kết quả',
  'Xác nhận thông tin',
] as const;

/** The stepper of a dossier, and the result in its place. */
export const FilingPage: Component = defineComponent(() => {
  const id = /\/ho-so\/([0-9a-f]+)$/.exec(route.value.path)?.[1] ?? '';
  const path = `/o/rest/v2/dossiers/${id}`;
  const page = reactive({
    missing: false,
    filing: null as FilingState | null,
    sent: null as SentAnswer | null,
  });
  void ask<Dossier>(path).then(({ status, body }) => {
    if (status !== 200 || body === null) page.missing = true;
    else page.filing = openedState(body, WAYS[0].value);
  });

  const moveTo = (state: FilingState, at: number): void => {
    state.at = at;
    scrollTo(0, 0);
  };
  const put = async (state: FilingState, draft: boolean): Promise<Answer<{ message?: string }>> => {
    state.busy = true;
    const answer = await send<{ message?: string }>('PUT', path, savedStep(state, draft));
    state.busy = false;
    return answer;
  };
  const filingOf = (state: FilingState): Filing => ({
    state,
    path,
    back: () => moveTo(state, state.at - 1),
    next: async () => {
      const answer = await put(state, false);
      if (answer.status === 200) {
        if (state.at === 2) state.summary = (await askText(`${path}/summary`)) ?? '';
        moveTo(state, state.at + 1);
      } else say('error', answer.body?.message ?? 'Không lưu được hồ sơ, vui lòng thử lại');
    },
    save: async () => {
      const answer = await put(state, true);
      const told = answer.body?.message;
      if (answer.status === 200 && told !== undefined) say('success', told);
      else say('error', told ?? 'Không lưu được hồ sơ, vui lòng thử lại');
    },
    submit: async () => {
      state.busy = true;
      const answer = await send<SentAnswer>('POST', `${path}/submitting`, { viaPostal: state.way });
      state.busy = false;
      if (answer.status !== 200 || answer.body === null || answer.body.message !== undefined)
        return say('error', answer.body?.message ?? 'Nộp hồ sơ không thành công, vui lòng thử lại sau');
      page.sent = answer.body;
      scrollTo(0, 0);
    },
  });

  return () => {
    if (page.missing) return <h1>Không tìm thấy hồ sơ</h1>;
    if (page.filing === null) return <p role="status">Đang tải...</p>;
    if (page.sent !== null)
      return (
        <Sent
          path={path}
          answer={page.sent}
          answered={(answer) => {
            page.sent = answer;
          }}
        />
      );
    const filing = filingOf(page.filing);
    const steps = [applicantStep, papersStep, deliveryStep, reviewStep];
    return (
      <div>
        <h1>{page.filing.dossier.serviceName}</h1>
        <p>{page.filing.dossier.agency}</p>
        {stepper(
          page.filing.at,
          steps.map((step) => step(filing)),
        )}
      </div>
    );
  };
});

/** All panels stand in the document; one is shown. */
const stepper = (at: number, panels: readonly VNode[]): VNode => (
  <div class="v-stepper v-sheet theme--light" data-part="form">
    <ol class="v-stepper__header">
      {STEPS.map((title, n) => (
        <li
          key={title}
          class={`v-stepper__step${n === at ? ' v-stepper__step--active' : ''}${n < at ? ' v-stepper__step--complete' : ''}`}
          aria-current={n === at ? 'step' : undefined}
        >
          <span class="v-stepper__step__step" aria-hidden="true">
            {n + 1}
          </span>
          <div class="v-stepper__label">{title}</div>
        </li>
      ))}
    </ol>
    <div class="v-stepper__items">
      {panels.map((panel, n) => (
        <div key={STEPS[n]} class="v-stepper__content" style={n === at ? {} : { display: 'none' }}>
          <div class="v-stepper__wrapper">{panel}</div>
        </div>
      ))}
    </div>
  </div>
);
