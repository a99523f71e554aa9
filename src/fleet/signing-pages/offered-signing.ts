import { type FleetPortal, variantOf } from '../state.ts';

/** An entry in the list of signing providers. */
export type OfferedProvider = {
  /** Id of a remote provider, or the token on the citizen's machine. */
  readonly id: 'a' | 'b' | 'token';
  readonly name: string;
};

const REMOTE_A: OfferedProvider = { id: 'a', name: 'Nhà cung cấp A – ký số từ xa' };
const REMOTE_B: OfferedProvider = { id: 'b', name: 'Nhà cung cấp B – ký số từ xa' };
const TOKEN: OfferedProvider = { id: 'token', name: 'USB ký số (plugin trên máy tính)' };

/** The list as this portal shows it. */
export const offeredProviders = (portal: FleetPortal): readonly OfferedProvider[] => {
  const variant = variantOf(portal, 'signing-one-provider');
  if (variant === null) return [REMOTE_A, REMOTE_B, TOKEN];
  return {
    a: [REMOTE_A],
    b: [REMOTE_B],
    // The same provider under the same name twice is no choice.
    c: [REMOTE_A, REMOTE_A],
    ok: [REMOTE_B, REMOTE_A],
  }[variant];
};

/** What is left of signing: all of it, the store without any way to sign in it, words in its place, or nothing. */
export const signingOffered = (portal: FleetPortal): 'all' | 'store-only' | 'words' | 'nothing' => {
  const variant = variantOf(portal, 'signing-not-offered');
  if (variant === null || variant === 'ok') return 'all';
  return ({ a: 'nothing', b: 'store-only', c: 'words' } as const)[variant];
};

/** Menu entry of the store; null where there is no store. */
export const storeLabel = (portal: FleetPortal): string | null => {
  if (signingOffered(portal) === 'nothing' || variantOf(portal, 'no-store') === 'a') return null;
  if (variantOf(portal, 'no-store') === 'ok') return 'Kho tài liệu điện tử cá nhân';
  return variantOf(portal, 'signing-not-offered') === 'ok'
    ? 'HỒ SƠ ĐIỆN TỬ'.normalize('NFD')
    : 'Hồ sơ điện tử';
};

/** What is behind the entry: the store, nothing, or words in its place. */
export const storeBehind = (portal: FleetPortal): 'store' | 'missing' | 'words' => {
  if (signingOffered(portal) === 'nothing') return 'missing';
  const variant = variantOf(portal, 'no-store');
  if (variant === 'c') return 'words';
  return variant === 'a' || variant === 'b' ? 'missing' : 'store';
};
