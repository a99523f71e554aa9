import type { Database } from './database.ts';
import { sqlite } from './sqlite.ts';

/** Every database that a store can live in; the first is the default. */
export const DATABASES: readonly [Database, ...Database[]] = [sqlite];
