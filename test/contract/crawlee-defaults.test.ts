import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoscaledPool, Configuration, Log, LogLevel } from '@crawlee/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runTasks } from '#src/schedule/run-tasks.ts';

describe('AutoscaledPool', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portalsweep-pool-'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('starts at one task by default, which is why the schedule sets its concurrency', () => {
    const pool = new AutoscaledPool(
      {
        isTaskReadyFunction: async () => false,
        isFinishedFunction: async () => true,
        runTaskFunction: async () => undefined,
        log: new Log({ level: LogLevel.OFF }),
      },
      new Configuration({ storageClientOptions: { persistStorage: false } }),
    );
    expect([pool.desiredConcurrency, pool.minConcurrency, pool.maxConcurrency]).toEqual([1, 1, 200]);
  });

  it('reaches the concurrency at once: no task needs to end for all to have begun', async () => {
    const begun = new Set<number>();
    const all = Promise.withResolvers<void>();
    await runTasks({
      tasks: [0, 1, 2, 3, 4, 5, 6, 7],
      concurrency: 8,
      keys: (job) => [String(job)],
      work: async (task) => {
        begun.add(task);
        if (begun.size === 8) all.resolve();
        await all.promise;
      },
    });
    expect(begun.size).toBe(8);
  });

  it('would keep its storage on the disk by default, and so would a configuration that the environment sets', () => {
    vi.stubEnv('CRAWLEE_PERSIST_STORAGE', 'true');
    const persists = (configuration: Configuration): unknown =>
      Reflect.get(configuration.getStorageClient(), 'persistStorage');
    expect(persists(new Configuration())).toBe(true);
    expect(persists(new Configuration({ persistStorage: false }))).toBe(true);
    expect(persists(new Configuration({ storageClientOptions: { persistStorage: false } }))).toBe(false);
  });

  it('needs no other program: Crawlee would start ps to find the size of the memory', async () => {
    vi.stubEnv('PATH', folder);
    const done: number[] = [];
    await runTasks({
      tasks: [1, 2],
      concurrency: 2,
      keys: (job) => [String(job)],
      work: async (task) => void done.push(task),
    });
    expect(done).toEqual([1, 2]);
  });

  it('leaves no storage folder and writes nothing to the terminal, whatever the environment says', async () => {
    vi.stubEnv('CRAWLEE_PERSIST_STORAGE', 'true');
    vi.stubEnv('CRAWLEE_STORAGE_DIR', join(folder, 'storage'));
    const before = await readdir(process.cwd());
    const written: string[] = [];
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
      vi
        .spyOn(console, level)
        .mockImplementation((...words: unknown[]) => void written.push(words.join(' '))),
    );
    const run = runTasks({
      tasks: [1, 2, 3],
      concurrency: 2,
      keys: (job) => [String(job)],
      work: async (task) => {
        if (task === 3) throw new Error('a bug');
      },
    });
    await expect(run).rejects.toThrow('a bug');
    for (const spy of spies) spy.mockRestore();
    expect(written).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    const added = (await readdir(process.cwd())).filter((name) => !before.includes(name));
    expect(added).not.toContain('storage');
  });
});
