import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import knex from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '#src/model/errors.ts';
import type { SweepStore } from '#src/model/store.ts';
import type { Cell } from '#src/model/sweep.ts';
import { DATABASES } from '#src/store/index.ts';
import { openStore } from '#src/store/open-store.ts';
import { noise, sampleCells, sampleFinding, sampleRun, sampleSweep } from '../unit/store/sample.ts';

const program = (name: string): string => fileURLToPath(new URL(`../unit/store/${name}`, import.meta.url));
const canMountDisk = spawnSync('unshare', ['-rm', 'true']).status === 0;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portalsweep-store-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function faultOf(work: Promise<unknown>): Promise<UsageError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  return error as UsageError;
}

describe.each(DATABASES)('a store in $id', (database) => {
  const open = (): Promise<SweepStore> => openStore(folder, database);

  /** Opens the store for one act and closes it: whatever the act reads was on the disk. */
  async function inStore<T>(act: (store: SweepStore) => Promise<T>): Promise<T> {
    const store = await open();
    try {
      return await act(store);
    } finally {
      await store.close();
    }
  }

  async function stored(id: string, cells: readonly Cell[], startedAt?: string): Promise<void> {
    await inStore((store) => store.createSweep(sampleSweep(id, startedAt), cells));
  }

  const [first, second, third] = sampleCells(3) as [Cell, Cell, Cell];

  it('gives back a sweep as it was created', async () => {
    await stored('one', [first, second]);
    expect(await inStore((store) => store.loadSweep('one'))).toEqual({
      sweep: sampleSweep('one'),
      planned: [first, second],
      runs: [],
      notRun: [],
    });
  });

  it('takes a plan of any size and keeps its order', async () => {
    const cells = sampleCells(1700).toReversed();
    await stored('long', cells);
    expect((await inStore((store) => store.loadSweep('long'))).planned).toEqual(cells);
  });

  it('refuses a second sweep of the same name and keeps the first', async () => {
    await stored('one', [first]);
    const fault = await faultOf(stored('one', [second]));
    expect(fault.code).toBe('sweep-exists');
    expect((await inStore((store) => store.loadSweep('one'))).planned).toEqual([first]);
  });

  it('lists sweeps newest first, and calls the newest the latest', async () => {
    await stored('b', [first, second, third], '2026-11-21T09:00:00.000Z');
    await stored('a', [first], '2026-11-21T08:00:00.000Z');
    await stored('c', [], '2026-11-21T09:00:00.000Z');
    await inStore(async (store) => {
      await store.saveRun('b', sampleRun(first), 'confirm');
      await store.saveNotRun('b', { ...second, reason: 'portal-down', detail: 'x' });
      await store.finishSweep('a', '2026-11-21T10:00:00.000Z');
      const common = { synthetic: true, plan: 'quick', finishedAt: null };
      expect(await store.listSweeps()).toEqual([
        { ...common, id: 'c', startedAt: '2026-11-21T09:00:00.000Z', planned: 0, runs: 0, notRun: 0 },
        { ...common, id: 'b', startedAt: '2026-11-21T09:00:00.000Z', planned: 3, runs: 1, notRun: 1 },
        {
          ...common,
          id: 'a',
          startedAt: '2026-11-21T08:00:00.000Z',
          finishedAt: '2026-11-21T10:00:00.000Z',
          planned: 1,
          runs: 0,
          notRun: 0,
        },
      ]);
      expect((await store.loadSweep('latest')).sweep.id).toBe('c');
      expect((await store.loadSweep('a')).sweep.finishedAt).toBe('2026-11-21T10:00:00.000Z');
    });
  });

  it('gives back a run with its attempts, evidence and findings, plain to JSON and to copying', async () => {
    const run = sampleRun(first, ['Lỗi «secret» 🙂', '\u0000"\\', ...Array.from({ length: 12 }, String)]);
    await stored('one', [first]);
    await inStore((store) => store.saveRun('one', run, null));
    const [loaded] = (await inStore((store) => store.loadSweep('one'))).runs;
    expect(loaded).toEqual(run);
    expect(JSON.parse(JSON.stringify(loaded))).toEqual(run);
    expect(structuredClone(loaded)).toEqual(run);
    expect(loaded?.attempts.map((attempt) => ({ ...attempt }))).toEqual(run.attempts);
  });

  it('replaces a run that is saved again', async () => {
    await stored('one', [first]);
    await inStore(async (store) => {
      await store.saveRun('one', sampleRun(first, ['1']), 'confirm');
      const [open] = await store.openCells('one');
      expect(open).toEqual({
        ...first,
        owes: 'confirm',
        run: sampleRun(first, ['1']),
        cutOff: false,
        mayHaveSubmitted: false,
      });
      await store.saveRun('one', sampleRun(first, ['1', '2']), null);
      expect((await store.loadSweep('one')).runs).toEqual([sampleRun(first, ['1', '2'])]);
      expect(await store.openCells('one')).toEqual([]);
    });
  });

  it('remembers what was started, and what may have been submitted, until it ends', async () => {
    await stored('one', [first, second, third]);
    await inStore(async (store) => {
      await store.markStarted('one', first);
      await store.markStarted('one', second);
      await store.markSubmitting('one', second);
    });
    await inStore(async (store) => {
      const common = { owes: 'first', run: null };
      expect(await store.openCells('one')).toEqual([
        { ...common, ...first, cutOff: true, mayHaveSubmitted: false },
        { ...common, ...second, cutOff: true, mayHaveSubmitted: true },
        { ...common, ...third, cutOff: false, mayHaveSubmitted: false },
      ]);
      await store.markStarted('one', second);
      expect((await store.openCells('one')).map((cell) => cell.mayHaveSubmitted)).toEqual([
        false,
        false,
        false,
      ]);
      await store.saveRun('one', sampleRun(second), 'quiet');
      await store.markStarted('one', second);
      expect((await store.openCells('one'))[1]).toEqual({
        ...second,
        owes: 'quiet',
        run: sampleRun(second),
        cutOff: true,
        mayHaveSubmitted: false,
      });
    });
  });

  it('has a cell never both as run and as not-run', async () => {
    await stored('one', [first, second]);
    await inStore(async (store) => {
      const notRun = { ...first, reason: 'possibly-submitted', detail: 'chưa rõ' } as const;
      await store.saveNotRun('one', notRun);
      expect((await store.loadSweep('one')).notRun).toEqual([notRun]);
      expect((await store.openCells('one')).map(({ portalId }) => portalId)).toEqual([second.portalId]);
      await store.markStarted('one', first);
      expect(await store.openCells('one')).toMatchObject([{ ...first, owes: 'first', cutOff: true }, second]);
      await store.saveRun('one', sampleRun(first), null);
      await expect(store.saveNotRun('one', notRun)).rejects.toThrow('has a run');
      const { runs, notRun: left } = await store.loadSweep('one');
      expect([runs, left]).toEqual([[sampleRun(first)], []]);
    });
  });

  it('replaces findings and nothing else', async () => {
    await stored('one', [first]);
    await stored('two', [first]);
    const anew = [{ ...sampleFinding('page-errors'), checkVersion: 4 }];
    await inStore(async (store) => {
      await store.saveRun('one', sampleRun(first), null);
      await store.saveRun('two', sampleRun(first), null);
      await store.saveFindings('one', sampleRun(first).id, anew);
      expect((await store.loadSweep('one')).runs).toEqual([{ ...sampleRun(first), findings: anew }]);
      expect((await store.loadSweep('two')).runs).toEqual([sampleRun(first)]);
      await expect(store.saveFindings('one', 'nobody', anew)).rejects.toThrow('no run nobody');
    });
  });

  it('replaces the evidence of an attempt and nothing else, whatever the cell owes', async () => {
    await stored('one', [first]);
    const run = sampleRun(first);
    const anew = sampleRun(first, ['anew']).attempts[0]?.evidence;
    if (anew === undefined) throw new Error('expected a sample with an attempt');
    await inStore(async (store) => {
      await store.saveRun('one', run, 'confirm');
      await store.markSubmitting('one', first);
      const open = await store.openCells('one');
      await store.saveEvidence('one', run.id, [{ n: 1, evidence: anew }]);
      const attempts = run.attempts.map((attempt) =>
        attempt.n === 1 ? { ...attempt, evidence: anew } : attempt,
      );
      expect((await store.loadSweep('one')).runs).toEqual([{ ...run, attempts }]);
      expect(await store.openCells('one')).toMatchObject(open.map(({ run: _before, ...cell }) => cell));
      await expect(store.saveEvidence('one', run.id, [{ n: 9, evidence: anew }])).rejects.toThrow(
        'no attempt 9',
      );
      await expect(store.saveEvidence('one', 'nobody', [{ n: 1, evidence: anew }])).rejects.toThrow('nobody');
    });
  });

  it('adds the roots that a resumed sweep brings, each once', async () => {
    await inStore((store) =>
      store.createSweep({ ...sampleSweep('one'), signing: { anchors: ['a'] } }, [first]),
    );
    await inStore((store) => store.addAnchors('one', ['b', 'a']));
    await inStore((store) => store.addAnchors('one', ['b']));
    await inStore((store) => store.finishSweep('one', '2026-11-21T22:00:00.000Z'));
    await inStore((store) => store.addAnchors('one', ['c']));
    expect((await inStore((store) => store.loadSweep('one'))).sweep).toEqual({
      ...sampleSweep('one'),
      signing: { anchors: ['a', 'b', 'c'] },
      finishedAt: '2026-11-21T22:00:00.000Z',
    });
    expect((await faultOf(inStore((store) => store.addAnchors('two', ['a'])))).code).toBe('unknown-sweep');
  });

  it('leaves everything as it was when a write fails halfway', async () => {
    await stored('one', [first, second]);
    await inStore(async (store) => {
      await store.saveRun('one', sampleRun(first, ['1']), 'confirm');
      const [attempt] = sampleRun(first, ['2']).attempts;
      const twice = { ...sampleRun(first), attempts: attempt ? [attempt, attempt] : [] };
      await expect(store.saveRun('one', twice, null)).rejects.toThrow(/unique/i);
      expect(await store.openCells('one')).toMatchObject([
        { owes: 'confirm', run: sampleRun(first, ['1']) },
        second,
      ]);
      await store.saveRun('one', sampleRun(second), null);
    });
  });

  it('names the stored sweeps when asked for another', async () => {
    const none = await inStore((store) => faultOf(store.loadSweep('latest')));
    expect(none).toMatchObject({
      code: 'unknown-sweep',
      message: expect.stringContaining('No sweep is stored'),
    });
    await stored('one', [first]);
    await stored('two', [], '2026-11-22T08:00:00.000Z');
    await inStore(async (store) => {
      const acts: readonly ((id: string) => Promise<unknown>)[] = [
        store.loadSweep,
        store.openCells,
        (id) => store.markStarted(id, first),
        (id) => store.markSubmitting(id, first),
        (id) => store.saveRun(id, sampleRun(first), null),
        (id) => store.saveNotRun(id, { ...first, reason: 'portal-down', detail: '' }),
        (id) => store.saveFindings(id, 'run', []),
        (id) => store.saveEvidence(id, 'run', sampleRun(first).attempts.slice(0, 1)),
        (id) => store.finishSweep(id, '2026-11-22T09:00:00.000Z'),
      ];
      for (const act of acts) {
        const fault = await faultOf(act('three'));
        expect([fault.code, fault.message]).toEqual([
          'unknown-sweep',
          'There is no sweep three. Stored are: two, one.',
        ]);
      }
      await expect(store.markStarted('one', second)).rejects.toThrow('no planned cell');
    });
  });

  it('lets several connections write at the same time', async () => {
    await stored('one', sampleCells(40));
    const stores = await Promise.all([open(), open(), open()]);
    const saveShare = async (store: SweepStore, which: number): Promise<void> => {
      const share = sampleCells(40).filter((_, index) => index % 3 === which);
      await Promise.all(share.map((cell) => store.saveRun('one', sampleRun(cell), null)));
    };
    await Promise.all(stores.map(saveShare));
    expect((await stores[0].loadSweep('one')).runs).toHaveLength(40);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('is made once when several open it at the same time', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, open));
    await stores[0]?.createSweep(sampleSweep('one'), [first]);
    expect(await stores[3]?.listSweeps()).toHaveLength(1);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('refuses a store that a newer version wrote', async () => {
    await stored('one', [first]);
    const db = knex(database.configure(folder));
    await db('schema_version').update({ version: 99 });
    await db.destroy();
    const fault = await faultOf(open());
    expect(fault.code).toBe('store-newer');
    expect(fault.message).toContain('99');
  });

  it('refuses what is no database, and touches nothing', async () => {
    const [name] = await inStore(async () => readdir(folder));
    const path = join(folder, name ?? '');
    const text = 'không phải cơ sở dữ liệu '.repeat(200);
    await writeFile(path, text);
    expect((await faultOf(open())).code).toBe('not-a-store');
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual([name]);
    expect((await faultOf(openStore(path, database))).code).toBe('store-unreachable');
  });

  it('loses nothing that was saved, and stores nothing twice, when the writer is killed again and again', async () => {
    const cells = sampleCells(120);
    await stored('killed', cells);
    const saved = new Set<string>();
    const submitting = new Set<string>();

    /** Lets a child go on with the sweep and kills it when it tells its n-th line; 0 lets it end. */
    async function goOn(killAt: number): Promise<void> {
      const child: ChildProcess = spawn(
        process.execPath,
        [program('writing-child.ts'), folder, database.id],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const ended = once(child, 'close');
      let lines = 0;
      for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
        const [act, portal = ''] = line.split(' ');
        if (act === 'saved') saved.add(portal);
        if (act === 'submitting') submitting.add(portal);
        lines += 1;
        if (lines === killAt) child.kill('SIGKILL');
      }
      expect(await ended).toEqual(killAt === 0 ? [0, null] : [null, 'SIGKILL']);
    }

    for (const killAt of [1, 2, 3, 17, 31]) {
      await goOn(killAt);
      await inStore(async (store) => {
        const { runs, notRun, planned } = await store.loadSweep('killed');
        const open = await store.openCells('killed');
        expect(new Set(runs.map(({ portalId }) => portalId)).size).toBe(runs.length);
        expect(runs.map(({ portalId }) => portalId)).toEqual(expect.arrayContaining([...saved]));
        expect(runs.length + notRun.length + open.length).toBe(planned.length);
        const cutOff = open.filter((cell) => cell.cutOff);
        expect(cutOff.length).toBeLessThanOrEqual(1);
        const ended = new Set([...runs, ...notRun].map(({ portalId }) => portalId));
        const cutAfterSubmitting = [...submitting].filter((portal) => !ended.has(portal));
        expect(open.filter((cell) => cell.mayHaveSubmitted).map(({ portalId }) => portalId)).toEqual(
          expect.arrayContaining(cutAfterSubmitting),
        );
      });
    }
    await goOn(0);
    const { runs, notRun } = await inStore((store) => store.loadSweep('killed'));
    expect([...runs, ...notRun].map(({ portalId }) => portalId).toSorted()).toEqual(
      cells.map(({ portalId }) => portalId).toSorted(),
    );
    for (const run of runs) {
      expect(run.attempts[0]?.evidence.console[0]?.text).toBe(noise(run.portalId, 20_000));
    }
  }, 120_000);
});

describe('a full disk', () => {
  it.skipIf(!canMountDisk)(
    `says so and leaves the store readable${canMountDisk ? '' : ' (skipped: unshare -rm is not allowed here)'}`,
    async () => {
      const child = spawn(
        'unshare',
        [
          '-rm',
          'sh',
          '-c',
          'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$1"',
          'sh',
          folder,
          process.execPath,
          program('disk-full-child.ts'),
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let told = '';
      for await (const part of child.stdout) told += String(part);
      const seen = JSON.parse(told) as Record<string, unknown> & { saved: number };
      expect(seen.saved).toBeGreaterThan(10);
      expect(seen).toMatchObject({
        runError: { code: 'disk-full', message: expect.stringContaining(`The run portal-${seen.saved}/`) },
        fileError: { code: 'disk-full', message: expect.stringContaining('300000 bytes') },
        filesLeft: [],
        whileFull: seen.saved,
        afterReopening: seen.saved,
        mended: null,
        open: 200 - seen.saved - 1,
      });
    },
    60_000,
  );
});
