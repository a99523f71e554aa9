import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { codeDelayMs, filingOutcome, shownCode, slowStep, uploadOutcome } from '../faults-filing.ts';
import { shownName } from '../faults-services.ts';
import { afterFiling } from '../life-pages/after-filing.ts';
import type { LifePaths } from '../life-pages/life-paths.ts';
import { sessionOf } from '../portal-sign-in.ts';
import { eFormOffer } from '../signing-pages/e-form.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import type { SigningPaths } from '../signing-pages/signing-paths.ts';
import { receive } from '../signing-pages/upload-refusal.ts';
import {
  type Draft,
  type FleetPortal,
  fileDossier,
  findOffered,
  openDraft,
  type PortalSession,
} from '../state.ts';
import type { Dossier, SentAnswer } from './client/wire.ts';
import { agencies, casesOf, declarationOf, PAPERS, shownFee } from './declaration.ts';

const FILE_TYPES = /\.(pdf|docx?|jpe?g|png)$/i;
const LARGEST_FILE_BYTES = 10_000_000;

/** What Liferay gives its pages to prove a request by; it says nothing of the session's own id. */
export const authToken = (session: PortalSession): string =>
  createHash('sha256').update(`authToken ${session.id}`).digest('base64url').slice(0, 12);

/** A dossier under way: created, saved step by step, given files, submitted. Mounted under `/o/rest/v2/dossiers`. */
export const dossierRoutes = (portal: FleetPortal, paths: SigningPaths, life: LifePaths): Hono => {
  const app = new Hono();
  type Handle = (c: Context, session: PortalSession) => Promise<Response> | Response;
  /** Only for somebody signed in, and with the token on all that changes something. */
  const withSession =
    (handle: Handle) =>
    (c: Context): Promise<Response> | Response => {
      const session = sessionOf(c, portal);
      if (session === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
      if (c.req.method !== 'GET' && c.req.header('token') !== authToken(session))
        return c.json({ message: 'Yêu cầu không hợp lệ' }, 403);
      return handle(c, session);
    };
  const withDraft = (handle: (c: Context, draft: Draft) => Promise<Response> | Response) =>
    withSession((c, session) => {
      const draft = portal.drafts.get(c.req.param('id') ?? '');
      return draft?.person.idNumber === session.person.idNumber
        ? handle(c, draft)
        : c.json({ message: 'Không tìm thấy hồ sơ' }, 404);
    });

  app.post(
    '/',
    withSession(async (c, session) => {
      const chosen = await fieldsOf(c);
      const offered = findOffered(portal, chosen['serviceCode'] ?? '');
      const agency = agencies(portal).find(({ value }) => value === chosen['govAgencyCode']);
      const isCase = casesOf(portal, agency?.value ?? '').some(
        ({ value }) => value === chosen['dossierTemplateNo'],
      );
      if (offered === null || agency === undefined || !isCase)
        return c.json({ message: 'Trường hợp giải quyết không hợp lệ' }, 400);
      const draft = openDraft(portal, offered, session.person);
      draft.fields.set('agency', agency.label);
      return c.json({ dossierId: draft.id });
    }),
  );
  app.get(
    '/:id',
    withDraft((c, draft) => c.json(dossierOf(portal, draft, paths))),
  );
  app.put(
    '/:id',
    withDraft(async (c, draft) => {
      const { step, ...values } = await fieldsOf(c);
      const names = declarationOf(draft.person).flatMap(({ fields }) => fields.map(({ name }) => name));
      for (const name of names) if (values[name] !== undefined) draft.fields.set(name, values[name]);
      draft.fields.set('applicant', draft.fields.get('applicantName') ?? '');
      if (step === '2') await slowStep(portal);
      const lack = lackOf(portal, draft, Number(step));
      return lack === null ? c.json({ dossierId: draft.id }) : c.json({ message: lack }, 400);
    }),
  );

  app.post(
    '/:id/files',
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
      const content = Buffer.from(await sent.arrayBuffer());
      const reception = await receive(portal, draft.person, content);
      if (!reception.taken) return c.json({ message: reception.text, files: draft.files });
      if (outcome.kind === 'kept') {
        const id = randomBytes(6).toString('hex');
        const slot = String(form['dossierPartNo'] ?? '');
        draft.files.push({ id, slot, name: sent.name, bytes: sent.size });
        draft.contents.set(id, content);
      }
      return c.json({ files: draft.files });
    }),
  );
  app.delete(
    '/:id/files/:file',
    withDraft((c, draft) => {
      draft.files = draft.files.filter(({ id }) => id !== c.req.param('file'));
      draft.contents.delete(c.req.param('file') ?? '');
      return c.json({ files: draft.files });
    }),
  );

  app.post(
    '/:id/submitting',
    withDraft(async (c, draft) => {
      const lack = [1, 2].map((step) => lackOf(portal, draft, step)).find((text) => text !== null);
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
    '/:id/submitting',
    withDraft((c, draft) => c.json(resultOf(portal, draft, life))),
  );
  return app;
};

const dossierOf = (portal: FleetPortal, draft: Draft, paths: SigningPaths): Dossier => ({
  dossierId: draft.id,
  serviceName: shownName(portal, draft.service),
  agency: draft.fields.get('agency') ?? '',
  fee: shownFee(draft.service),
  sections: declarationOf(draft.person).map(({ title, fields }) => ({
    title,
    fields: fields.map((field) => ({ ...field, value: draft.fields.get(field.name) ?? field.value })),
  })),
  papers: PAPERS,
  files: draft.files,
  eForm: eFormOffer(portal, draft.service, paths),
});

/** What a step still lacks, in words for the citizen; null where it is complete. */
const lackOf = (portal: FleetPortal, draft: Draft, step: number): string | null => {
  const isBlank = (name: string): boolean => (draft.fields.get(name) ?? '').trim() === '';
  const fields = declarationOf(draft.person).flatMap((section) => section.fields);
  if (step === 1 && fields.some(({ name, required }) => required && isBlank(name)))
    return 'Thông tin hồ sơ chưa đầy đủ';
  if (step !== 2) return null;
  const missing = PAPERS.find(({ id, required }) => required && !draft.files.some(({ slot }) => slot === id));
  return missing === undefined ? lacksSignature(portal, draft) : `Vui lòng đính kèm: ${missing.name}`;
};

/** What stands in place of the stepper after filing: that the dossier is being processed, or its rows. */
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
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
};
