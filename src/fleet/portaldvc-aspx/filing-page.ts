import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { filingOutcome, slowStep, uploadOutcome } from '../faults-filing.ts';
import { servicePage, shownName } from '../faults-services.ts';
import { filingSession, sessionOf } from '../portal-sign-in.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import { receive } from '../signing-pages/upload-refusal.ts';
import { type Draft, fileDossier, findOffered, type FleetPortal, openDraft } from '../state.ts';
import { agenciesFor, blankFields, CAPTCHA, documentSlots, knownOf } from './filing-fields.ts';
import { drawStep, fileControl, STEPS, stepOf } from './filing-steps.ts';
import { PATHS, signInFrom } from './paths.ts';
import { MISSING } from './public-pages.ts';
import type { ControlState } from './view-state.ts';
import { MESSAGE, type PostBack, type WebPage } from './web-form.ts';

type Next = Promise<ControlState | Response>;

/** From the choice of the agency to the dossier code, at one address: `?ma=` of the procedure. */
export const filingPage = (portal: FleetPortal): WebPage => {
  const offeredAt = (c: Context) => findOffered(portal, c.req.query('ma') ?? '');
  const draftOf = (c: Context, state: ControlState): Draft | null => {
    const draft = portal.drafts.get(state['hs'] ?? '');
    return draft?.person.idNumber === sessionOf(c, portal)?.person.idNumber ? (draft ?? null) : null;
  };
  const begin = (c: Context): ControlState => {
    const offered = offeredAt(c);
    const person = sessionOf(c, portal)?.person;
    if (offered === null || person === undefined) return {};
    const draft = openDraft(portal, offered, person);
    return { step: 'applicant', hs: draft.id, ...knownOf(person) };
  };
  return {
    path: PATHS.file,
    needsSession: true,
    load: (c) => {
      const offered = offeredAt(c);
      if (offered === null || servicePage(portal, offered) !== 'shown') return {};
      const here = new URL(c.req.url);
      if (filingSession(c, portal) === null) return c.redirect(signInFrom(`${here.pathname}${here.search}`));
      const [only, ...more] = agenciesFor(portal, offered);
      return more.length === 0 && only?.cases.length === 1 ? begin(c) : { step: 'agency' };
    },
    raise: async (c, state, event) => {
      const draft = draftOf(c, state);
      if (draft !== null) return raiseInDraft(portal, draft, state, event);
      const offered = offeredAt(c);
      const agency =
        offered === null
          ? undefined
          : agenciesFor(portal, offered).find(({ value }) => value === state['ddlCoQuan']);
      if (event.target === 'ddlCoQuan') {
        const [only, ...more] = agency?.cases ?? [];
        return { ...state, ddlTruongHop: more.length === 0 ? (only ?? '') : '' };
      }
      if (agency?.cases.includes(state['ddlTruongHop'] ?? '')) return begin(c);
      return { ...state, [MESSAGE]: 'Vui lòng chọn cơ quan và trường hợp giải quyết.' };
    },
    draw: (c, state, controls) => {
      const offered = offeredAt(c);
      const shown = offered === null ? 'missing' : servicePage(portal, offered);
      if (offered === null || shown === 'missing') return MISSING;
      if (shown === 'empty') return { title: shownName(portal, offered), body: html`` };
      const draft = draftOf(c, state);
      return {
        title: STEPS[stepOf(state)],
        signs: stepOf(state) === 'papers',
        body: drawStep({ portal, offered, state, controls }, draft),
      };
    },
  };
};

const raiseInDraft = async (
  portal: FleetPortal,
  draft: Draft,
  state: ControlState,
  event: PostBack,
): Next => {
  const step = stepOf(state);
  if (event.target === 'btnQuayLai') return { ...state, step: BEFORE[step] };
  if (event.target === 'ddlTinh') return { ...state, ddlXa: '' };
  if (event.target.endsWith('$lnkXoa')) {
    draft.files = draft.files.filter(({ id }) => id !== event.argument);
    return state;
  }
  if (event.target === 'btnNop') return file(portal, draft, state);
  const lack = step === 'papers' ? await keepFiles(portal, draft, event) : null;
  if (lack !== null) return typeof lack === 'string' ? { ...state, [MESSAGE]: lack } : lack;
  if (event.target !== 'btnTiepTuc') return state;
  for (const [name, value] of Object.entries(state)) if (!OWN.includes(name)) draft.fields.set(name, value);
  if (step === 'applicant') {
    const blank = blankFields(state);
    return blank.length === 0
      ? { ...state, step: 'papers' }
      : { ...state, [MESSAGE]: `Vui lòng nhập các thông tin bắt buộc: ${blank.join(', ')}` };
  }
  if (step === 'papers') {
    await slowStep(portal);
    const missing = documentSlots(draft.service).find(
      ({ id, required }) => required && !draft.files.some(({ slot }) => slot === id),
    );
    const text =
      missing === undefined
        ? lacksSignature(portal, draft)
        : `Vui lòng đính kèm tệp tin cho giấy tờ bắt buộc: ${missing.name}`;
    return text === null
      ? { ...state, step: 'fee', rblHinhThuc: state['rblHinhThuc'] ?? 'truc-tiep' }
      : { ...state, [MESSAGE]: text };
  }
  return step === 'fee' ? { ...state, step: 'review' } : state;
};

/** Parts of the state that are no fields of the form. */
const OWN: readonly string[] = ['step', 'hs', 'filedAt', MESSAGE];
const BEFORE = {
  agency: 'agency',
  applicant: 'applicant',
  papers: 'applicant',
  fee: 'papers',
  review: 'fee',
  result: 'result',
} as const;

/** Takes the files that came along; what the page says, or answers, where one is refused. */
const keepFiles = async (
  portal: FleetPortal,
  draft: Draft,
  { files }: PostBack,
): Promise<string | Response | null> => {
  for (const [row, { id: slot }] of documentSlots(draft.service).entries()) {
    const sent = files.get(fileControl(row));
    if (sent === undefined) continue;
    const outcome = await uploadOutcome(portal);
    if (outcome.kind === 'refused')
      return outcome.status === 413 ? new Response(outcome.text, { status: 413 }) : outcome.text;
    const bytes = Buffer.from(await sent.arrayBuffer());
    if (bytes.toString('latin1', 0, 5) !== '%PDF-') return 'Tệp tin không đúng định dạng';
    const reception = await receive(portal, draft.person, bytes);
    if (!reception.taken) return reception.text;
    if (outcome.kind === 'kept')
      draft.files.push({ id: randomBytes(6).toString('hex'), slot, name: sent.name, bytes: sent.size });
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
