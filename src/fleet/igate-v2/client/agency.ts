import { ask, send } from './api.ts';
import { type Choice, type MatSelect, matSelect } from './mat-select.ts';
import type { OpenedDossier } from './opened-dossier.ts';
import { openDialog, showSnackBar } from './overlay.ts';
import { startStepper } from './stepper.ts';

/** The choice of province, level, agency and case before the stepper; a page or a dialog, as the portal has it. */
export const startAgencyForm = (): void => {
  const stepper = document.querySelector<HTMLElement>('mat-horizontal-stepper');
  if (stepper === null) return;
  const { dossier, token } = stepper.dataset;
  if (dossier !== undefined && token !== undefined) {
    startStepper(stepper, { id: dossier, token });
    return;
  }
  const inPage = document.querySelector<HTMLFormElement>('form#ngSelectAgencyForm1');
  const opened = inPage === null ? openDialog('select-agency') : null;
  const form = inPage ?? opened?.dialog.querySelector('form');
  if (form == null) return;
  bindAgencyForm(form, stepper.dataset['procedure'] ?? '', (dossier) => {
    opened?.close();
    inPage?.closest('section')?.remove();
    stepper.hidden = false;
    startStepper(stepper, dossier);
  });
};

const bindAgencyForm = (
  form: HTMLFormElement,
  procedure: string,
  done: (dossier: OpenedDossier) => void,
): void => {
  const host = (name: string): HTMLElement => {
    const found = form.querySelector<HTMLElement>(`mat-select[formcontrolname=${name}]`);
    if (found === null) throw new Error(`expected a mat-select ${name}`);
    return found;
  };
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[name=selectedLevel]')];
  const level = (): string => radios.find((radio) => radio.checked)?.value ?? '';
  const caseField = host('procedureProcess').closest<HTMLElement>('mat-form-field');

  const button = form.querySelector<HTMLButtonElement>('button.btn-primary');
  let underWay = 0;
  const whileBusy = async <T>(work: Promise<T>): Promise<T> => {
    underWay += 1;
    if (button !== null) button.disabled = true;
    const result = await work;
    underWay -= 1;
    if (button !== null) button.disabled = underWay > 0;
    return result;
  };

  // Each change of an upper list empties the lower ones; an answer that comes late must not fill a newer list.
  let asked = 0;
  const loadAgencies = async (): Promise<void> => {
    const round = ++asked;
    const known = province.value() !== '' && level() !== '';
    agency.setChoices([], known ? 'loading' : 'waiting');
    processes.setChoices([], 'waiting');
    if (!known) return;
    const query = new URLSearchParams({ parent: province.value(), level: level() });
    const answer = await whileBusy(ask<readonly Choice[]>(`/pa/agency?${query}`));
    if (round === asked) agency.setChoices(answer.body ?? [], 'ready');
  };
  const loadProcesses = async (): Promise<void> => {
    const round = ++asked;
    processes.setChoices([], 'loading');
    const query = new URLSearchParams({ procedure, agency: agency.value() });
    const answer = await whileBusy(ask<readonly Choice[]>(`/pa/procedure-process?${query}`));
    if (round !== asked) return;
    const cases = answer.body ?? [];
    processes.setChoices(cases, 'ready');
    if (cases[0] !== undefined && cases.length === 1) processes.choose(cases[0].value);
    if (caseField !== null) caseField.hidden = cases.length < 2;
  };

  const province = matSelect(host('agency1'), () => void loadAgencies());
  const agency = matSelect(host('agency'), () => void loadProcesses());
  const processes = matSelect(host('procedureProcess'));
  for (const radio of radios) radio.addEventListener('change', () => void loadAgencies());
  void loadAgencies();

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const selects: readonly (readonly [MatSelect, string])[] = [
      [province, 'Vui lòng chọn Tỉnh/Thành phố'],
      [agency, 'Vui lòng chọn cơ quan'],
      [processes, 'Vui lòng chọn trường hợp giải quyết'],
    ];
    const missing = selects.filter(([select]) => select.value() === '');
    for (const [select, text] of missing) select.setError(text);
    if (missing.length > 0) return;
    const chosen = { procedure, agency: agency.value(), procedureProcess: processes.value() };
    void whileBusy(send<OpenedDossier>('POST', '/pa/dossier', '', chosen)).then((answer) => {
      if (answer.status === 401) location.reload();
      else if (answer.status === 200 && answer.body !== null) done(answer.body);
      else showSnackBar('Không mở được hồ sơ, vui lòng thử lại.');
    });
  });
};
