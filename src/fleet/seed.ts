import { createHash } from 'node:crypto';

/** A number in [0, 1) that follows from the seed and the words alone, so that one draw never moves another. */
export const draw = (seed: number, ...words: readonly string[]): number =>
  createHash('sha256')
    .update([seed, ...words].join('\n'))
    .digest()
    .readUInt32BE(0) /
  2 ** 32;

/** The list in an order that follows from the seed. */
export const shuffled = <T>(seed: number, list: readonly T[], name: (item: T) => string): readonly T[] =>
  list
    .map((item) => ({ item, at: draw(seed, 'order', name(item)) }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
