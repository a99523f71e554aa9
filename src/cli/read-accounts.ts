import { open } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { UsageError } from '#src/model/errors.ts';
import type { Citizen } from '#src/model/journey.ts';
import { parseAccounts } from '#src/registry/accounts.ts';
import { projectFolder } from './project.ts';

/** Where lent accounts lie when nobody says otherwise; the folder is git-ignored and is never given away. */
const DEFAULT_FILE = resolve(projectFolder, '.vault', 'accounts.json');

/** Group and others. */
const NOT_THE_OWNER = 0o077;

/**
 * Lent test accounts: from the file that `--accounts` or PORTALSWEEP_ACCOUNTS names, else from `.vault/accounts.json`
 * where there is one. They are citizens with the papers of the first synthetic one and an id that none of those has.
 * @throws UsageError `accounts` for a file that others may read, that lies within the project, or that is wrong
 */
export const readAccounts = async (
  given: string | undefined,
  synthetic: readonly Citizen[],
): Promise<readonly Citizen[]> => {
  const named = given ?? process.env['PORTALSWEEP_ACCOUNTS'];
  const file = named === undefined || named === '' ? DEFAULT_FILE : resolve(named);
  const place = relative(projectFolder, file);
  if (!/^(\.\.|\.vault[/\\]|[a-z]:)/i.test(place))
    throw new UsageError(
      'accounts',
      `${file}: expected lent accounts outside the project or in its .vault folder, so that they are never published with it`,
    );
  const text = await content(file);
  if (text === null) {
    if (file === DEFAULT_FILE) return [];
    throw new UsageError('accounts', `${file}: expected a file with lent accounts, found none`);
  }
  const faults: string[] = [];
  const taken = synthetic.map(({ id }) => id);
  const accounts = parseAccounts(file, parsed(file, text), taken, faults);
  if (faults.length > 0) throw new UsageError('accounts', faults);
  return accounts.map((each) => ({ ...each, documents: synthetic[0]?.documents ?? [] }));
};

/** The file's text; null where there is no file. What is checked and what is read is one opened file. */
const content = async (file: string): Promise<string | null> => {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UsageError(
      'accounts',
      `${file}: expected a file that can be read (${error.code ?? 'unknown'})`,
    );
  });
  if (handle === null) return null;
  try {
    const { mode } = await handle.stat();
    if (process.platform !== 'win32' && (mode & NOT_THE_OWNER) !== 0)
      throw new UsageError(
        'accounts',
        `${file}: expected a file that only its owner may read, found mode ${(mode & 0o777).toString(8)}; mend it with: chmod 600 '${file}'`,
      );
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
};

const parsed = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new UsageError('accounts', `${file}: expected JSON`);
  }
};
