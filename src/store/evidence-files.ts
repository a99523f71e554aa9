import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EvidenceFiles } from '#src/model/store.ts';
import { fileRefusalOf, refused } from './refused.ts';

/**
 * Files named `ab/cdef….jpg` by their SHA-256. A file appears whole or not at all, whatever kills the
 * process: it is written beside, then renamed. A full disk is a `UsageError` `disk-full`.
 */
export function openEvidenceFiles(folder: string): EvidenceFiles {
  const told = refused(folder, fileRefusalOf);
  return {
    save: async (bytes, extension) => {
      if (!/^[a-z0-9]{1,8}$/.test(extension)) throw new Error(`${extension} is no extension of a file.`);
      const digest = createHash('sha256').update(bytes).digest('hex');
      const name = `${digest.slice(0, 2)}/${digest.slice(2)}.${extension}`;
      await writeOnce(join(folder, name), bytes).catch(told(`A piece of evidence (${bytes.length} bytes)`));
      return name;
    },
  };
}

async function writeOnce(path: string, bytes: Uint8Array): Promise<void> {
  if (await isWhole(path, bytes.length)) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    // Windows refuses to rename onto a file that another run has just put there and reads.
    if (!(await isWhole(path, bytes.length))) throw error;
  }
}

/** A loss of power may leave a name with too few bytes; such a file is written again. */
async function isWhole(path: string, length: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.size === length;
}
