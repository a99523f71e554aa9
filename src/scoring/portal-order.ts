import type { PortalComparison } from '#src/model/comparison.ts';

const vietnamese = new Intl.Collator('vi');

/** Share of what was conclusive; portals with nothing conclusive come last. */
const passedShare = ({ passed, failed }: { readonly passed: number; readonly failed: number }): number =>
  passed + failed === 0 ? -1 : passed / (passed + failed);

/**
 * The order of the overview. It is an order and no ranking: single sweeps have no rank intervals, so no number
 * stands beside it. By the share of conclusive journeys that passed, then of conclusive findings; portals
 * of which nothing is known come last; equals stand by kind, Vietnamese name, id.
 */
export const portalOrder = (portals: readonly PortalComparison[]): readonly PortalComparison[] =>
  portals.toSorted(
    (a, b) =>
      passedShare(b.runs) - passedShare(a.runs) ||
      passedShare(b.findings) - passedShare(a.findings) ||
      b.portal.kind.localeCompare(a.portal.kind, 'en') ||
      vietnamese.compare(a.portal.name.vi, b.portal.name.vi) ||
      (a.portal.id < b.portal.id ? -1 : Number(a.portal.id > b.portal.id)),
  );
