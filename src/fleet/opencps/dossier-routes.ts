import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { shownCode, slowStep } from '../faults-filing.ts';
import { fileForClient } from '../file-for-client.ts';
import { afterFiling } from '../life-pages/after-filing.ts';
import { summarySection } from '../life-pages/summary.ts';
import { sessionOf } from '../portal-sign-in.ts';
import { consentBoxes } from '../reuse/consents.ts';
import { SAVED, saveDraft } from '../reuse/drafts.ts';
import { fieldFault } from '../reuse/field-fault.ts';
import { keepTicked } from '../reuse/keeping.ts';
import { isPhone, prefillFor } from '../reuse/prefill.ts';
import { dropFile, missingPaper, takeUpload } from '../reuse/uploads.ts';
import { validationOf } from '../reuse/validation.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import {
  type Draft,
  type FleetPortal,
  fileDossier,
  findOffered,
  openDraft,
  type PortalSession,
} from '../state.ts';
import { agencies, casesOf } from './agencies.ts';
import type { SavedStep, SentAnswer } from './client/wire.ts';
import { declaredItems, filledRows } from './declaration.ts';
import type { SitePaths } from './paths.ts';
import { shownDossier } from './shown-dossier.ts';

/** What Liferay gives its pages to prove a request by; it says nothing of the session's own id. */
export const authToken = (session: PortalSession): string =>
  createHash('sha256').update(`authToken ${session.id}`).digest('base64url').slice(0, 12);

/** A dossier under way: created, saved step by step, given files, submitted. Mounted under `/o/rest/v2/dossiers`. */
export const dossierRoutes = (portal: FleetPortal, paths: SitePaths): Hono => {
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
      const { serviceCode, govAgencyCode, dossierTemplateNo } = await bodyOf<Record<string, unknown>>(c);
      const offered = findOffered(portal, String(serviceCode));
      const agency = agencies(portal).find(({ value }) => value === govAgencyCode);
      const isCase = casesOf(portal, agency?.value ?? '').some(({ value }) => value === dossierTemplateNo);
      if (offered === null || agency === undefined || !isCase)
        return c.json({ message: 'Trường hợp giải quyết không hợp lệ' }, 400);
      const draft = openDraft(portal, offered, session.person);
      draft.fields.set('agency', agency.label);
      return c.json({ dossierId: draft.id });
    }),
  );
  app.get(
    '/:id',
    withDraft((c, draft) => {
      const prefill = prefillFor(portal, draft.person, isPhone(c.req.header('user-agent')));
      return c.json(shownDossier(portal, draft, prefill, paths));
    }),
  );
  app.put(
    '/:id',
    withDraft(async (c, draft) => {
      const { step, values = {}, kept = [], draft: saves } = await bodyOf<Partial<SavedStep>>(c);
      const names = [...declaredItems(portal, draft.service), ...consentBoxes(portal)].map(
        ({ name }) => name,
      );
      for (const name of names) if (values[name] !== undefined) draft.fields.set(name, String(values[name]));
      draft.fields.set('applicant', draft.fields.get('applicantName') ?? '');
      if (saves === true) {
        saveDraft(draft);
        return c.json({ message: SAVED });
      }
      if (step === 2) await slowStep(portal);
      const lack = lackOf(portal, draft, step ?? 0);
      if (lack !== null) return c.json({ message: lack }, 400);
      if (step === 2) keepTicked(portal, draft, kept);
      return c.json({ dossierId: draft.id });
    }),
  );

  app.post(
    '/:id/files',
    withDraft(async (c, draft) => {
      const form = await c.req.parseBody();
      const sent = form['file'] as File | string | undefined;
      const slot = String(form['dossierPartNo'] ?? '');
      const { status, message, files } = await takeUpload(portal, draft, slot, sent);
      return c.json(message === null ? { files } : { message, files }, status);
    }),
  );
  app.delete(
    '/:id/files/:file',
    withDraft((c, draft) => c.json({ files: dropFile(draft, c.req.param('file') ?? '') })),
  );

  app.get(
    '/:id/summary',
    withDraft((c, draft) => c.html(summarySection(portal, draft, filledRows(portal, draft)))),
  );
  app.post(
    '/:id/submitting',
    withDraft(async (c, draft) => {
      const lack = [1, 2].map((step) => lackOf(portal, draft, step)).find((text) => text !== null);
      if (lack !== undefined) return c.json({ message: lack });
      return fileForClient(c, portal, draft, () => resultOf(portal, draft, paths));
    }),
  );
  app.get(
    '/:id/submitting',
    withDraft((c, draft) => c.json(resultOf(portal, draft, paths))),
  );
  return app;
};

/** What a step still lacks, in words for the citizen; null where it is complete. */
const lackOf = (portal: FleetPortal, draft: Draft, step: number): string | null => {
  if (step === 1) {
    const today = new Date().toISOString().slice(0, 10);
    const validation = validationOf(portal);
    const faults = declaredItems(portal, draft.service).flatMap(
      (item) => fieldFault(item, draft.fields.get(item.name) ?? '', validation, today) ?? [],
    );
    return faults[0] ?? null;
  }
  if (step !== 2) return null;
  const missing = missingPaper(portal, draft);
  return missing === null ? lacksSignature(portal, draft) : `Vui lòng đính kèm: ${missing.label}`;
};

/** What stands in place of the stepper after filing: that the dossier is being processed, or its rows. */
const resultOf = (portal: FleetPortal, draft: Draft, { life }: SitePaths): SentAnswer => {
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

/** A JSON object of the request; empty where it is none. */
const bodyOf = async <T extends object>(c: Context): Promise<T> => {
  const body: unknown = await c.req.json().catch(() => null);
  return (typeof body === 'object' && body !== null ? body : {}) as T;
};
