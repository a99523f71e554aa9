import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { codeDelayMs, filingOutcome, slowStep, uploadOutcome } from '../faults-filing.ts';
import { servicePage } from '../faults-services.ts';
import { afterFiling } from '../life-pages/after-filing.ts';
import { filingSession, sessionOf } from '../portal-sign-in.ts';
import { lacksSignature } from '../signing-pages/signing-duty.ts';
import { receive } from '../signing-pages/upload-refusal.ts';
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
import { agenciesFor, APPLICANT_FIELDS, blankFields, CAPTCHA, documentSlots, WARDS } from './forms.ts';
import { messagePage, money, serviceDetailPage, successPage } from './pages.ts';
import { pathsOf, shapeOf } from './paths.ts';
import { DENIED, fieldsOf, notFound, toSignIn, visitOf } from './visit.ts';

/** From the choice of the case to the dossier code. */
export const filingRoutes = (portal: FleetPortal): Hono => {
  const app = new Hono();
  const at = pathsOf(portal);
  const begin = (offered: OfferedService, person: SignedInPerson): string => {
    const draft = openDraft(portal, offered, person);
    for (const { name, fixed } of APPLICANT_FIELDS) if (fixed) draft.fields.set(name, fixed(person));
    return `${at.applicant}?sid=${draft.id}`;
  };
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
    withDraft((c, draft) => c.html(applicantPage(portal, visitOf(c, portal), draft, ''))),
  );
  app.get(at.wards, (c) => c.json(WARDS));
  app.post(
    at.applicant,
    withDraft(async (c, draft) => {
      const form = await fieldsOf(c);
      for (const { name, fixed } of APPLICANT_FIELDS) if (!fixed) draft.fields.set(name, form[name] ?? '');
      const blank = blankFields(Object.fromEntries(draft.fields));
      if (blank.length === 0) return c.redirect(`${at.documents}?sid=${draft.id}`);
      const error = `Dữ liệu biểu mẫu điền vào bị lỗi, công dân vui lòng nhập lại! Xin cảm ơn! (${blank.join(', ')})`;
      return c.html(applicantPage(portal, visitOf(c, portal), draft, error));
    }),
  );

  app.get(
    at.documents,
    withDraft((c, draft) => c.html(documentsPage(portal, visitOf(c, portal), draft, ''))),
  );
  app.post(
    at.upload,
    withDraft(async (c, draft) => {
      const form = await c.req.parseBody();
      const sent = form['tep'];
      if (!(sent instanceof File)) return c.json({ ok: false, message: 'Chưa chọn tệp tin' });
      const outcome = await uploadOutcome(portal);
      if (outcome.kind === 'refused') return c.json({ ok: false, message: outcome.text }, outcome.status);
      const bytes = Buffer.from(await sent.arrayBuffer());
      if (bytes.toString('latin1', 0, 5) !== '%PDF-')
        return c.json({ ok: false, message: 'Tệp tin không đúng định dạng' });
      const reception = await receive(portal, draft.person, bytes);
      if (!reception.taken) return c.json({ ok: false, message: reception.text });
      if (outcome.kind === 'kept')
        draft.files.push({
          id: randomBytes(6).toString('hex'),
          slot: String(form['slot'] ?? ''),
          name: sent.name,
          bytes: sent.size,
        });
      return c.json({ ok: true, files: draft.files });
    }),
  );
  app.post(
    at.remove,
    withDraft(async (c, draft) => {
      const { tep } = await fieldsOf(c);
      draft.files = draft.files.filter(({ id }) => id !== tep);
      return c.json({ ok: true, files: draft.files });
    }),
  );
  app.post(
    at.documents,
    withDraft(async (c, draft) => {
      draft.fields.set('_fcNoiDung', (await fieldsOf(c))['_fcNoiDung'] ?? '');
      await slowStep(portal);
      const missing = documentSlots(draft.service).find(
        ({ id, required }) => required && !draft.files.some(({ slot }) => slot === id),
      );
      const unsigned = lacksSignature(portal, draft);
      if (missing === undefined && unsigned === null) return c.redirect(`${at.fee}?sid=${draft.id}`);
      const error =
        missing === undefined
          ? (unsigned ?? '')
          : `Vui lòng đính kèm tệp tin cho giấy tờ bắt buộc: ${missing.name}`;
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
