import { join } from 'node:path';
import type { Database, Refusal } from './database.ts';

/** As far as we use it: the driver brings no types that knex would take. */
type Connection = { readonly exec: (sql: string, done: (error: Error | null) => void) => void };

/**
 * WAL: readers never wait for the writer, and a commit survives the death of the process. It also survives
 * a loss of power but for the last commits, which `synchronous = NORMAL` trades for a sync less per run.
 */
const PRAGMAS = [
  'busy_timeout = 15000',
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'foreign_keys = ON',
].map((pragma) => `PRAGMA ${pragma};`);

const REFUSALS: Readonly<Record<string, Refusal>> = {
  SQLITE_FULL: 'full',
  SQLITE_NOTADB: 'foreign',
  SQLITE_CORRUPT: 'foreign',
  SQLITE_CANTOPEN: 'unreachable',
  SQLITE_PERM: 'unreachable',
  SQLITE_READONLY: 'unreachable',
  SQLITE_IOERR: 'unreachable',
  SQLITE_BUSY: 'busy',
};

function silent(): void {}

/** Switching to WAL does not wait for `busy_timeout` when another process opens the same file at that moment. */
const TRIES = 100;
const PAUSE_MS = 100;

const prepare = (connection: Connection, done: (error: Error | null) => void, tries: number): void =>
  connection.exec(PRAGMAS.join(' '), (error) => {
    const busy = error !== null && 'code' in error && error.code === 'SQLITE_BUSY';
    if (busy && tries > 0) setTimeout(() => prepare(connection, done, tries - 1), PAUSE_MS);
    else done(error);
  });

/** The one place that names the driver. */
export const sqlite: Database = {
  id: 'sqlite',
  configure: (folder) => ({
    client: 'sqlite3',
    connection: { filename: join(folder, 'portalsweep.sqlite') },
    useNullAsDefault: true,
    // Without this the messages of errors hold the values, which are people's.
    compileSqlOnError: false,
    // Whatever knex would print, it also throws.
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: Connection, done: (error: Error | null, connection: Connection) => void) =>
        prepare(connection, (error) => done(error, connection), TRIES),
    },
  }),
  refusalOf: (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return REFUSALS[code] ?? null;
  },
};
