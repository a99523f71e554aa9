import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { codeDelayMs, filingOutcome, shownCode, slowStep, uploadOutcome } from '../faults-filing.ts';
import { servicePage } from '../faults-services.ts';
import { afterFiling } from '../life-pages/after-filing.ts';
import type { LifePaths } from '../life-pages/life-paths.ts';
import { filingSession, sessionOf } from '../portal-sign-in.ts';
import { eFormOffer } from '../signing-pages/e-form.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import type { SigningPaths } from '../signing-pages/signing-paths.ts';
import { receive } from '../signing-pages/upload-refusal.ts';
import { type Draft, type FleetPortal, fileDossier, findOffered, openDraft } from '../state.ts';
import type { Filing, SentAnswer } from './client/wire.ts';
import { QUESTIONS } from './eform-routes.ts';
import { numberOf, withDraft } from './own-draft.ts';
import { bodies, shownFee, SLOTS, unitsOf } from './procedures.ts';

/** Dependent lists come a moment later than the page does, milliseconds. */
const LIST_DELAY_MS = 250;
const FILE_TYPES = /\.(pdf|docx?|jpe?g|png)$/i;
const LARGEST_FILE_BYTES = 10_000_000;
const OWNER_FIELDS = ['hoVaTen', 'loaiGiayTo', 'soGiayTo', 'ngaySinh', 'gioiTinh', 'quocTich', 'diaChi'];

/** A filing under way: opened, saved step by step, given files, sent. Mounted under `/api/ho-so`. */
export const filingRoutes = (portal: FleetPortal, paths: SigningPaths, life: LifePaths): Hono => {
  const app = new Hono();
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
    withDraft(portal, (c, draft) => c.json(filingOf(portal, draft, paths))),
  );
  app.post(
    '/:number/buoc/:step',
    withDraft(portal, async (c, draft) => {
      const step = Number(c.req.param('step'));
      if (step === 1) {
        const sent = await fieldsOf(c);
        for (const name of [...OWNER_FIELDS, 'noiCap']) draft.fields.set(name, String(sent[name] ?? ''));
        draft.fields.set('applicant', sent['hoVaTen'] ?? '');
      }
      if (step === 3) await slowStep(portal);
      const lack = lackOf(portal, draft, step);
      return lack === null ? c.json({}) : c.json({ message: lack }, 400);
    }),
  );
  app.post(
    '/:number/tep',
    withDraft(portal, async (c, draft) => {
      const form = await c.req.parseBody();
      const sent = form['tep'];
      if (!(sent instanceof File)) return c.json({ message: 'Chưa chọn tệp tin', files: draft.files }, 400);
      if (!FILE_TYPES.test(sent.name) || sent.size === 0)
        return c.json({ message: 'Tệp tin không đúng định dạng', files: draft.files });
      if (sent.size > LARGEST_FILE_BYTES)
        return c.json({ message: 'Tệp tin quá lớn', files: draft.files }, 413);
      const outcome = await uploadOutcome(portal);
      if (outcome.kind === 'refused')
        return c.json({ message: outcome.text, files: draft.files }, outcome.status);
      const reception = await receive(portal, draft.person, Buffer.from(await sent.arrayBuffer()));
      if (!reception.taken) return c.json({ message: reception.text, files: draft.files });
      if (outcome.kind === 'kept')
        draft.files.push({
          id: randomBytes(6).toString('hex'),
          slot: String(form['slot'] ?? ''),
          name: sent.name,
          bytes: sent.size,
        });
      return c.json({ files: draft.files });
    }),
  );
  app.delete(
    '/:number/tep/:file',
    withDraft(portal, (c, draft) => {
      draft.files = draft.files.filter(({ id }) => id !== c.req.param('file'));
      return c.json({ files: draft.files });
    }),
  );
  app.post(
    '/:number/gui',
    withDraft(portal, async (c, draft) => {
      const lack = [1, 2, 3].map((step) => lackOf(portal, draft, step)).find((text) => text !== null);
      if (lack !== undefined) return c.json({ message: lack });
      const outcome = await filingOutcome(portal);
      if (outcome.kind === 'refused') return outcome.answer;
      if (outcome.kind === 'message') return c.json({ message: outcome.text });
      fileDossier(portal, draft);
      draft.fields.set('readyAt', String(Date.now() + codeDelayMs(portal)));
      return c.json(resultOf(portal, draft, life));
    }),
  );
  app.get(
    '/:number/ket-qua',
    withDraft(portal, (c, draft) => c.json(resultOf(portal, draft, life))),
  );
  return app;
};

const filingOf = (portal: FleetPortal, draft: Draft, paths: SigningPaths): Filing => ({
  number: numberOf(draft),
  token: draft.token,
  service: draft.service.service.name.vi,
  fee: shownFee(draft.service),
  person: { fullName: draft.person.fullName, idNumber: draft.person.idNumber },
  slots: SLOTS,
  files: draft.files,
  draftId: draft.id,
  eForm: eFormOffer(portal, draft.service, paths),
});

/** What a step still lacks, in words for the citizen; null where it is complete. */
const lackOf = (portal: FleetPortal, draft: Draft, step: number): string | null => {
  const isBlank = (name: string): boolean => (draft.fields.get(name) ?? '').trim() === '';
  if (step === 1 && OWNER_FIELDS.some(isBlank)) return 'Thông tin chủ hồ sơ chưa đầy đủ';
  if (step === 2 && QUESTIONS.some(({ name, required }) => required && isBlank(name)))
    return 'Tờ khai chưa đầy đủ';
  const missing = SLOTS.find(({ id, required }) => required && !draft.files.some(({ slot }) => slot === id));
  if (step !== 3) return null;
  return missing === undefined ? lacksSignature(portal, draft) : `Vui lòng đính kèm: ${missing.name}`;
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

const fieldsOf = async (c: Context): Promise<Readonly<Record<string, string | undefined>>> => {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, string>) : {};
};
