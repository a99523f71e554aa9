import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '#src/model/errors.ts';
import { fileRefusalOf, refused } from './refused.ts';

/** Locks that this very process holds: a process in a container often has the number of the one that was killed there. */
const held = new Set<string>();

/**
 * Makes this process the only one that walks a sweep, by a file with its number beside the store; returns what gives it
 * back. The lock of a process that was killed is taken over.
 * @throws UsageError `sweep-running`, `disk-full`, `store-unreachable`
 */
export const ownSweep = async (folder: string, sweepId: string): Promise<() => Promise<void>> => {
  const told = refused(folder, fileRefusalOf)(`The lock of sweep ${sweepId}`);
  await mkdir(folder, { recursive: true }).catch(told);
  const path = resolve(join(folder, `${sweepId}.lock`));
  for (let tries = 0; ; tries += 1) {
    const mine = await open(path, 'wx').catch((error: unknown) => {
      return codeOf(error) === 'EEXIST' ? null : told(error);
    });
    if (mine !== null) {
      held.add(path);
      try {
        await mine.writeFile(String(process.pid)).catch(told);
      } finally {
        await mine.close();
      }
      return async () => {
        held.delete(path);
        await rm(path, { force: true });
      };
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => ''));
    if (tries > 0 || held.has(path) || (owner !== process.pid && isAlive(owner)))
      throw new UsageError(
        'sweep-running',
        `Sweep ${sweepId} is being walked by another process (${owner}); wait for it, or stop it first. If there is none, remove "${sweepId}.lock" from the folder of the store.`,
      );
    await rm(path, { force: true });
  }
};

/** A file without a number was left by a process that ended before it wrote one. */
const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
