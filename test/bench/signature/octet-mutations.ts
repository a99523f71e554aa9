import type { Random } from './random.ts';

/** Changes a file; null where it finds nothing to change. `others` are whole files of the same format. */
export type Mutation = {
  readonly name: string;
  readonly apply: (file: Buffer, random: Random, others: readonly Buffer[]) => Buffer | null;
};

const span = (
  file: Buffer,
  random: Random,
  longest: number,
): { readonly from: number; readonly to: number } => {
  const from = random.below(file.length);
  return { from, to: Math.min(file.length, from + 1 + random.below(longest)) };
};

const edited = (file: Buffer, from: number, to: number, ...by: readonly Uint8Array[]): Buffer =>
  Buffer.concat([file.subarray(0, from), ...by, file.subarray(to)]);

/** Mutations that know nothing of the format. */
export const octetMutations: readonly Mutation[] = [
  {
    name: 'bits',
    apply: (file, random) => {
      const changed = Buffer.from(file);
      for (let left = 1 + random.below(4); left > 0; left -= 1) {
        const at = random.below(file.length);
        changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
      }
      return changed;
    },
  },
  {
    name: 'octets',
    apply: (file, random) => {
      const { from, to } = span(file, random, 16);
      return edited(file, from, to, random.octets(to - from));
    },
  },
  { name: 'truncated', apply: (file, random) => file.subarray(0, random.below(file.length)) },
  {
    name: 'cut out',
    apply: (file, random) => {
      const { from, to } = span(file, random, 400);
      return edited(file, from, to);
    },
  },
  {
    name: 'repeated',
    apply: (file, random) => {
      const { from, to } = span(file, random, 2_000);
      const at = random.below(file.length);
      return edited(file, at, at, file.subarray(from, to));
    },
  },
  {
    name: 'spliced',
    apply: (file, random, others) => {
      const other = random.pick(others);
      if (other === undefined) return null;
      const { from, to } = span(other, random, 2_000);
      const at = random.below(file.length);
      return edited(
        file,
        at,
        random.below(2) === 0 ? at : Math.min(file.length, at + to - from),
        other.subarray(from, to),
      );
    },
  },
  {
    name: 'grafted',
    apply: (file, random, others) => {
      const other = random.pick(others);
      if (other === undefined) return null;
      return Buffer.concat([
        file.subarray(0, random.below(file.length)),
        other.subarray(random.below(other.length)),
      ]);
    },
  },
  {
    name: 'tail',
    apply: (file, random, others) => {
      const other = random.pick(others);
      const tail =
        random.below(2) === 0 || other === undefined ? random.octets(1 + random.below(300)) : other;
      return Buffer.concat([file, tail]);
    },
  },
];
