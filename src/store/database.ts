import type { Knex } from 'knex';

/** Why a database refused: full disk, not one of ours, no leave to read or write, held by another process. */
export type Refusal = 'full' | 'foreign' | 'unreachable' | 'busy';

/** What differs from database to database. A new one is one more of these in `index.ts`. */
export type Database = {
  readonly id: string;
  readonly configure: (folder: string) => Knex.Config;
  /** Null where the error is none of these: our bug. */
  readonly refusalOf: (error: unknown) => Refusal | null;
};
