import { send } from './api.ts';
import { bindApplicant } from './applicant.ts';
import { bindDocuments } from './documents.ts';
import type { OpenedDossier } from './opened-dossier.ts';
import { showSnackBar } from './overlay.ts';
import type { Validation } from '../../reuse/field-fault.ts';
import type { Panel } from './panel.ts';
import { drawSummary } from './summary.ts';
import { bindSubmission } from './submission.ts';

/** Linear stepper at one address: all panels stay in the document, a header behind the current one leads back. */
export const startStepper = (host: HTMLElement, dossier: OpenedDossier): void => {
  const headers = [...host.querySelectorAll<HTMLElement>('mat-step-header')];
  const contents = [...host.querySelectorAll<HTMLElement>('.mat-horizontal-stepper-content')];
  const validation = JSON.parse(host.dataset['validation'] ?? '{}') as Validation;
  const panels: readonly Panel[] = [bindApplicant(host, validation), bindDocuments(host, dossier)];
  let current = 0;

  const show = (at: number): void => {
    current = at;
    for (const [index, header] of headers.entries()) {
      header.setAttribute('aria-selected', String(index === at));
      header.tabIndex = index === at ? 0 : -1;
      header.classList.toggle('mat-step-done', index < at);
    }
    for (const [index, content] of contents.entries())
      content.setAttribute('aria-expanded', String(index === at));
    host.scrollIntoView({ block: 'start' });
    headers[at]?.focus({ preventScroll: true });
  };
  const goBackTo = (at: number): void => {
    if (at < current && current < headers.length - 1) show(at);
  };

  for (const [index, header] of headers.entries()) {
    header.addEventListener('click', () => goBackTo(index));
    header.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') goBackTo(index);
    });
  }
  for (const back of host.querySelectorAll('button.btn_previous'))
    back.addEventListener('click', () => goBackTo(current - 1));
  for (const next of host.querySelectorAll<HTMLButtonElement>('button.btn_next'))
    next.addEventListener('click', () => {
      const panel = panels[current];
      if (panel === undefined || !panel.complete()) return;
      next.disabled = true;
      const saved = { step: current + 1, data: panel.values() };
      void send<{ message: string }>('PUT', `/pa/dossier/${dossier.id}`, dossier.token, saved).then(
        (answer) => {
          next.disabled = false;
          const shown =
            answer.status === 200 && current === 1 ? drawSummary(host, dossier) : Promise.resolve();
          if (answer.status === 200) void shown.then(() => show(current + 1));
          else showSnackBar(answer.body?.message ?? 'Không lưu được hồ sơ, vui lòng thử lại.');
        },
      );
    });
  for (const save of host.querySelectorAll('button.btn_save'))
    save.addEventListener('click', () => {
      const data = Object.assign({}, ...panels.map((panel) => panel.values())) as Record<string, string>;
      void send<{ message: string }>('PUT', `/pa/dossier/${dossier.id}`, dossier.token, {
        draft: true,
        data,
      }).then((answer) => showSnackBar(answer.body?.message ?? 'Không lưu được hồ sơ, vui lòng thử lại.'));
    });
  for (const link of host.querySelectorAll<HTMLAnchorElement>('a[href*="/:id/"]'))
    link.setAttribute('href', (link.getAttribute('href') ?? '').replace(':id', dossier.id));
  bindSubmission(host, dossier, () => show(headers.length - 1));
  show(0);
};
