import type { Hono } from 'hono';

export type PaymentOrder = {
  /** Where the citizen goes back to; `?giao-dich=<id>` is added. */
  readonly backUrl: string;
  readonly amountVnd: number;
  /** The intermediary's own charge. */
  readonly chargeVnd: number;
  readonly reference: string;
  readonly provider: string;
  readonly payee: string;
};

export type PaymentState = 'open' | 'paid' | 'declined' | 'expired';

/** The stand-in of payment intermediaries. */
export type PaymentFront = {
  readonly app: Hono;
  /** Opens a transaction; returns where the citizen pays. */
  readonly open: (order: PaymentOrder) => string;
  /** How a transaction stands, for the portal; null for one that is unknown or of another order. */
  readonly stateOf: (id: string, reference: string) => PaymentState | null;
};
