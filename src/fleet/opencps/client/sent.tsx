/** @jsxImportSource vue */
import { type DefineSetupFnComponent, defineComponent, onBeforeUnmount, onMounted, watch } from 'vue';
import { app, ask } from './api.ts';
import { facts } from './facts.tsx';
import { ratingForm } from './rating-form.tsx';
import { say } from './snackbar.tsx';
import type { SentAnswer } from './wire.ts';

const ASK_AGAIN_MS = 1000;

type Parts = {
  readonly path: string;
  readonly answer: SentAnswer;
  readonly answered: (answer: SentAnswer) => void;
};

/** What stands in place of the stepper after filing; asks again while the dossier is being processed. */
export const Sent: DefineSetupFnComponent<Parts> = defineComponent(
  (props: Parts) => {
    let timer = 0;
    const askAgain = (): void => {
      if (props.answer.processing !== true) return say('success', 'Nộp hồ sơ thành công');
      timer = window.setTimeout(async () => {
        const { body } = await ask<SentAnswer>(`${props.path}/submitting`);
        props.answered(body ?? { ...props.answer });
      }, ASK_AGAIN_MS);
    };
    onMounted(askAgain);
    watch(() => props.answer, askAgain);
    onBeforeUnmount(() => clearTimeout(timer));
    return () => {
      const { processing, rows, remark, after } = props.answer;
      if (processing === true)
        return (
          <p class="notice" role="status">
            <span class="spinner" aria-hidden="true" /> Hệ thống đang xử lý hồ sơ, vui lòng chờ...
          </p>
        );
      return (
        <div>
          <div class="v-alert alert alert-success">
            <h1>Nộp hồ sơ thành công</h1>
          </div>
          {facts(rows ?? [])}
          {remark != null && <p>{remark}</p>}
          <p>
            <a class="btn" href={`${app.paths.lookUp}#/tra-cuu`}>
              Tra cứu hồ sơ
            </a>
          </p>
          {after !== undefined && (
            <div>
              <p>Phí, lệ phí: {after.fee}</p>
              <div class="btn-row">
                {after.links.map(({ label, href }) => (
                  <a key={href} class="v-btn btn" href={href}>
                    {label}
                  </a>
                ))}
              </div>
              {ratingForm(after.rating)}
            </div>
          )}
        </div>
      );
    };
  },
  { props: ['path', 'answer', 'answered'] },
);
