import type { Draft, FleetPortal } from '../state.ts';

export type PaymentProvider = { readonly id: string; readonly name: string; readonly chargeVnd: number };

/** Intermediaries that nobody knows, because they do not exist. */
export const PROVIDERS: readonly PaymentProvider[] = [
  { id: 'a', name: 'Trung gian thanh toán Mẫu A (giả lập)', chargeVnd: 0 },
  { id: 'b', name: 'Trung gian thanh toán Mẫu B (giả lập)', chargeVnd: 1100 },
];

/** Whether a filing costs something and was paid. */
export const feeState = (portal: FleetPortal, draft: Draft): 'free' | 'unpaid' | 'paid' =>
  draft.service.feeVnd === 0 ? 'free' : portal.life.paid.has(draft.id) ? 'paid' : 'unpaid';

export const FEE_WORDS = {
  free: 'Không thu phí, lệ phí',
  unpaid: 'Chưa thanh toán',
  paid: 'Đã thanh toán',
} as const;

/** What the payment is told by: the dossier's code, or before it is filed a number of the filing. */
export const referenceOf = (draft: Draft): string =>
  draft.dossierCode ?? `TT-${draft.id.slice(0, 10).toUpperCase()}`;
