import { seededRandom } from '#src/cli/plan.ts';

/** Draws for the mutations of one file; the same numbers for the same seed. */
export type Random = {
  /** From 0 up to but not including `limit`; 0 where there is nothing to choose from. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(of: readonly T[]) => T | undefined;
  readonly octets: (count: number) => Buffer;
};

export const randomOf = (seed: number): Random => {
  const next = seededRandom(seed);
  const below = (limit: number): number => Math.floor(next() * Math.max(0, limit));
  return {
    below,
    pick: (of) => of[below(of.length)],
    octets: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
};
