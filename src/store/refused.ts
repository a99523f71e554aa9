import { UsageError } from '#src/model/errors.ts';
import type { Refusal } from './database.ts';

const CODES: Readonly<Record<Refusal, string>> = {
  full: 'disk-full',
  foreign: 'not-a-store',
  unreachable: 'store-unreachable',
  busy: 'store-busy',
};

const SENTENCES: Readonly<Record<Refusal, string>> = {
  full: 'not stored, the disk is full. What was stored before can be read. Free some space and go on.',
  foreign: 'expected a database of PortalSweep, came another or a damaged file.',
  unreachable: 'expected a folder that we may read and write, with room on its disk.',
  busy: 'another process holds the database; try again when it has ended.',
};

/** Refusals of the file system itself, by Node's codes. */
const FILE_REFUSALS: Readonly<Record<string, Refusal>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  EROFS: 'unreachable',
  ENOTDIR: 'unreachable',
  EEXIST: 'unreachable',
};

export function fileRefusalOf(error: unknown): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FILE_REFUSALS[code] ?? null;
}

/**
 * For `.catch`: tells the operator what was being read or written, and why it could not be. Errors that are
 * none of the operator's pass as they are.
 */
export function refused(
  folder: string,
  refusalOf: (error: unknown) => Refusal | null,
): (what: string) => (error: unknown) => never {
  return (what) => (error) => {
    const refusal = error instanceof UsageError ? null : (refusalOf(error) ?? fileRefusalOf(error));
    if (refusal === null) throw error;
    throw new UsageError(CODES[refusal], `${what}, in ${folder}: ${SENTENCES[refusal]}`, { cause: error });
  };
}
