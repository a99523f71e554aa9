import type { Policy } from '../policy.ts';
import type { Certificate } from './certificate.ts';
import type { Crl } from './crl.ts';
import type { OcspResponse } from './ocsp.ts';
import type { PathOptions } from './validate-path.ts';

/** What one authentic CRL or OCSP answer says of a certificate. */
export type Finding =
  | {
      readonly state: 'good';
      readonly thisUpdate: Date;
      /** Reasons that the source speaks of (bits of ReasonFlags); null is all. */
      readonly reasons: ReadonlySet<number> | null;
      /** Set where the source says that it was revoked, but later than the time asked for. */
      readonly revokedLater: Date | null;
    }
  | { readonly state: 'revoked'; readonly at: Date; readonly onHold: boolean; readonly thisUpdate: Date };

/**
 * What may still be spent on signatures and look-ups: hostile data could ask for any number of them. The policy's data
 * and the file's, lists and answers have a purse each, so that junk of one kind cannot keep another from being read.
 */
export type Purse = { left: number };

/** Everything that a question about revocation may draw on; the same for a whole path and what hangs on it. */
export type RevocationContext = {
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
  readonly pool: readonly Certificate[];
  readonly policy: Policy;
  readonly at: Date;
  readonly options: PathOptions;
  /** Fingerprints of certificates whose state is being sought: none may vouch for itself in a circle. */
  readonly seeking: ReadonlySet<string>;
  readonly purses: ReadonlyMap<Crl | OcspResponse, Purse>;
  /** Whether the first `count` certificates of a path are proved good. */
  isProved(path: readonly Certificate[], count: number, seeking: ReadonlySet<string>): Promise<boolean>;
};

/**
 * One pass over a small list; a file's purse takes a second or two at worst. The policy's data is nobody's attack, but
 * every certificate of a file may be tried as its signer.
 */
export const BUDGET = { policy: 20_000, file: 3000 } as const;
const OCTETS_A_UNIT = 16 * 1024;

/** Takes the cost of hashing or searching a source off its purse; false where that is used up. */
export function afford({ purses }: Pick<RevocationContext, 'purses'>, source: Crl | OcspResponse): boolean {
  const purse = purses.get(source);
  if (purse === undefined) return false;
  purse.left -= 1 + Math.floor(source.tbs.length / OCTETS_A_UNIT);
  return purse.left >= 0;
}

/** What a clock may be ahead of that of whoever checks. */
const SKEW_MS = 5 * 60_000;

/** Whether data of this time can be known at the policy's: what is dated after it can have been made up only. */
export const isPublished = (thisUpdate: Date, { at }: Policy): boolean =>
  thisUpdate.getTime() <= at.getTime() + SKEW_MS;

/**
 * For what revokes: whoever had the right to say so when it was said is heard, although the certificate has expired or
 * its algorithms are refused since. A forged revocation leaves a good file open; a true one unheard lets a bad one pass.
 */
export const heeding = (options: PathOptions): PathOptions => ({ ...options, refused: () => null });

/** The later of both: who speaks after the time asked for must be valid when it speaks. */
export const laterOf = (one: Date, other: Date): Date => (one > other ? one : other);
