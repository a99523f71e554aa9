import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { codeDelayMs, filingOutcome, slowStep } from '../faults-filing.ts';
import { servicePage } from '../faults-services.ts';
import { afterFiling } from '../life-pages/after-filing.ts';
import { filingSession, sessionOf } from '../portal-sign-in.ts';
import { saveDraft } from '../reuse/drafts.ts';
import { keepTicked } from '../reuse/keeping.ts';
import { isPhone, type Prefill, prefillFor } from '../reuse/prefill.ts';
import { dropFile, missingPaper, takeUpload } from '../reuse/uploads.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import {
  type Draft,
  fileDossier,
  findOffered,
  type FleetPortal,
  type OfferedService,
  openDraft,
  type SignedInPerson,
} from '../state.ts';
import { applicantPage, chooseCasePage, confirmPage, documentsPage, feePage } from './filing-pages.ts';
import { applicantFaults, loseAfterFault, takeApplicant } from './applicant.ts';
import { agenciesFor, CAPTCHA, WARDS } from './forms.ts';
import { messagePage, money, serviceDetailPage, successPage } from './pages.ts';
import { pathsOf, shapeOf } from './paths.ts';
import { DENIED, fieldsOf, notFound, toSignIn, visitOf } from './visit.ts';

/** From the choice of the case to the dossier code. */
export const filingRoutes = (portal: FleetPortal): Hono => {
  const app = new Hono();
  const at = pathsOf(portal);
  const begin = (offered: OfferedService, person: SignedInPerson): string =>
    `${at.applicant}?sid=${openDraft(portal, offered, person).id}`;
  const prefillOf = (c: Context, { person }: Draft): Prefill =>
    prefillFor(portal, person, isPhone(c.req.header('user-agent')));
  /** The caller's own draft under `?sid=`; the handler runs only with it, and with the right token on a POST. */
  const withDraft =
    (handle: (c: Context, draft: Draft) => Promise<Response> | Response) =>
    async (c: Context): Promise<Response> => {
      const session = sessionOf(c, portal);
      if (session === null) return toSignIn(c, portal);
      const draft = portal.drafts.get(c.req.query('sid') ?? '');
      if (draft?.person.idNumber !== session.person.idNumber)
        return c.html(messagePage(portal, visitOf(c, portal), 'Thông báo lỗi', 'Không tìm thấy hồ sơ.'), 404);
      if (c.req.method === 'POST' && (await fieldsOf(c))['tokencsrf'] !== draft.token)
        return c.text(DENIED, 403);
      return handle(c, draft);
    };
  const file = async (c: Context, draft: Draft): Promise<Response> => {
    if (portal.captcha && (await fieldsOf(c))['captcha'] !== CAPTCHA) {
      const page = shapeOf(portal) === 'feeLast' ? feePage : confirmPage;
      return c.html(page(portal, visitOf(c, portal), draft, 'Mã xác nhận không đúng'));
    }
    const outcome = await filingOutcome(portal);
    if (outcome.kind === 'refused') return outcome.answer;
    if (outcome.kind === 'message') return c.redirect(`${at.error}?sid=${draft.id}`);
    fileDossier(portal, draft);
    return c.redirect(`${at.success}?sid=${draft.id}`);
  };

  app.get(at.chooseCase, (c) => {
    const offered = findOffered(portal, c.req.query('ma-thu-tuc-public') ?? '');
    if (offered === null)
      return c.html(
        messagePage(portal, visitOf(c, portal), 'Thông báo', 'Không tìm thấy quy trình xử lý online'),
        404,
      );
    const missing = servicePage(portal, offered);
    if (missing === 'missing') return notFound(c, portal);
    if (missing === 'empty') return c.html(serviceDetailPage(portal, visitOf(c, portal), offered));
    const session = filingSession(c, portal);
    if (session === null) return toSignIn(c, portal);
    const agencies = agenciesFor(portal, offered);
    const [only] = agencies;
    if (agencies.length === 1 && only?.cases.length === 1) return c.redirect(begin(offered, session.person));
    return c.html(chooseCasePage(portal, visitOf(c, portal), offered, agencies, session.id));
  });
  app.get(at.cases, (c) => {
    const offered = findOffered(portal, c.req.query('ma-thu-tuc-public') ?? '');
    const agency = offered && agenciesFor(portal, offered).find(({ id }) => id === c.req.query('co-quan'));
    return c.json(agency?.cases ?? []);
  });
  app.post(at.chooseCase, async (c) => {
    const offered = findOffered(portal, c.req.query('ma-thu-tuc-public') ?? '');
    const session = sessionOf(c, portal);
    if (session === null || offered === null) return toSignIn(c, portal);
    const form = await fieldsOf(c);
    if (form['tokencsrf'] !== session.id) return c.text(DENIED, 403);
    const agencies = agenciesFor(portal, offered);
    const agency = agencies.find(({ id }) => id === form['coQuan']);
    if (!agency?.cases.includes(form['truongHop'] ?? ''))
      return c.html(chooseCasePage(portal, visitOf(c, portal), offered, agencies, session.id));
    return c.redirect(begin(offered, session.person));
  });

  app.get(
    at.applicant,
    withDraft((c, draft) =>
      c.html(
        applicantPage(portal, visitOf(c, portal), draft, {
          prefill: prefillOf(c, draft),
          faults: new Map(),
          saved: c.req.query('da-luu') !== undefined,
        }),
      ),
    ),
  );
  app.get(at.wards, (c) => c.json(WARDS));
  app.post(
    at.applicant,
    withDraft(async (c, draft) => {
      const form = await fieldsOf(c);
      const prefill = prefillOf(c, draft);
      takeApplicant(portal, draft, prefill, form);
      if (form['viec'] === 'luu-nhap') {
        saveDraft(draft);
        return c.redirect(`${at.applicant}?sid=${draft.id}&da-luu=1`);
      }
      const faults = applicantFaults(portal, draft);
      if (faults.size === 0) return c.redirect(`${at.documents}?sid=${draft.id}`);
      loseAfterFault(portal, draft, prefill, [...faults.keys()]);
      return c.html(applicantPage(portal, visitOf(c, portal), draft, { prefill, faults, saved: false }));
    }),
  );

  app.get(
    at.documents,
    withDraft((c, draft) =>
      c.html(documentsPage(portal, visitOf(c, portal), draft, '', c.req.query('da-luu') !== undefined)),
    ),
  );
  app.post(
    at.upload,
    withDraft(async (c, draft) => {
      const form = await c.req.parseBody();
      const { status, message, files } = await takeUpload(
        portal,
        draft,
        String(form['slot'] ?? ''),
        form['tep'] as File | string | undefined,
      );
      return message === null
        ? c.json({ ok: true, files })
        : c.json({ ok: false, message }, status === 413 ? 413 : 200);
    }),
  );
  app.post(
    at.remove,
    withDraft(async (c, draft) =>
      c.json({ ok: true, files: dropFile(draft, (await fieldsOf(c))['tep'] ?? '') }),
    ),
  );
  app.post(
    at.documents,
    withDraft(async (c, draft) => {
      const form = await fieldsOf(c);
      draft.fields.set('_fcNoiDung', form['_fcNoiDung'] ?? '');
      if (form['viec'] === 'luu-nhap') {
        saveDraft(draft);
        return c.redirect(`${at.documents}?sid=${draft.id}&da-luu=1`);
      }
      await slowStep(portal);
      const missing = missingPaper(portal, draft);
      const unsigned = lacksSignature(portal, draft);
      if (missing === null && unsigned === null) {
        const ticked = Object.keys(form).flatMap((name) => /^luuKho_(.+)$/.exec(name)?.[1] ?? []);
        keepTicked(portal, draft, ticked);
        return c.redirect(`${at.fee}?sid=${draft.id}`);
      }
      const error =
        missing === null
          ? (unsigned ?? '')
          : `Vui lòng đính kèm tệp tin cho giấy tờ bắt buộc: ${missing.label}`;
      return c.html(documentsPage(portal, visitOf(c, portal), draft, error));
    }),
  );

  app.get(
    at.fee,
    withDraft((c, draft) => c.html(feePage(portal, visitOf(c, portal), draft, ''))),
  );
  app.get(
    at.feeAmount,
    withDraft((c, draft) => {
      const post = c.req.query('hinh-thuc') === 'buu-chinh' ? 25_000 : 0;
      return c.json({ fee: money(draft.service.feeVnd), post: money(post) });
    }),
  );
  app.post(
    at.fee,
    withDraft((c, draft) =>
      shapeOf(portal) === 'feeLast' ? file(c, draft) : c.redirect(`${at.confirm}?sid=${draft.id}`),
    ),
  );

  app.get(
    at.confirm,
    withDraft((c, draft) => c.html(confirmPage(portal, visitOf(c, portal), draft, ''))),
  );
  app.post(at.confirm, withDraft(file));

  app.get(
    at.error,
    withDraft((c) =>
      c.html(
        messagePage(
          portal,
          visitOf(c, portal),
          'Thông báo lỗi',
          'Có lỗi trong quá trình nộp hồ sơ. Vui lòng thử lại sau.',
        ),
      ),
    ),
  );
  app.get(
    at.success,
    withDraft((c, draft) => {
      const dossier = portal.dossiers.get(draft.dossierCode ?? '');
      if (dossier === undefined) return c.redirect(`${at.documents}?sid=${draft.id}`);
      return c.html(
        successPage(
          portal,
          visitOf(c, portal),
          dossier,
          `${at.code}?sid=${draft.id}`,
          afterFiling(portal, at.life, draft),
        ),
      );
    }),
  );
  app.get(
    at.code,
    withDraft(async (c, draft) => {
      await wait(codeDelayMs(portal), undefined, { ref: false });
      return c.json({ code: draft.dossierCode });
    }),
  );
  return app;
};
