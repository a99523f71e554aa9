import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownSweep } from '#src/store/own-sweep.ts';

const ID = '20261122-090000';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portalsweep-own-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a sweep', () => {
  it('has one owner at a time, and none once that has given it back', async () => {
    const giveBack = await ownSweep(folder, ID);
    await expect(ownSweep(folder, ID)).rejects.toMatchObject({ name: 'UsageError', code: 'sweep-running' });
    await (await ownSweep(folder, '20261122-100000'))();
    await giveBack();
    await (await ownSweep(folder, ID))();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not taken from another process that lives', async () => {
    await writeFile(join(folder, `${ID}.lock`), String(process.ppid));
    await expect(ownSweep(folder, ID)).rejects.toMatchObject({ code: 'sweep-running' });
  });

  it.each(['one that has ended', 'one with our own number', 'one that wrote no number'])(
    'is taken over from %s',
    async (which) => {
      const ended = spawnSync(process.execPath, ['--version']).pid;
      const written = { 'one that has ended': `${ended}`, 'one with our own number': `${process.pid}` };
      await writeFile(join(folder, `${ID}.lock`), written[which as keyof typeof written] ?? '');
      await (await ownSweep(folder, ID))();
      expect(await readdir(folder)).toEqual([]);
    },
  );
});
