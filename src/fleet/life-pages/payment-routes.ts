import { Hono } from 'hono';
import type { Draft, FleetPortal } from '../state.ts';
import type { LifePaths } from './life-paths.ts';
import { askedVnd, feeState, payOffer, PROVIDERS, referenceOf } from './offered-payment.ts';
import { paymentPage, paymentResultPage } from './payment-pages.ts';
import type { ShowPage } from './show-page.ts';
import { withOwnDraft } from './with-session.ts';

/** The fee of a filing, paid before or after the dossier is filed. */
export const paymentRoutes = (portal: FleetPortal, paths: LifePaths, show: ShowPage): Hono => {
  const app = new Hono();
  const missing = show.missing;
  const isOffered = (draft: Draft): boolean => {
    const { label } = payOffer(portal, draft);
    return label !== null || feeState(portal, draft) !== 'unpaid';
  };
  app.get(
    `${paths.payment}/:draft`,
    withOwnDraft(portal, missing, (c, draft) =>
      isOffered(draft) ? show.page(c, 'Thanh toán', paymentPage(portal, paths, draft, '')) : missing(c),
    ),
  );
  app.post(
    `${paths.payment}/:draft`,
    withOwnDraft(portal, missing, async (c, draft) => {
      const { donVi } = await c.req.parseBody();
      const provider = PROVIDERS.find(({ id }) => id === donVi);
      if (provider === undefined || feeState(portal, draft) !== 'unpaid') {
        const error = 'Vui lòng chọn đơn vị trung gian thanh toán.';
        return show.page(c, 'Thanh toán', paymentPage(portal, paths, draft, error));
      }
      return c.redirect(
        portal.life.front.open({
          backUrl: `https://${portal.host}${paths.payment}/${draft.id}/ket-qua`,
          amountVnd: askedVnd(portal, draft.service),
          chargeVnd: provider.chargeVnd,
          reference: referenceOf(draft),
          provider: provider.name,
          payee: `${portal.row.name.vi} (giả lập)`,
        }),
        303,
      );
    }),
  );
  app.get(
    `${paths.payment}/:draft/ket-qua`,
    withOwnDraft(portal, missing, (c, draft) => {
      const outcome = portal.life.front.stateOf(c.req.query('giao-dich') ?? '', referenceOf(draft));
      if (outcome === null) return missing(c);
      if (outcome === 'paid') portal.life.paid.add(draft.id);
      return show.page(c, 'Kết quả thanh toán', paymentResultPage(portal, paths, draft, outcome));
    }),
  );
  return app;
};
