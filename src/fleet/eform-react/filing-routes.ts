import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { shownCode, slowStep } from '../faults-filing.ts';
import { fileForClient } from '../file-for-client.ts';
import { servicePage } from '../faults-services.ts';
import { afterFiling } from '../life-pages/after-filing.ts';
import { documentsDuty, summarySection } from '../life-pages/summary.ts';
import type { LifePaths } from '../life-pages/life-paths.ts';
import { filingSession, sessionOf } from '../portal-sign-in.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { consentBoxes } from '../reuse/consents.ts';
import { SAVED, saveDraft } from '../reuse/drafts.ts';
import { printOffer } from '../reuse/filled-form.ts';
import { keepTicked } from '../reuse/keeping.ts';
import { isPhone, type Prefill, prefillFor } from '../reuse/prefill.ts';
import type { ReusePaths } from '../reuse/reuse-paths.ts';
import { FETCHED } from '../reuse/reuse-routes.ts';
import { dropFile, missingPaper, takeUpload } from '../reuse/uploads.ts';
import { validationOf } from '../reuse/validation.ts';
import { eFormOffer } from '../signing-pages/e-form.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import type { SigningPaths } from '../signing-pages/signing-paths.ts';
import { type Draft, type FleetPortal, fileDossier, findOffered, openDraft } from '../state.ts';
import type { Filing, SentAnswer } from './client/wire.ts';
import { filledRows, stepFaults } from './declared-items.ts';
import { numberOf, withDraft } from './own-draft.ts';
import { ownerFields } from './owner-fields.ts';
import { paperRows } from './paper-rows.ts';
import { bodies, shownFee, unitsOf } from './procedures.ts';

/** Dependent lists come a moment later than the page does, milliseconds. */
const LIST_DELAY_MS = 250;
/** A filing under way: opened, saved step by step, given files, sent. Mounted under `/api/ho-so`. */
export const filingRoutes = (
  portal: FleetPortal,
  paths: SigningPaths,
  life: LifePaths,
  reuse: ReusePaths,
): Hono => {
  const app = new Hono();
  const prefillOf = (c: Context, { person }: Draft): Prefill =>
    prefillFor(portal, person, isPhone(c.req.header('user-agent')));
  app.get('/co-quan', (c) => {
    const offered = findOffered(portal, c.req.query('MaTTHC') ?? '');
    if (offered === null || servicePage(portal, offered) !== 'shown')
      return c.json({ message: 'Không tìm thấy thủ tục' }, 404);
    if (filingSession(c, portal) === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
    return c.json(bodies(portal));
  });
  app.get('/don-vi', async (c) => {
    await wait(LIST_DELAY_MS, undefined, { ref: false });
    const body = bodies(portal).find(({ value }) => value === c.req.query('coQuan'));
    return c.json(body === undefined ? [] : unitsOf(body.value));
  });
  app.post('/', async (c) => {
    const session = sessionOf(c, portal);
    if (session === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
    const chosen = await fieldsOf(c);
    const offered = findOffered(portal, chosen['maTTHC'] ?? '');
    const isUnit = unitsOf(chosen['coQuan'] ?? '').some(({ value }) => value === chosen['donVi']);
    if (offered === null || !isUnit) return c.json({ message: 'Thông tin chung không hợp lệ' }, 400);
    return c.json({ number: numberOf(openDraft(portal, offered, session.person)) });
  });

  app.get(
    '/:number',
    withDraft(portal, (c, draft) => c.json(filingOf(portal, draft, prefillOf(c, draft), paths, reuse))),
  );
  const takeOwner = (c: Context, draft: Draft, sent: Sent): void => {
    for (const { name, value, locked } of ownerFields(draft, prefillOf(c, draft)))
      draft.fields.set(name, locked ? value : String(sent[name] ?? ''));
    for (const { name } of consentBoxes(portal)) draft.fields.set(name, String(sent[name] ?? ''));
    draft.fields.set('applicant', draft.fields.get('hoVaTen') ?? '');
  };
  app.post(
    '/:number/luu-nhap',
    withDraft(portal, async (c, draft) => {
      const sent = await fieldsOf(c);
      if (sent['hoVaTen'] !== undefined) takeOwner(c, draft, sent);
      saveDraft(draft);
      return c.json({ message: SAVED });
    }),
  );
  app.post(
    '/:number/buoc/:step',
    withDraft(portal, async (c, draft) => {
      const step = Number(c.req.param('step'));
      const sent = await fieldsOf(c);
      if (step === 1) takeOwner(c, draft, sent);
      if (step === 3) await slowStep(portal);
      const lack = lackOf(portal, draft, step);
      if (lack !== null) return c.json({ message: lack }, 400);
      if (step === 3) keepTicked(portal, draft, (sent['luuKho'] ?? '').split(','));
      return c.json({});
    }),
  );
  app.post(
    '/:number/tep',
    withDraft(portal, async (c, draft) => {
      const form = await c.req.parseBody();
      const sent = form['tep'] as File | string | undefined;
      const { status, message, files } = await takeUpload(portal, draft, String(form['slot'] ?? ''), sent);
      return c.json(message === null ? { files } : { message, files }, status);
    }),
  );
  app.delete(
    '/:number/tep/:file',
    withDraft(portal, (c, draft) => c.json({ files: dropFile(draft, c.req.param('file') ?? '') })),
  );
  app.post(
    '/:number/gui',
    withDraft(portal, async (c, draft) => {
      const lack = [1, 2, 3].map((step) => lackOf(portal, draft, step)).find((text) => text !== null);
      if (lack !== undefined) return c.json({ message: lack });
      return fileForClient(c, portal, draft, () => resultOf(portal, draft, life));
    }),
  );
  app.get(
    '/:number/ket-qua',
    withDraft(portal, (c, draft) => c.json(resultOf(portal, draft, life))),
  );
  return app;
};

const filingOf = (
  portal: FleetPortal,
  draft: Draft,
  prefill: Prefill,
  paths: SigningPaths,
  reuse: ReusePaths,
): Filing => {
  const { blank } = askedForm(portal, draft.service);
  const kept = (name: string): string | undefined => draft.fields.get(name);
  return {
    number: numberOf(draft),
    token: draft.token,
    service: draft.service.service.name.vi,
    fee: shownFee(draft.service),
    owner: ownerFields(draft, prefill),
    consents: consentBoxes(portal).map((box) => ({
      ...box,
      ticked: kept(box.name) === undefined ? box.ticked : kept(box.name) === 'co',
    })),
    validation: validationOf(portal),
    papers: paperRows(portal, draft, reuse),
    blank: blank === null ? null : { ...blank, href: `${reuse.blank}/${draft.service.number}` },
    print: printOffer(portal, draft.id, reuse),
    fetched: FETCHED,
    files: draft.files,
    draftId: draft.id,
    summary: String(summarySection(portal, draft, filledRows(portal, draft))),
    remarks: String(documentsDuty(portal)),
    eForm: eFormOffer(portal, draft.service, paths),
  };
};

/** What a step still lacks, in words for the citizen; null where it is complete. */
const lackOf = (portal: FleetPortal, draft: Draft, step: number): string | null => {
  if (step === 1 || step === 2) return stepFaults(portal, draft, step)[0] ?? null;
  if (step !== 3) return null;
  const missing = missingPaper(portal, draft);
  return missing === null ? lacksSignature(portal, draft) : `Vui lòng đính kèm: ${missing.label}`;
};

/** What stands in place of the wizard after sending: that the dossier is being processed, or its rows. */
const resultOf = (portal: FleetPortal, draft: Draft, life: LifePaths): SentAnswer => {
  if (draft.dossierCode === null || Date.now() < Number(draft.fields.get('readyAt')))
    return { processing: true };
  const dossier = fileDossier(portal, draft);
  const shown = shownCode(portal, dossier.code);
  const code = shown.label ? [['Mã hồ sơ', shown.code ?? ''] as const] : [];
  return {
    rows: [...code, ['Ngày hẹn trả dự kiến', dossier.dueOn]],
    remark: shown.remark,
    after: afterFiling(portal, life, draft),
  };
};

type Sent = Readonly<Record<string, string | undefined>>;

const fieldsOf = async (c: Context): Promise<Sent> => {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, string>) : {};
};
