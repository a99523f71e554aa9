import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { MenuItem } from '../page.ts';
import { sessionOf, signInPath } from '../portal-sign-in.ts';
import { type Draft, type FleetPortal, type PortalSession, variantOf } from '../state.ts';
import { storeShelves } from '../reuse/store-shelves.ts';
import { shownCertificate } from './certificate-details.ts';
import { eFormDialog, eFormPdf, keepEForm } from './e-form.ts';
import { storeBehind, storeLabel } from './offered-signing.ts';
import type { SigningErrand, SignsAs, StoredUpload } from './portal-signing.ts';
import { NO_CERTIFICATE, NO_FILE } from './result-words.ts';
import { resultFile, resultsPage } from './results.ts';
import { certificatesAt, keepSigned, neverAnswered, openErrand, progressOf } from './signing-errand.ts';
import { signingToken } from './signing-panel.ts';
import type { SigningPaths } from './signing-paths.ts';
import { newDocumentPage, storePage } from './store-pages.ts';
import { receive } from './upload-refusal.ts';

const LARGEST_FILE_BYTES = 10_000_000;
/** How the page tells of an upload that it took. */
const TONES = { unsigned: 'plain', good: 'good', bad: 'bad' } as const;

/** How a family puts a body into its own page. */
export type ShowPage = (c: Context, title: string, body: Markup) => Response | Promise<Response>;

/** Menu entries of signing: results for everybody, the store after the sign-in. */
export const signingMenu = (
  portal: FleetPortal,
  session: PortalSession | null,
  paths: SigningPaths,
): readonly MenuItem[] => {
  const store = storeLabel(portal);
  return [
    { label: 'Kết quả giải quyết', href: paths.results },
    ...(session === null || store === null ? [] : [{ label: store, href: paths.store }]),
  ];
};

/** Store of e-documents, e-form, signing and published results, shown in the family's own pages. */
export const signingRoutes = (portal: FleetPortal, paths: SigningPaths, show: ShowPage): Hono =>
  new Hono()
    .route('/', resultRoutes(portal, paths, show))
    .route('/', storeRoutes(portal, paths, show))
    .route('/', eFormRoutes(portal, paths))
    .route('/', orderRoutes(portal, paths));

const resultRoutes = (portal: FleetPortal, paths: SigningPaths, show: ShowPage): Hono => {
  const app = new Hono();
  app.get(paths.results, (c) => show(c, 'Kết quả giải quyết', resultsPage(portal, paths)));
  app.get(`${paths.results}/:file{.+\\.pdf}`, async (c) => {
    const name = c.req.param('file').replace(/\.pdf$/, '');
    const file = await resultFile(portal, name);
    return file === null ? c.text('Không có tệp này', 404) : pdfAnswer(file, `${name}.pdf`, 'inline');
  });
  return app;
};

type WithSession = (c: Context, session: PortalSession) => Promise<Response> | Response;

/** Pages send whoever is not signed in to the sign-in and back. */
const page =
  (portal: FleetPortal, handle: WithSession) =>
  (c: Context): Promise<Response> | Response => {
    const session = sessionOf(c, portal);
    return session === null ? c.redirect(signInPath(new URL(c.req.url).pathname)) : handle(c, session);
  };

/** Requests of the pages' script; whatever is posted carries the token. */
const request =
  (portal: FleetPortal, handle: WithSession) =>
  (c: Context): Promise<Response> | Response => {
    const session = sessionOf(c, portal);
    if (session === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
    if (c.req.method === 'POST' && c.req.header('x-csrf-token') !== signingToken(session))
      return c.json({ message: 'Yêu cầu không hợp lệ' }, 403);
    return handle(c, session);
  };

const storeRoutes = (portal: FleetPortal, paths: SigningPaths, show: ShowPage): Hono => {
  const app = new Hono();
  const { documents, errands, uploads } = portal.signing;
  // The fault may come and go while the fleet runs.
  for (const path of [paths.store, `${paths.store}/*`])
    app.use(path, async (c, next) => {
      const behind = storeBehind(portal);
      if (behind === 'missing') return c.text('Không tìm thấy trang', 404);
      return behind === 'words'
        ? show(c, 'Hồ sơ điện tử', html`<h1>Hồ sơ điện tử</h1><p>Chức năng đang được xây dựng.</p>`)
        : next();
    });
  const ownDocument = (c: Context, session: PortalSession) =>
    documents.get(session.person.idNumber)?.find(({ id }) => id === c.req.param('id')) ?? null;
  app.get(
    paths.store,
    page(portal, (c, session) => {
      const own = documents.get(session.person.idNumber) ?? [];
      const said = c.req.query('da-luu') === undefined ? '' : 'Lưu tài liệu thành công';
      const gone = c.req.query('da-xoa') === undefined ? '' : 'Đã xóa tài liệu khỏi kho';
      const shelves = storeShelves(portal, session, paths.store);
      return show(c, 'Hồ sơ điện tử', storePage(portal, own, paths, said || gone, shelves));
    }),
  );
  app.get(
    paths.newDocument,
    page(portal, (c, session) => show(c, 'Tải tài liệu mới', newDocumentPage(portal, session, paths, ''))),
  );
  app.post(
    paths.store,
    page(portal, async (c, session) => {
      const form = await fieldsOf(c);
      if (form['tokencsrf'] !== signingToken(session)) return c.text('Permission denied', 403);
      const { idNumber } = session.person;
      const upload = uploads.get(form['tep'] ?? '');
      const name = (form['tenGiayTo'] ?? '').trim();
      if (upload?.idNumber !== idNumber || name === '') {
        const error = 'Vui lòng nhập tên giấy tờ và chọn file đính kèm.';
        return show(c, 'Tải tài liệu mới', newDocumentPage(portal, session, paths, error));
      }
      const errand = errands.get(form['kySo'] ?? '');
      const document = {
        id: randomBytes(6).toString('hex'),
        name,
        fileName: upload.fileName,
        savedOn: new Date(),
        upload,
        errand: errand?.idNumber === idNumber && errand.signed !== null ? errand : null,
      };
      documents.set(idNumber, [document, ...(documents.get(idNumber) ?? [])]);
      return c.redirect(`${paths.store}?da-luu=1`);
    }),
  );
  app.get(
    `${paths.store}/:id/tep`,
    page(portal, (c, session) => {
      const document = ownDocument(c, session);
      if (document === null) return c.text('Không có tệp này', 404);
      if (document.errand !== null) return signedAnswer(portal, document.errand);
      return pdfAnswer(document.upload.bytes, document.fileName, 'attachment');
    }),
  );
  app.get(
    `${paths.store}/:id/ban-goc`,
    page(portal, (c, session) => {
      const document = ownDocument(c, session);
      return document === null
        ? c.text('Không có tệp này', 404)
        : pdfAnswer(document.upload.bytes, document.fileName, 'attachment');
    }),
  );
  return app;
};

const eFormRoutes = (portal: FleetPortal, paths: SigningPaths): Hono => {
  const app = new Hono();
  const withDraft = (
    handle: (c: Context, session: PortalSession, draft: Draft) => Promise<Response> | Response,
  ) =>
    request(portal, (c, session) => {
      const draft = ownDraft(portal, session, c.req.param('draft'));
      return draft === null ? c.json({ message: 'Không tìm thấy hồ sơ' }, 404) : handle(c, session, draft);
    });
  app.get(
    `${paths.eForm}/:draft`,
    withDraft((c, session, draft) => c.html(eFormDialog(portal, session, draft, paths))),
  );
  app.post(
    `${paths.eForm}/:draft`,
    withDraft(async (c, _session, draft) => {
      const lack = keepEForm(draft, await fieldsOf(c));
      return lack === null
        ? c.json({ ok: true, message: 'Thực hiện thành công' })
        : c.json({ ok: false, message: lack });
    }),
  );
  app.get(
    `${paths.eForm}/:draft/in.pdf`,
    withDraft((_c, _session, draft) => pdfAnswer(eFormPdf(portal, draft), 'to-khai.pdf', 'inline')),
  );
  return app;
};

/** Uploads, certificates and signings. */
const orderRoutes = (portal: FleetPortal, paths: SigningPaths): Hono => {
  const app = new Hono();
  const { uploads, errands } = portal.signing;
  /** What a request names to be signed: an upload, or the e-form of a draft. */
  const subjectOf = (
    session: PortalSession,
    fields: Readonly<Record<string, string>>,
  ): { readonly fileName: string; readonly pdf: Buffer; readonly draftId: string | null } | null => {
    const upload = uploads.get(fields['tep'] ?? '');
    if (upload?.idNumber === session.person.idNumber)
      return { fileName: upload.fileName, pdf: upload.bytes, draftId: null };
    const draft = ownDraft(portal, session, fields['toKhai']);
    return draft === null
      ? null
      : { fileName: 'to-khai-dien-tu.pdf', pdf: eFormPdf(portal, draft), draftId: draft.id };
  };

  app.post(
    `${paths.signing}/tep`,
    request(portal, async (c, session) => {
      const sent = (await c.req.parseBody())['tep'];
      if (!(sent instanceof File)) return c.json({ message: NO_FILE });
      const bytes = Buffer.from(await sent.arrayBuffer());
      if (bytes.length > LARGEST_FILE_BYTES) return c.json({ message: 'Tệp tin quá lớn' });
      if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')))
        return c.json({ message: 'Tệp tin không đúng định dạng' });
      const { verdict, taken, text } = await receive(portal, session.person, bytes);
      if (!taken) return c.json({ message: text });
      const upload: StoredUpload = {
        id: randomBytes(8).toString('hex'),
        idNumber: session.person.idNumber,
        fileName: sent.name,
        bytes,
        verdict,
      };
      uploads.set(upload.id, upload);
      return c.json({ id: upload.id, text, tone: TONES[verdict.kind] });
    }),
  );
  app.post(
    `${paths.signing}/chung-thu`,
    request(portal, async (c, session) => {
      const { donVi = '', tuCach = '', chungThu = '' } = await fieldsOf(c);
      const [der] =
        donVi === 'token'
          ? [Buffer.from(chungThu, 'base64')]
          : await certificatesAt(portal, donVi, session.person.idNumber, signsAs(tuCach));
      if (der === undefined) return c.json({ message: NO_CERTIFICATE });
      return c.json(shownCertificate(portal, der) ?? {});
    }),
  );
  app.post(
    paths.signing,
    request(portal, async (c, session) => {
      if (variantOf(portal, 'signing-fails') === 'a') return c.text('Lỗi máy chủ', 500);
      if (variantOf(portal, 'signing-hangs') === 'b') await neverAnswered();
      const fields = await fieldsOf(c);
      const subject = subjectOf(session, fields);
      if (subject === null) return c.json({ message: NO_FILE });
      const opened = await openErrand(portal, {
        ...subject,
        idNumber: session.person.idNumber,
        signsAs: signsAs(fields['tuCach']),
        providerId: fields['donVi'] ?? '',
      });
      return c.json(typeof opened === 'string' ? { message: opened } : { id: opened.id });
    }),
  );
  app.post(
    `${paths.signing}/can-ky`,
    request(portal, async (c, session) => {
      const subject = subjectOf(session, await fieldsOf(c));
      return c.json(subject === null ? { message: NO_FILE } : { pdf: subject.pdf.toString('base64') });
    }),
  );
  app.post(
    `${paths.signing}/thiet-bi`,
    request(portal, async (c, session) => {
      const fields = await fieldsOf(c);
      const subject = subjectOf(session, fields);
      if (subject === null) return c.json({ message: NO_FILE });
      const signed = Buffer.from(fields['daKy'] ?? '', 'base64');
      const { verdict, text } = await receive(portal, session.person, signed);
      if (verdict.kind !== 'good') return c.json({ message: text });
      const order = { ...subject, idNumber: session.person.idNumber, signsAs: signsAs(fields['tuCach']) };
      return c.json({ id: keepSigned(portal, order, signed).id });
    }),
  );
  const ownErrand = (c: Context, session: PortalSession): SigningErrand | null => {
    const errand = errands.get(c.req.param('id') ?? '');
    return errand?.idNumber === session.person.idNumber ? errand : null;
  };
  app.get(
    `${paths.signing}/:id`,
    request(portal, async (c, session) => {
      const errand = ownErrand(c, session);
      if (errand === null) return c.json({ message: 'Không tìm thấy giao dịch ký số' }, 404);
      const progress = await progressOf(portal, errand);
      if (progress.state !== 'signed') return c.json(progress);
      const url = variantOf(portal, 'signing-told-only') === 'a' ? null : `${paths.signing}/${errand.id}/tep`;
      return c.json({ ...progress, file: { name: errand.fileName, url } });
    }),
  );
  app.get(
    `${paths.signing}/:id/tep`,
    request(portal, (c, session) => {
      const errand = ownErrand(c, session);
      return errand === null ? c.text('Không có tệp này', 404) : signedAnswer(portal, errand);
    }),
  );
  return app;
};

const ownDraft = (portal: FleetPortal, session: PortalSession, id: string | undefined): Draft | null => {
  const draft = portal.drafts.get(id ?? '');
  return draft?.person.idNumber === session.person.idNumber ? draft : null;
};

const signsAs = (value: string | undefined): SignsAs =>
  value === 'organisation' ? 'organisation' : 'person';

const signedAnswer = (portal: FleetPortal, { signed, fileName }: SigningErrand): Response =>
  signed === null || variantOf(portal, 'signing-told-only') === 'b'
    ? new Response('Không có tệp này', { status: 404 })
    : pdfAnswer(signed, fileName.replace(/(?:\.pdf)?$/i, '-da-ky.pdf'), 'attachment');

const pdfAnswer = (bytes: Buffer, fileName: string, disposition: 'inline' | 'attachment'): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  });

/** The text fields of a posted form. */
const fieldsOf = async (c: Context): Promise<Readonly<Record<string, string>>> => {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};
