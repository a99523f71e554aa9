import { filingOutcome, slowStep } from '../faults-filing.ts';
import { saveDraft, SAVED } from '../reuse/drafts.ts';
import { keepTicked, setKeeping } from '../reuse/keeping.ts';
import { topMessage } from '../reuse/field-fault.ts';
import type { Prefill } from '../reuse/prefill.ts';
import { dropFile, missingPaper, takeUpload } from '../reuse/uploads.ts';
import { validationOf } from '../reuse/validation.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import { type Draft, fileDossier, type FleetPortal } from '../state.ts';
import { faultsOf, type ItemStep, keepValues, leftAfterFault, PROVINCE, WARD } from './filing-items.ts';
import { CAPTCHA, ORDER, stepOf } from './filing-steps.ts';
import { inRow, PICKED, uploadsOf } from './papers-step.ts';
import { DONE, faultKey, MESSAGE } from './shown-once.ts';
import { variantOf } from '../state.ts';
import type { ControlState } from './view-state.ts';
import type { PostBack } from './web-form.ts';

type Next = Promise<ControlState | Response>;
type Course = { readonly portal: FleetPortal; readonly draft: Draft; readonly prefill: Prefill };

/** What an event within a draft makes of the form. */
export const raiseInDraft = async (course: Course, state: ControlState, event: PostBack): Next => {
  const { portal, draft } = course;
  const step = stepOf(state);
  if (event.target === PROVINCE) return { ...state, [WARD]: '' };
  if (event.target.endsWith('$lnkXoa')) {
    dropFile(draft, event.argument);
    return state;
  }
  if (event.target === 'btnNop') return file(portal, draft, state);
  const refused = step === 'papers' ? await keepFiles(portal, draft, state, event) : null;
  if (refused !== null) return typeof refused === 'string' ? { ...state, [MESSAGE]: refused } : refused;
  if (event.target === PICKED) return state;
  keepValues(portal, draft, state);
  if (event.target === 'btnQuayLai') return { ...state, step: neighbour(step, -1) };
  if (event.target === 'btnLuuNhap') {
    saveDraft(draft);
    return { ...state, [DONE]: SAVED };
  }
  if (event.target !== 'btnTiepTuc') return state;
  if (step === 'applicant' || step === 'declare') return leaveItems(course, step, state);
  if (step === 'papers') return leavePapers(portal, draft, state);
  return { ...state, step: neighbour(step, 1) };
};

const neighbour = (step: (typeof ORDER)[number], by: 1 | -1): string =>
  ORDER[ORDER.indexOf(step) + by] ?? step;

const leaveItems = (
  { portal, draft, prefill }: Course,
  step: ItemStep,
  state: ControlState,
): ControlState => {
  const faults = faultsOf(portal, draft.service, step, state);
  if (faults.size === 0) return { ...state, step: neighbour(step, 1) };
  const wrong = [...faults.keys()];
  const left = leftAfterFault(portal, draft.service, step, { state, prefill, wrong });
  const shown = Object.fromEntries([...faults].map(([id, text]) => [faultKey(id), text]));
  return { ...left, ...shown, [MESSAGE]: topMessage(validationOf(portal), [...faults.values()]) };
};

const leavePapers = async (portal: FleetPortal, draft: Draft, state: ControlState): Next => {
  await slowStep(portal);
  const missing = missingPaper(portal, draft);
  const lack =
    missing === null
      ? lacksSignature(portal, draft)
      : `Vui lòng đính kèm tệp tin cho giấy tờ bắt buộc: ${missing.label}`;
  if (lack !== null) return { ...state, [MESSAGE]: lack };
  const ticked = uploadsOf(portal, draft.service).filter((_, row) => state[inRow(row, 'chkLuuKho')] === 'on');
  keepTicked(
    portal,
    draft,
    ticked.map(({ id }) => id),
  );
  return { ...state, step: 'fee', rblHinhThuc: state['rblHinhThuc'] ?? 'truc-tuyen' };
};

/** Takes the files that came along; what the page says, or answers, where one is refused. */
const keepFiles = async (
  portal: FleetPortal,
  draft: Draft,
  state: ControlState,
  { files }: PostBack,
): Promise<string | Response | null> => {
  for (const [row, { id: slot }] of uploadsOf(portal, draft.service).entries()) {
    setKeeping(portal, draft, slot, state[inRow(row, 'chkLuuKho')] === 'on');
    const sent = files.get(inRow(row, 'fuTep'));
    if (sent === undefined) continue;
    const { status, message } = await takeUpload(portal, draft, slot, sent);
    // The refusal of an upload too large is part of the page; what breaks the upload itself is all that comes.
    if (message !== null)
      return status === 413 && variantOf(portal, 'limit-not-honoured') === null
        ? new Response(message, { status: 413 })
        : message;
  }
  return null;
};

const file = async (portal: FleetPortal, draft: Draft, state: ControlState): Next => {
  if (portal.captcha && state['txtCaptcha'] !== CAPTCHA)
    return { ...state, [MESSAGE]: 'Mã xác nhận không đúng' };
  const outcome = await filingOutcome(portal);
  if (outcome.kind === 'refused') return outcome.answer;
  if (outcome.kind === 'message') return { ...state, [MESSAGE]: outcome.text };
  fileDossier(portal, draft);
  return { step: 'result', hs: draft.id, filedAt: String(Date.now()) };
};
