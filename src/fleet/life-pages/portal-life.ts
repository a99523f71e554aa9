import type { PaymentFront } from '../payment-order.ts';

/** What a citizen said of a service. */
type Rating = { readonly service: string; readonly level: string };

/** What one portal's server uses and remembers of the pages around a filing. */
export type PortalLife = {
  readonly front: PaymentFront;
  /** Ids of drafts whose fee was paid, before or after the dossier was filed. */
  readonly paid: Set<string>;
  readonly ratings: Rating[];
};

export const portalLife = (front: PaymentFront): PortalLife => ({ front, paid: new Set(), ratings: [] });

export const forgetLife = (life: PortalLife): void => {
  life.paid.clear();
  life.ratings.length = 0;
};
