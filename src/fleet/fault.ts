import type { Text } from '#src/model/text.ts';

/** Ids of the catalogue; they never change their meaning. */
export const FAULT_IDS = [
  'submit-fails',
  'code-late',
  'success-without-code',
  'sign-in-forgets-service',
  'sign-in-asked-twice',
  'service-missing',
  'viewport-missing',
  'too-wide',
  'layout-shift',
  'slow-main-content',
  'slow-first-byte',
  'script-error',
  'broken-asset',
  'mixed-content',
  'dead-button',
  'phone-refused',
  'slow-step',
  'portal-dead',
  'status-fields-missing',
  'upload-refused',
] as const;
/**
 * Faults of digital signing. Only journeys that sign meet them, so that they are no part of the seeded draw: the
 * quick plan would walk past them.
 */
export const SIGNING_FAULT_IDS = [
  'signing-not-offered',
  'signing-duty-late',
  'signing-one-provider',
  'certificate-not-shown',
  'signing-fails',
  'signing-hangs',
  'signing-reject-ignored',
  'signing-told-only',
  'signing-result-untold',
  'nothing-signed',
  'stamp-without-signature',
  'signed-bytes-changed',
  'signed-file-saved-again',
  'signer-wrong',
  'signer-expired',
  'signer-revoked',
  'signer-untrusted',
  'signing-weak-digest',
  'time-stamp-missing',
  'bad-files-accepted',
  'results-unsigned',
] as const;

/** Faults of asking once: prefill, forms, papers, the store, drafts and personal data. Only journeys that look meet them. */
export const REUSE_FAULT_IDS = [
  'nothing-prefilled',
  'half-prefilled',
  'wrong-person-prefilled',
  'prefill-lost-on-phone',
  'over-ask-fields',
  'no-store',
  'store-empty-kinds',
  'store-no-removal',
  'store-document-changed',
  'kept-not-found',
  'keep-preticked',
  'no-picker',
  'picker-on-few',
  'over-ask-id-card',
  'over-ask-household-book',
  'over-ask-marriage-certificate',
  'over-ask-residence-confirmation',
  'form-only-as-file',
  'draft-lost',
  'draft-half-restored',
  'no-print',
  'validation-absent',
  'validation-english',
  'message-far-off',
  'values-lost-on-error',
  'limit-not-stated',
  'limit-not-honoured',
  'keyboard-trap',
  'button-beyond-keys',
  'consent-preticked',
  'datum-in-url',
  'datum-to-third-party',
  'datum-in-console',
  'unmasked-public-look-up',
] as const;

/** Faults of the pages around a filing: procedures, search, help, payment and what comes after. Only journeys that look meet them. */
export const LIFE_FAULT_IDS = [
  'search-needs-marks',
  'search-misses-typo',
  'label-full-but-come',
  'partial-without-reason',
  'fee-differs',
  'time-limit-differs',
  'code-differs',
  'papers-differ',
  'parts-missing',
  'no-time-to-fill',
  'help-missing',
  'footer-missing',
  'statistics-stale',
  'privacy-notice-missing',
  'privacy-notice-thin',
  'no-summary',
  'payment-not-offered',
  'payment-amount-wrong',
  'payment-charge-hidden',
  'payment-success-untold',
  'withdraw-missing',
  'withdraw-pretends',
  'download-incomplete',
  'download-broken',
  'inbox-silent',
  'rating-missing',
  'assistant-wrong',
  'assistant-asks-otp',
] as const;

export type FaultId =
  | (typeof FAULT_IDS)[number]
  | (typeof SIGNING_FAULT_IDS)[number]
  | (typeof REUSE_FAULT_IDS)[number]
  | (typeof LIFE_FAULT_IDS)[number];

/** Three degrees or kinds of the fault, and a healthy look-alike that must not be taken for it. */
export const FAULT_VARIANTS = ['a', 'b', 'c', 'ok'] as const;
export type FaultVariant = (typeof FAULT_VARIANTS)[number];

/** What is wrong with one stand-in portal at this moment. */
export type CarriedFault = { readonly fault: FaultId; readonly variant: FaultVariant };

/** Which portals of a fleet carry a fault, by portal id; `seeded` gives about a third of them one each. */
export type FaultChoice = 'none' | 'seeded' | Readonly<Record<string, CarriedFault>>;

/** One thing that can be wrong with a portal. */
export type Fault = {
  readonly id: FaultId;
  /** What a citizen would see. */
  readonly title: Text;
  readonly variants: { readonly [V in FaultVariant]: string };
  /** Ids of checks that must come out as failed under a, b and c. */
  readonly mustFail: readonly string[];
  /** Ids of checks that may come out as failed too, as a plain consequence. */
  readonly mayFail: readonly string[];
  /** Variants whose confirmation takes long; the seeded draw uses each rarely. */
  readonly slow: readonly FaultVariant[];
};
