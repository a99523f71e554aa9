import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { Draft, FleetPortal } from '../state.ts';
import type { LifePaths } from './life-paths.ts';
import { feeWords, payOffer } from './offered-payment.ts';
import { type RatingForm, ratingForm, ratingSection } from './rating.ts';

/** What the page after filing leads to, as plain data. The dossier's code does not stand in it. */
export type AfterFiling = {
  /** What is said of the fee. */
  readonly fee: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly rating: RatingForm | null;
};

export const afterFiling = (portal: FleetPortal, paths: LifePaths, draft: Draft): AfterFiling => {
  const { label, words } = payOffer(portal, draft);
  return {
    fee: words === null ? feeWords(portal, draft) : `${feeWords(portal, draft)}. ${words}`,
    links: [
      ...(label === null ? [] : [{ label, href: `${paths.payment}/${draft.id}` }]),
      { label: 'Hồ sơ của tôi', href: `${paths.dossiers}/${draft.id}` },
      { label: 'Hộp thư', href: paths.inbox },
    ],
    rating: ratingForm(portal, paths, draft.service),
  };
};

export const afterFilingSection = (after: AfterFiling): Markup => html`<p>Phí, lệ phí: ${after.fee}</p>
<div class="btn-row">${after.links.map(({ label, href }) => html`<a class="btn" href="${href}">${label}</a>`)}</div>
${ratingSection(after.rating)}`;
