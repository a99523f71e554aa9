import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { codeDelayMs, filingOutcome, shownCode, slowStep, uploadOutcome } from '../faults-filing.ts';
import { afterFiling, afterFilingSection } from '../life-pages/after-filing.ts';
import { sessionOf } from '../portal-sign-in.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import { receive } from '../signing-pages/upload-refusal.ts';
import { type Draft, type FleetPortal, fileDossier, findOffered, openDraft } from '../state.ts';
import { captchaPicture, newCaptcha } from './captcha.ts';
import { LIFE_PATHS } from './paths.ts';
import { DOCUMENTS } from './stepper.ts';

const FILE_TYPES = /\.(pdf|docx?|jpe?g|png)$/i;
const LARGEST_FILE_BYTES = 10_000_000;
/** Form.io keys without which the first step is not complete. */
const REQUIRED = [
  'fullname',
  'birthday',
  'identityNumber',
  'phoneNumber',
  'address',
  'noidungyeucaugiaiquyet',
];
/** Fields of the declaration; nothing else that a page sends is kept. */
const DECLARED = /^data\[\w{1,60}\]$/;

/** A dossier under way: opened, saved step by step, given files, filed. Mounted under `/pa/dossier`. */
export const dossierRoutes = (portal: FleetPortal): Hono => {
  const app = new Hono();
  /** The caller's own draft; the handler runs only with it, and with its token on all that changes something. */
  const withDraft =
    (handle: (c: Context, draft: Draft) => Promise<Response> | Response) =>
    (c: Context): Promise<Response> | Response => {
      const session = sessionOf(c, portal);
      const draft = portal.drafts.get(c.req.param('id') ?? '');
      if (session === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
      if (draft?.person.idNumber !== session.person.idNumber)
        return c.json({ message: 'Không tìm thấy hồ sơ' }, 404);
      if (c.req.method !== 'GET' && c.req.header('authorization') !== `Bearer ${draft.token}`)
        return c.json({ message: 'Permission denied' }, 403);
      return handle(c, draft);
    };

  app.post('/', async (c) => {
    const session = sessionOf(c, portal);
    if (session === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
    const chosen = await fieldsOf(c);
    const offered = findOffered(portal, chosen['procedure'] ?? '');
    if (offered === null || !chosen['agency']) return c.json({ message: 'Không tìm thấy quy trình' }, 400);
    const draft = openDraft(portal, offered, session.person);
    return c.json({ id: draft.id, token: draft.token });
  });

  app.put(
    '/:id',
    withDraft(async (c, draft) => {
      const { step, data } = await c.req.json<{ step?: number; data?: Record<string, string> }>();
      const declared = Object.entries(data ?? {}).filter(([name]) => DECLARED.test(name));
      for (const [name, value] of declared) draft.fields.set(name, String(value));
      if (step === 1) {
        const valueOf = (key: string): string => draft.fields.get(`data[${key}]`) ?? '';
        if (REQUIRED.some((key) => valueOf(key).trim() === ''))
          return c.json({ message: 'Vui lòng nhập đủ thông tin bắt buộc' }, 400);
        const owner = valueOf('isOwnerDossier') === 'true' ? 'fullname' : 'ownerFullname';
        draft.fields.set('applicant', valueOf(owner));
        return c.json({ step });
      }
      await slowStep(portal);
      const lack = lackOf(portal, draft);
      return lack === null ? c.json({ step }) : c.json({ message: lack }, 400);
    }),
  );

  app.post(
    '/:id/file',
    withDraft(async (c, draft) => {
      const form = await c.req.parseBody();
      const sent = form['file'];
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
      const file = {
        id: randomBytes(6).toString('hex'),
        slot: String(form['slot'] ?? ''),
        name: sent.name,
        bytes: sent.size,
      };
      if (outcome.kind === 'kept') draft.files.push(file);
      return c.json({ files: draft.files });
    }),
  );
  app.delete(
    '/:id/file/:file',
    withDraft((c, draft) => {
      draft.files = draft.files.filter(({ id }) => id !== c.req.param('file'));
      return c.json({ files: draft.files });
    }),
  );

  app.get(
    '/:id/captcha',
    withDraft((c, draft) => {
      const word = newCaptcha();
      draft.fields.set('captcha', word);
      return c.body(captchaPicture(word), 200, {
        'content-type': 'image/svg+xml',
        'cache-control': 'no-store',
      });
    }),
  );

  app.post(
    '/:id/apply-online',
    withDraft(async (c, draft) => {
      const form = await fieldsOf(c);
      if (portal.captcha && !solves(draft, form['captcha']))
        return c.json({ message: 'Mã xác nhận không đúng' });
      const lack = lackOf(portal, draft);
      if (lack !== null) return c.json({ message: lack });
      const outcome = await filingOutcome(portal);
      if (outcome.kind === 'refused') return outcome.answer;
      if (outcome.kind === 'message') return c.json({ message: outcome.text });
      fileDossier(portal, draft);
      draft.fields.set('readyAt', String(Date.now() + codeDelayMs(portal)));
      return c.json(resultOf(portal, draft));
    }),
  );
  app.get(
    '/:id/result',
    withDraft((c, draft) => c.json(resultOf(portal, draft))),
  );
  return app;
};

/** Whether the picture's word was typed; a draft that was never shown a picture has none. */
const solves = (draft: Draft, typed: string | undefined): boolean => {
  const word = draft.fields.get('captcha');
  return word !== undefined && typed?.trim().toLowerCase() === word;
};

/** What the documents step still lacks, in words for the citizen; null where it is complete. */
const lackOf = (portal: FleetPortal, draft: Draft): string | null =>
  DOCUMENTS.some(({ required, slot }) => required && !draft.files.some((file) => file.slot === slot))
    ? 'Vui lòng đính kèm đầy đủ giấy tờ bắt buộc.'
    : lacksSignature(portal, draft);

/** What the result panel shows: that the dossier is being processed, or its rows. */
const resultOf = (portal: FleetPortal, draft: Draft) => {
  if (draft.dossierCode === null || Date.now() < Number(draft.fields.get('readyAt')))
    return { processing: true };
  const dossier = fileDossier(portal, draft);
  const shown = shownCode(portal, dossier.code);
  const code = shown.label ? [['Mã hồ sơ', shown.code ?? '']] : [];
  return {
    rows: [...code, ['Ngày hẹn trả dự kiến', dossier.dueOn]],
    remark: shown.remark,
    after: String(afterFilingSection(afterFiling(portal, LIFE_PATHS, draft))),
  };
};

const fieldsOf = async (c: Context): Promise<Readonly<Record<string, string | undefined>>> => {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, string>) : {};
};
