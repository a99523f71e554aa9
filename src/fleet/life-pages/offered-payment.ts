import { written } from '../procedure-database.ts';
import { type Draft, type FleetPortal, type OfferedService, variantOf } from '../state.ts';

export type PaymentProvider = { readonly id: string; readonly name: string; readonly chargeVnd: number };

/** Intermediaries that nobody knows, because they do not exist. */
export const PROVIDERS: readonly PaymentProvider[] = [
  { id: 'a', name: 'Trung gian thanh toán Mẫu A (giả lập)', chargeVnd: 0 },
  { id: 'b', name: 'Trung gian thanh toán Mẫu B (giả lập)', chargeVnd: 1100 },
];

type FeeState = 'free' | 'unpaid' | 'paid';

/** Whether a filing costs something and was paid. */
export const feeState = (portal: FleetPortal, draft: Draft): FeeState =>
  draft.service.feeVnd === 0 ? 'free' : portal.life.paid.has(draft.id) ? 'paid' : 'unpaid';

/** What the portal says of it. */
export const feeWords = (portal: FleetPortal, draft: Draft): string => {
  const state = feeState(portal, draft);
  const variant = state === 'paid' ? variantOf(portal, 'payment-success-untold') : null;
  if (variant !== null)
    return {
      a: 'Chưa thanh toán',
      b: 'Thanh toán không thành công',
      c: 'Chưa nộp phí, lệ phí',
      ok: 'Đã nộp phí, lệ phí',
    }[variant];
  return { free: 'Không thu phí, lệ phí', unpaid: 'Chưa thanh toán', paid: 'Đã thanh toán' }[state];
};

/** What the payment is told by: the dossier's code, or before it is filed a number of the filing. */
export const referenceOf = (draft: Draft): string =>
  draft.dossierCode ?? `TT-${draft.id.slice(0, 10).toUpperCase()}`;

/** How paying online is offered: a link of this label, words that send elsewhere, or nothing. */
export const payOffer = (
  portal: FleetPortal,
  draft: Draft,
): { readonly label: string | null; readonly words: string | null } => {
  if (feeState(portal, draft) !== 'unpaid') return { label: null, words: null };
  const variant = variantOf(portal, 'payment-not-offered');
  if (variant === null) return { label: 'Thanh toán', words: null };
  return {
    a: { label: null, words: null },
    b: { label: null, words: 'Chức năng thanh toán trực tuyến đang được xây dựng.' },
    c: { label: null, words: 'Người nộp vui lòng nộp lệ phí bằng tiền mặt tại Bộ phận Một cửa.' },
    ok: { label: 'Thanh toán trực tuyến', words: null },
  }[variant];
};

/** The amount that the portal asks for, đồng. */
export const askedVnd = (portal: FleetPortal, { feeVnd }: OfferedService): number => {
  const variant = variantOf(portal, 'payment-amount-wrong');
  if (variant === null || variant === 'ok') return feeVnd;
  return { a: feeVnd + 5_000, b: feeVnd * 10, c: feeVnd * 2 }[variant];
};

export const askedWords = (portal: FleetPortal, service: OfferedService): string => {
  const asked = askedVnd(portal, service);
  return variantOf(portal, 'payment-amount-wrong') === 'ok'
    ? `${new Intl.NumberFormat('vi-VN').format(asked)} VNĐ`
    : written(asked);
};

/** What stands beside a provider of its charge; empty where the portal hides it. */
export const chargeWords = (portal: FleetPortal, { chargeVnd }: PaymentProvider): string => {
  const variant = variantOf(portal, 'payment-charge-hidden');
  if (variant !== null) return '';
  return ` – phí dịch vụ: ${chargeVnd === 0 ? 'miễn phí' : written(chargeVnd)}`;
};

/** The sentence on charges above the choice. */
export const chargesSentence = (portal: FleetPortal): string | null => {
  const variant = variantOf(portal, 'payment-charge-hidden');
  if (variant === 'ok')
    return `Phí dịch vụ trung gian: ${PROVIDERS.map(({ name, chargeVnd }) => `${name} ${chargeVnd === 0 ? '0 đồng' : written(chargeVnd)}`).join('; ')}.`;
  if (variant === 'b') return 'Đơn vị trung gian sẽ thông báo chi tiết sau khi quý khách chọn.';
  return variant === 'c' ? 'Vui lòng đọc kỹ điều khoản của đơn vị trung gian.' : null;
};
