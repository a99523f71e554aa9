import type { Paper } from '../procedures/procedure.ts';
import { type FleetPortal, variantOf } from '../state.ts';

/** What stands beside an upload for picking from the store: a button, words without one, or nothing. */
export type PickOffer =
  | { readonly kind: 'button'; readonly label: string; readonly disabled: boolean }
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'nothing' };

const NOTHING: PickOffer = { kind: 'nothing' };

/** `at` is the paper's place among those that are uploaded, from 0. */
export const pickOffer = (portal: FleetPortal, { required }: Paper, at: number): PickOffer => {
  const button: PickOffer = { kind: 'button', label: 'Chọn từ kho', disabled: false };
  const none = variantOf(portal, 'no-picker');
  if (none !== null)
    return {
      a: NOTHING,
      b: { ...button, disabled: true },
      c: { kind: 'words', text: 'Chức năng chọn từ kho đang được xây dựng' } as const,
      ok: { ...button, label: 'Tải từ kho giấy tờ riêng' },
    }[none];
  const few = variantOf(portal, 'picker-on-few');
  if (few === null) return button;
  const has = { a: !required, b: at > 1, c: !required && at > 0, ok: true }[few];
  return has ? button : NOTHING;
};
