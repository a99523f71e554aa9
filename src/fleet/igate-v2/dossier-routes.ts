import { type Context, Hono } from 'hono';
import { shownCode, slowStep } from '../faults-filing.ts';
import { fileForClient } from '../file-for-client.ts';
import { summarySection } from '../life-pages/summary.ts';
import { afterFiling, afterFilingSection } from '../life-pages/after-filing.ts';
import { sessionOf } from '../portal-sign-in.ts';
import { SAVED, saveDraft } from '../reuse/drafts.ts';
import { fieldFault } from '../reuse/field-fault.ts';
import type { FilledRow } from '../reuse/filled-form.ts';
import { keepTicked } from '../reuse/keeping.ts';
import { dropFile, missingPaper, takeUpload } from '../reuse/uploads.ts';
import { validationOf } from '../reuse/validation.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import { type Draft, type FleetPortal, fileDossier, findOffered, openDraft } from '../state.ts';
import { captchaPicture, newCaptcha } from './captcha.ts';
import { LIFE_PATHS } from './paths.ts';
import { writtenValue } from '../reuse/declared.ts';
import { type Declared, declarationOf } from './declaration.ts';

/** Fields of the declaration; nothing else that a page sends is kept. */
const DECLARED = /^data\[\w{1,60}\]$/;

/** What the stepper sends: `draft` where the citizen only saves. */
type Saved = { readonly step?: number; readonly data?: Record<string, string>; readonly draft?: boolean };

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
      const { step, data, draft: save } = await c.req.json<Saved>();
      const sent = Object.entries(data ?? {});
      for (const [name, value] of sent) if (DECLARED.test(name)) draft.fields.set(name, String(value));
      draft.fields.set('applicant', ownerOf(draft));
      if (save === true) {
        saveDraft(draft);
        return c.json({ message: SAVED });
      }
      if (step === 1) {
        const [fault] = declarationFaults(portal, draft);
        return fault === undefined ? c.json({ step }) : c.json({ message: fault }, 400);
      }
      await slowStep(portal);
      const lack = lackOf(portal, draft);
      if (lack !== null) return c.json({ message: lack }, 400);
      const kept = sent.flatMap(([name, value]) =>
        value === 'true' ? (/^luuKho\[(.+)\]$/.exec(name)?.[1] ?? []) : [],
      );
      keepTicked(portal, draft, kept);
      return c.json({ step });
    }),
  );

  app.post(
    '/:id/file',
    withDraft(async (c, draft) => {
      const form = await c.req.parseBody();
      const sent = form['file'] as File | string | undefined;
      const { status, message, files } = await takeUpload(portal, draft, String(form['slot'] ?? ''), sent);
      return c.json(message === null ? { files } : { message, files }, status);
    }),
  );
  app.delete(
    '/:id/file/:file',
    withDraft((c, draft) => c.json({ files: dropFile(draft, c.req.param('file') ?? '') })),
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
      return fileForClient(c, portal, draft, () => resultOf(portal, draft));
    }),
  );
  app.get(
    '/:id/summary',
    withDraft((c, draft) => c.html(summarySection(portal, draft, filledRows(portal, draft)))),
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
  missingPaper(portal, draft) === null
    ? lacksSignature(portal, draft)
    : 'Vui lòng đính kèm đầy đủ giấy tờ bắt buộc.';

const valueOf = (draft: Draft, key: string): string => draft.fields.get(`data[${key}]`) ?? '';

const ownerOf = (draft: Draft): string =>
  valueOf(draft, valueOf(draft, 'isOwnerDossier') === 'false' ? 'ownerFullname' : 'fullname');

const declared = (portal: FleetPortal, draft: Draft): readonly Declared[] =>
  declarationOf(portal, draft.service).flatMap(({ fields }) => fields);

const declarationFaults = (portal: FleetPortal, draft: Draft): readonly string[] => {
  const today = new Date().toISOString().slice(0, 10);
  const validation = validationOf(portal);
  return declared(portal, draft).flatMap(
    (field) => fieldFault(field, valueOf(draft, field.name), validation, today) ?? [],
  );
};

/** What the declaration holds, for printing. */
export const filledRows = (portal: FleetPortal, draft: Draft): readonly FilledRow[] =>
  declared(portal, draft)
    .map((field) => ({ label: field.label, value: writtenValue(field, valueOf(draft, field.name)) }))
    .filter(({ value }) => value !== '');

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
