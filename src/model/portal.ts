import type { Text } from './text.ts';

/** What a sweep may do on a portal: read only; sign in and draft; everything. */
export const MODES = ['observe', 'account', 'sandbox'] as const;
export type Mode = (typeof MODES)[number];

/** The owner's written leave to go beyond `observe` on an address that is not loopback. */
export type Permission = {
  readonly by: string;
  readonly reference: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** Ids of the test identities that the owner lent. */
  readonly identities: readonly string[];
};

export type BodyKind = 'province' | 'ministry';

/** How sure an address is: seen in a public source, made by a naming pattern, or given by the operator. */
export type AddressConfidence = 'seen' | 'pattern' | 'given';

export type Vendor = { readonly name: string; readonly evidence: string };

/**
 * One row of the registry: the host where journeys run, judged for one responsible body. One host may
 * stand in many rows (since 1 July 2025 one national front door serves 34 provinces).
 */
export type Portal = {
  readonly id: string;
  /** Edition of the registry that the row belongs to (`2023`, `2025`, or the operator's own name). */
  readonly edition: string;
  readonly kind: BodyKind;
  readonly name: Text;
  readonly url: string;
  /** Further hosts that belong to this portal (its own sign-in, file or API hosts). */
  readonly hosts: readonly string[];
  readonly address: { readonly confidence: AddressConfidence; readonly evidence: string };
  readonly region: Text | null;
  readonly gsoCode: string | null;
  readonly mapId: string | null;
  readonly mergedInto2025: string | null;
  /** Only where a public source names it; the platform that answers is detected from its pages. */
  readonly vendor: Vendor | null;
  readonly mode: Mode;
  readonly permission: Permission | null;
  /** True for everything made from the local fleet: never a fact about a real body. */
  readonly synthetic: boolean;
};

export type ServiceId = string;

export type Service = {
  readonly id: ServiceId;
  readonly name: Text;
  readonly ministry: string;
  readonly audience: 'citizen' | 'organisation' | 'both';
  readonly signing: { readonly needed: boolean; readonly basis: string; readonly sourced: boolean };
  readonly fee: { readonly bearing: boolean; readonly basis: string; readonly sourced: boolean };
  readonly expectedLevel: string;
};
