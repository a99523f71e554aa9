import { Hono } from 'hono';
import { html } from 'hono/html';
import type { StoreItem } from '../data-store.ts';
import { type FleetPortal, variantOf, vietnamTime } from '../state.ts';
import { dossierPage, dossiersPage, withdrawnPage } from './dossier-pages.ts';
import { inboxPage } from './inbox.ts';
import type { LifePaths } from './life-paths.ts';
import { dossierOf, type OwnDossier, ownDossiers, WITHDRAWN, withdraw } from './own-dossiers.ts';
import { keepRating } from './rating.ts';
import type { ShowPage } from './show-page.ts';
import { withOwnDraft, withSession } from './with-session.ts';

/** The citizen's dossiers and inbox, and the rating, which needs no account. */
export const dossierRoutes = (portal: FleetPortal, paths: LifePaths, show: ShowPage): Hono => {
  const app = new Hono();
  const own = (
    handle: (c: Parameters<ShowPage['missing']>[0], dossier: OwnDossier) => ReturnType<ShowPage['missing']>,
  ) =>
    withOwnDraft(portal, show.missing, (c, draft) => {
      const found = dossierOf(portal, draft);
      return found === null ? show.missing(c) : handle(c, found);
    });
  app.get(
    paths.dossiers,
    withSession(portal, (c, { person }) =>
      show.page(c, 'Hồ sơ của tôi', dossiersPage(paths, ownDossiers(portal, person.idNumber))),
    ),
  );
  app.get(
    paths.inbox,
    withSession(portal, (c, { person }) =>
      show.page(c, 'Hộp thư', inboxPage(portal, ownDossiers(portal, person.idNumber))),
    ),
  );
  app.get(
    `${paths.dossiers}/:draft`,
    own((c, found) =>
      show.page(c, 'Hồ sơ của tôi', dossierPage(portal, paths, found, resultOf(portal, found))),
    ),
  );
  app.get(
    `${paths.dossiers}/:draft/tep/:file`,
    own((c, { draft }) => {
      const file = draft.files.find(({ id }) => id === c.req.param('file'));
      const content = draft.contents.get(file?.id ?? '');
      if (file === undefined || content === undefined) return show.missing(c);
      return downloaded(portal, c, content, file.name, show);
    }),
  );
  app.get(
    `${paths.dossiers}/:draft/ket-qua`,
    own((c, found) => {
      const result = resultOf(portal, found);
      return result === null ? show.missing(c) : fileAnswer(result.content(), result.fileName);
    }),
  );
  app.post(
    `${paths.dossiers}/:draft/rut`,
    own((c, found) => {
      const variant = variantOf(portal, 'withdraw-pretends');
      if (variant === 'b')
        return show.page(
          c,
          'Rút hồ sơ',
          html`<h1>Rút hồ sơ</h1><p class="alert" role="alert">Không rút được hồ sơ, vui lòng thử lại sau.</p>`,
        );
      if (variant === 'c') return c.redirect(paths.dossiers, 303);
      if (variant !== 'a') withdraw(portal, found, vietnamTime(new Date(), 'dd/MM/yyyy HH:mm'));
      return show.page(c, 'Rút hồ sơ', withdrawnPage(paths, found));
    }),
  );
  app.post(paths.rating, async (c) => {
    const { thuTuc, mucDo } = await c.req.parseBody();
    if (!keepRating(portal, String(thuTuc ?? ''), String(mucDo ?? ''))) return show.missing(c);
    const thanks = html`<h1>Đánh giá mức độ hài lòng</h1><p class="alert alert-success" role="status">Cảm ơn quý khách đã đánh giá.</p>
<p><a class="btn" href="${paths.own.home}">Trang chủ</a></p>`;
    return show.page(c, 'Đánh giá mức độ hài lòng', thanks);
  });
  return app;
};

/**
 * The result in the national store under `<code>-KQ1` (NĐ 45/2020 Art 14(3)(d)). The made-up office settles every
 * dossier at once, so that a journey can see its result; one that was taken back has none.
 */
const resultOf = (portal: FleetPortal, { draft, dossier }: OwnDossier): StoreItem | null => {
  if (dossier.status === WITHDRAWN) return null;
  return (
    portal.nationalData.store
      .list(draft.person.idNumber, portal.row.id)
      .find(({ name }) => name === `${dossier.code}-KQ1`) ?? null
  );
};

/** A paper as it was handed in; a fault gives an error, an empty file or words. */
const downloaded = (
  portal: FleetPortal,
  c: Parameters<ShowPage['missing']>[0],
  content: Buffer,
  name: string,
  show: ShowPage,
): ReturnType<ShowPage['missing']> => {
  const variant = variantOf(portal, 'download-broken');
  if (variant === 'a') return show.missing(c);
  if (variant === 'b') return fileAnswer(Buffer.alloc(0), name);
  if (variant === 'c') return fileAnswer(Buffer.from('Không tải được tệp, vui lòng thử lại sau.'), name);
  return fileAnswer(content, variant === 'ok' ? `ho-so-${name}` : name);
};

const fileAnswer = (bytes: Buffer, fileName: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': fileName.endsWith('.pdf') ? 'application/pdf' : 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  });
