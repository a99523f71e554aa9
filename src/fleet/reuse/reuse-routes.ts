import { type Context, Hono } from 'hono';
import type { Markup } from '../markup.ts';
import type { MenuItem } from '../page.ts';
import { sessionOf, signInPath } from '../portal-sign-in.ts';
import { signingToken } from '../signing-pages/signing-panel.ts';
import { type Draft, type FleetPortal, findOffered, type PortalSession } from '../state.ts';
import { askedForm } from './asked-form.ts';
import { draftsPage, restoreDraft } from './drafts.ts';
import { type FilledRow, filledPdf } from './filled-form.ts';
import { setKeeping } from './keeping.ts';
import { contentOf, downloadName, pickable, shownAs } from './kept-documents.ts';
import { COUNTER_PATH } from './leaks.ts';
import type { ReusePaths } from './reuse-paths.ts';
import { takeFromStore } from './uploads.ts';

/** What a family brings of its own. */
export type ReuseFamily = {
  readonly paths: ReusePaths;
  /** How it puts a body into its own page. */
  readonly show: (c: Context, title: string, body: Markup) => Response | Promise<Response>;
  /** Where its form goes on with a draft. */
  readonly resume: (draft: Draft) => string;
  /** What its form holds, in its order. */
  readonly filled: (draft: Draft) => readonly FilledRow[];
};

/** Menu entry of a signed-in citizen. */
export const reuseMenu = (session: PortalSession | null, { drafts }: ReusePaths): readonly MenuItem[] =>
  session === null ? [] : [{ label: 'Hồ sơ đang soạn', href: drafts }];

/**
 * What families share of asking once. To mount it, a family
 *
 * 1. asks `askedForm(portal, offered)` (asked-form.ts) for the sections and papers of its form, shows a paper that is
 *    `fetchedByOffice` with `FETCHED` words and no control, and fills each item by
 *    `prefilledItem(prefillFor(portal, person, isPhone(userAgent)), item)` (prefill.ts) unless the draft holds a value;
 * 2. looks at what was typed by `fieldFault(item, value, validationOf(portal), today)` (field-fault.ts may be bundled
 *    into a front end) and shows the message where `place` says; `keptValues` says what is left of the other fields;
 * 3. shows `consentBoxes(portal)`; beside each upload `limitWords`, `acceptOf` (file-limits.ts), `pickOffer`
 *    (picking.ts) and `keepOffer` (keeping.ts); hands an uploaded file to `takeUpload`, removal to `dropFile`, asks
 *    `missingPaper` (uploads.ts) and, when the step is left, calls `keepTicked(portal, draft, slots)`. A box with
 *    `data-keep="<picker>/<draft>/<paper>/giu"` and `data-token` tells the server at once when it is ticked or not
 *    (by the script below); a family that posts its page back calls `setKeeping` itself before `takeUpload`;
 * 4. puts the script `/assets/store-picker.js` on its pages: a button with `data-store-picker="<picker>/<draft>/<paper>"`
 *    and `data-token="<draft's token>"` opens the store and then dispatches a bubbling event `store-picked` whose
 *    `detail.files` are the draft's files;
 * 5. has a button `Lưu nháp` that keeps the values unchecked and calls `saveDraft(draft)` (drafts.ts), saying `SAVED`;
 * 6. shows `printLink(portal, draft.id, paths)` (filled-form.ts) and mounts these routes before any catch-all.
 */
export const reuseRoutes = (portal: FleetPortal, family: ReuseFamily): Hono =>
  new Hono()
    .route('/', storeRoutes(portal, family.paths))
    .route('/', pickerRoutes(portal, family.paths))
    .route('/', draftRoutes(portal, family))
    .route('/', blankRoutes(portal, family.paths));

/** What stands in place of a control for a paper that the office looks up itself. */
export const FETCHED = 'Cơ quan giải quyết tự khai thác từ cơ sở dữ liệu quốc gia, công dân không phải nộp';

type WithSession = (c: Context, session: PortalSession) => Promise<Response> | Response;

const signedIn =
  (portal: FleetPortal, handle: WithSession) =>
  (c: Context): Promise<Response> | Response => {
    const session = sessionOf(c, portal);
    return session === null ? c.redirect(signInPath(new URL(c.req.url).pathname)) : handle(c, session);
  };

/** A form's post that carries the token of the session. */
const posted = (portal: FleetPortal, handle: WithSession) =>
  signedIn(portal, async (c, session) => {
    const { tokencsrf } = await c.req.parseBody();
    return tokencsrf === signingToken(session) ? handle(c, session) : c.text('Permission denied', 403);
  });

/** The citizen's own draft, as long as it was not filed. */
export const ownDraft = (
  portal: FleetPortal,
  session: PortalSession,
  id: string | undefined,
): Draft | null => {
  const draft = portal.drafts.get(id ?? '');
  return draft?.person.idNumber === session.person.idNumber && draft.dossierCode === null ? draft : null;
};

const storeRoutes = (portal: FleetPortal, { store }: ReusePaths): Hono => {
  const app = new Hono();
  app.get(
    `${store}/kho/:id/tep`,
    signedIn(portal, (c, { person }) => {
      const item = portal.nationalData.store.find(person.idNumber, c.req.param('id') ?? '');
      if (item === null) return c.text('Không có tệp này', 404);
      return fileAnswer(contentOf(portal, item), downloadName(portal, item), 'application/pdf', 'attachment');
    }),
  );
  app.post(
    `${store}/kho/:id/xoa`,
    posted(portal, (c, { person }) => {
      portal.nationalData.store.remove(person.idNumber, c.req.param('id') ?? '');
      return c.redirect(`${store}?da-xoa=1`, 303);
    }),
  );
  return app;
};

const pickerRoutes = (portal: FleetPortal, { picker }: ReusePaths): Hono => {
  const app = new Hono();
  const path = `${picker}/:draft/:slot`;
  const withDraft = (handle: (c: Context, draft: Draft, slot: string) => Promise<Response> | Response) =>
    signedIn(portal, (c, session) => {
      const draft = ownDraft(portal, session, c.req.param('draft'));
      return draft === null
        ? c.json({ message: 'Không tìm thấy hồ sơ' }, 404)
        : handle(c, draft, c.req.param('slot') ?? '');
    });
  app.get(
    path,
    withDraft((c, { person }) =>
      c.json({
        items: pickable(portal, person.idNumber).map((item) => ({ id: item.id, ...shownAs(portal, item) })),
      }),
    ),
  );
  app.post(
    path,
    withDraft(async (c, draft, slot) => {
      if (c.req.header('x-csrf-token') !== draft.token)
        return c.json({ message: 'Yêu cầu không hợp lệ' }, 403);
      const body: unknown = await c.req.json().catch(() => null);
      const { taiLieu = '' } = (body ?? {}) as { taiLieu?: unknown };
      const { status, message, files } = takeFromStore(portal, draft, slot, String(taiLieu));
      return c.json({ files, ...(message === null ? {} : { message }) }, status);
    }),
  );
  app.post(
    `${path}/giu`,
    withDraft(async (c, draft, slot) => {
      if (c.req.header('x-csrf-token') !== draft.token)
        return c.json({ message: 'Yêu cầu không hợp lệ' }, 403);
      const body: unknown = await c.req.json().catch(() => null);
      setKeeping(portal, draft, slot, (body as { giu?: unknown } | null)?.giu === true);
      return c.json({});
    }),
  );
  return app;
};

const draftRoutes = (portal: FleetPortal, { paths, show, resume, filled }: ReuseFamily): Hono => {
  const app = new Hono();
  app.get(
    paths.drafts,
    signedIn(portal, (c, session) => show(c, 'Hồ sơ đang soạn', draftsPage(portal, session, paths))),
  );
  app.get(
    `${paths.drafts}/:id`,
    signedIn(portal, (c, session) => {
      const draft = ownDraft(portal, session, c.req.param('id'));
      if (draft === null || restoreDraft(portal, draft) === 'missing')
        return c.text('Không tìm thấy hồ sơ', 404);
      return c.redirect(resume(draft));
    }),
  );
  app.post(
    `${paths.drafts}/:id/xoa`,
    posted(portal, (c, session) => {
      const draft = ownDraft(portal, session, c.req.param('id'));
      if (draft !== null) portal.drafts.delete(draft.id);
      return c.redirect(paths.drafts, 303);
    }),
  );
  app.get(
    `${paths.print}/:id/to-khai.pdf`,
    signedIn(portal, (c, session) => {
      const draft = portal.drafts.get(c.req.param('id') ?? '');
      if (draft?.person.idNumber !== session.person.idNumber) return c.text('Không có tệp này', 404);
      return fileAnswer(filledPdf(portal, draft, filled(draft)), 'to-khai.pdf', 'application/pdf', 'inline');
    }),
  );
  return app;
};

const blankRoutes = (portal: FleetPortal, { blank }: ReusePaths): Hono => {
  const app = new Hono();
  app.get(`${blank}/:number`, (c) => {
    const offered = findOffered(portal, c.req.param('number'));
    if (offered === null || askedForm(portal, offered).blank === null) return c.text('Không có tệp này', 404);
    return fileAnswer(blankForm(), 'mau-don.doc', 'application/msword', 'attachment');
  });
  app.get(`${COUNTER_PATH}/:any?`, (c) => c.body(null, 204));
  return app;
};

// RTF under the ending of Word, as offices publish their blanks; it needs no more than ASCII.
const blankForm = (): Buffer =>
  Buffer.from('{\\rtf1\\ansi MAU DON (GIA LAP)\\par Ho va ten: ........\\par Noi dung: ........\\par }');

const fileAnswer = (
  bytes: Buffer,
  fileName: string,
  type: string,
  disposition: 'inline' | 'attachment',
): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  });
