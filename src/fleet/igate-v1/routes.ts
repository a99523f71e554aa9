import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { listedServices, searchServices, servicePage } from '../faults-services.ts';
import { lifeRoutes } from '../life-pages/life-routes.ts';
import { openSession, ownPath, sessionOf } from '../portal-sign-in.ts';
import { reuseRoutes } from '../reuse/reuse-routes.ts';
import { signingRoutes } from '../signing-pages/signing-routes.ts';
import { findOffered, type FleetPortal } from '../state.ts';
import { filledRows } from './filing-pages.ts';
import { filingRoutes } from './filing-routes.ts';
import {
  accountPage,
  familyPage,
  homePage,
  lookUpPage,
  serviceDetailPage,
  servicesPage,
  signInPage,
} from './pages.ts';
import { pathsOf } from './paths.ts';
import { DENIED, fieldsOf, notFound, toSignIn, visitOf } from './visit.ts';

/** All pages of one portal. */
export const routesOf = (portal: FleetPortal): Hono => {
  const app = new Hono();
  app.route('/', publicRoutes(portal));
  app.route('/', accountRoutes(portal));
  app.route('/', filingRoutes(portal));
  app.route(
    '/',
    reuseRoutes(portal, {
      paths: pathsOf(portal).reuse,
      show: (c, title, body) => c.html(familyPage(portal, visitOf(c, portal), { title, body })),
      resume: (draft) => `${pathsOf(portal).applicant}?sid=${draft.id}`,
      filled: (draft) => filledRows(portal, draft),
    }),
  );
  app.route(
    '/',
    lifeRoutes(portal, pathsOf(portal).life, (c, title, body, status) =>
      c.html(familyPage(portal, visitOf(c, portal), { title, body }), status ?? 200),
    ),
  );
  app.route(
    '/',
    signingRoutes(portal, pathsOf(portal).signing, (c, title, body) =>
      c.html(familyPage(portal, visitOf(c, portal), { title, body, signs: true })),
    ),
  );
  return app;
};

const publicRoutes = (portal: FleetPortal): Hono => {
  const app = new Hono();
  const at = pathsOf(portal);
  app.get('/', (c) => c.html(homePage(portal, visitOf(c, portal), listedServices(portal))));

  app.get(at.services, (c) => {
    const words = c.req.query('tu-khoa') ?? '';
    const field = c.req.query('linh-vuc') ?? '';
    const found = searchServices(portal, words).filter((offered) => field === '' || offered.field === field);
    return c.html(servicesPage(portal, visitOf(c, portal), found, { words, field }));
  });

  app.get(at.serviceInSet, (c) => c.redirect(`${at.service}?ma-thu-tuc=${c.req.query('matt') ?? ''}`));
  app.get(at.service, (c) => {
    const offered = findOffered(portal, c.req.query('ma-thu-tuc') ?? '');
    if (offered === null || servicePage(portal, offered) === 'missing') return notFound(c, portal);
    return c.html(serviceDetailPage(portal, visitOf(c, portal), offered));
  });

  app.get(at.lookUp, (c) => {
    const code = (c.req.query('ma-ho-so') ?? '').trim();
    const dossier = portal.dossiers.get(code) ?? null;
    return c.html(lookUpPage(portal, visitOf(c, portal), { code, dossier }));
  });
  return app;
};

const accountRoutes = (portal: FleetPortal): Hono => {
  const app = new Hono();
  const at = pathsOf(portal);
  // One token per portal is enough here: nobody signs in before it, so that there is no session to tie it to.
  const token = randomBytes(16).toString('hex');

  app.get(at.signIn, (c) => {
    const returnTo = ownPath(c.req.query('return-url'));
    return c.html(signInPage(portal, visitOf(c, portal), { returnTo, token, error: '' }));
  });
  app.post(at.signIn, async (c) => {
    const returnTo = ownPath(c.req.query('return-url'));
    const form = await fieldsOf(c);
    if (form['tokencsrf'] !== token) return c.text(DENIED, 403);
    const person = portal.byPassword(form['tenDangNhap'] ?? '', form['matKhau'] ?? '');
    if (person === null) {
      const error = 'Tên đăng nhập hoặc mật khẩu không đúng';
      return c.html(signInPage(portal, visitOf(c, portal), { returnTo, token, error }));
    }
    openSession(c, portal, person);
    return c.redirect(returnTo);
  });

  app.get(at.account, (c) => {
    const session = sessionOf(c, portal);
    if (session === null) return toSignIn(c, portal);
    const own = [...portal.drafts.values()].filter(
      (draft) => draft.person.idNumber === session.person.idNumber,
    );
    const dossiers = own.flatMap((draft) => portal.dossiers.get(draft.dossierCode ?? '') ?? []);
    return c.html(accountPage(portal, visitOf(c, portal), dossiers));
  });
  return app;
};
