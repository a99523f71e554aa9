import { ask, send } from './api.ts';
import { matSelect } from './mat-select.ts';
import type { OpenedDossier } from './opened-dossier.ts';
import { showSnackBar } from './overlay.ts';

type FilingAnswer = {
  readonly processing?: boolean;
  readonly message?: string;
  readonly rows?: readonly (readonly [string, string])[];
  readonly remark?: string | null;
  /** What the portal's server drew of what comes next. */
  readonly after?: string;
};

const ASK_AGAIN_MS = 1000;
const FAILED = 'Có lỗi xảy ra khi nộp hồ sơ. Vui lòng thử lại sau.';

/** The captcha form of the third panel, which files the dossier, and the result panel behind it. */
export const bindSubmission = (host: HTMLElement, dossier: OpenedDossier, showResult: () => void): void => {
  const form = host.querySelector<HTMLFormElement>('form#captchaForm');
  const button = host.querySelector<HTMLButtonElement>('button[form=captchaForm]');
  const delivery = host.querySelector<HTMLElement>('mat-select[formcontrolname=receivingKind]');
  const fault = host.querySelector('.filing-fault');
  const result = host.querySelector<HTMLElement>('.filing-result');
  if (form === null || button === null || delivery === null || result === null)
    throw new Error('expected the form that files');
  const receiving = matSelect(delivery);

  const say = (text: string): void => {
    button.disabled = false;
    if (fault !== null) fault.textContent = text;
    showSnackBar(text);
  };
  const show = (answer: FilingAnswer): void => {
    showResult();
    fill(result, answer);
    if (answer.processing !== true) return;
    setTimeout(async () => {
      const next = await ask<FilingAnswer>(`/pa/dossier/${dossier.id}/result`, {
        headers: { authorization: `Bearer ${dossier.token}` },
      });
      if (next.body !== null) show(next.body);
    }, ASK_AGAIN_MS);
  };

  const picture = host.querySelector<HTMLImageElement>('img.captcha');
  const drawCaptcha = (): void => {
    if (picture !== null) picture.src = `/pa/dossier/${dossier.id}/captcha?_=${Date.now()}`;
  };
  drawCaptcha();
  host.querySelector('button.new-captcha')?.addEventListener('click', drawCaptcha);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (receiving.value() === '') {
      receiving.setError('Vui lòng chọn hình thức nhận kết quả');
      say('Vui lòng chọn hình thức nhận kết quả.');
      return;
    }
    button.disabled = true;
    if (fault !== null) fault.textContent = '';
    const body = { receivingKind: receiving.value(), captcha: new FormData(form).get('captcha') ?? '' };
    void send<FilingAnswer>('POST', `/pa/dossier/${dossier.id}/apply-online`, dossier.token, body).then(
      (answer) => {
        if (answer.status === 200 && answer.body !== null && answer.body.message === undefined)
          show(answer.body);
        else say(answer.body?.message ?? FAILED);
      },
    );
  });
};

const fill = (result: HTMLElement, answer: FilingAnswer): void => {
  const template = document.querySelector<HTMLTemplateElement>(
    answer.processing === true ? 'template#filing-waits' : 'template#filing-done',
  );
  result.replaceChildren(template?.content.cloneNode(true) ?? '');
  const facts = result.querySelector('dl');
  for (const [label, value] of answer.rows ?? []) {
    const term = document.createElement('dt');
    term.textContent = label;
    const text = document.createElement('dd');
    text.textContent = value;
    facts?.append(term, text);
  }
  const remark = result.querySelector('.remark');
  if (remark !== null) remark.textContent = answer.remark ?? '';
  const after = result.querySelector('.after-filing');
  if (after !== null) after.innerHTML = answer.after ?? '';
};
