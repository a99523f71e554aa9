import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runTasks } from '#src/schedule/run-tasks.ts';

type Job = { readonly id: number; readonly portal: string };

const jobs = (...portals: string[]): Job[] => portals.map((portal, id) => ({ id, portal }));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work whose end the test decides, and whose start it can wait for. */
function handheld() {
  const started = new Map<number, PromiseWithResolvers<AbortSignal>>();
  const ended = new Map<number, PromiseWithResolvers<void>>();
  const log: number[] = [];
  const of = <V>(map: Map<number, PromiseWithResolvers<V>>, id: number): PromiseWithResolvers<V> => {
    const found = map.get(id) ?? Promise.withResolvers<V>();
    map.set(id, found);
    return found;
  };
  return {
    log,
    start: (id: number) => of(started, id).promise,
    end: (id: number) => of(ended, id).resolve(),
    fail: (id: number, error: unknown) => of(ended, id).reject(error),
    work: async (job: Job, signal: AbortSignal) => {
      log.push(job.id);
      of(started, job.id).resolve(signal);
      await of(ended, job.id).promise;
    },
  };
}

describe('runTasks', () => {
  it('runs what the work puts in the line later, once each', async () => {
    const log: string[] = [];
    await runTasks({
      tasks: ['a1', 'b1', 'a2', 'c1'],
      concurrency: 2,
      keys: (name) => [name.slice(0, 1)],
      work: async (name, _signal, _running, queue) => {
        log.push(name);
        await turn();
        if (name === 'a1' || name === 'c1') queue(`${name} again`);
      },
    });
    expect(log.toSorted()).toEqual(['a1', 'a1 again', 'a2', 'b1', 'c1', 'c1 again']);
    expect(log.indexOf('a1 again')).toBeGreaterThan(log.indexOf('a1') + 1);
    expect(log.indexOf('c1 again')).toBeGreaterThan(log.indexOf('c1'));
  });

  it('runs each task once, never two of a key at once, never more than the concurrency', async () => {
    const plan = fc.record({
      portals: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 }),
      lengths: fc.array(fc.nat(4), { minLength: 14, maxLength: 14 }),
      concurrency: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ portals, lengths, concurrency }) => {
        const busy = new Set<string>();
        const done: number[] = [];
        const lastOf = new Map<string, number>();
        await runTasks({
          tasks: jobs(...portals),
          concurrency,
          keys: (job) => [job.portal],
          work: async (job, _signal, running) => {
            expect(busy).not.toContain(job.portal);
            busy.add(job.portal);
            expect(busy.size).toBeLessThanOrEqual(concurrency);
            expect(running()).toBe(busy.size);
            expect(lastOf.get(job.portal) ?? -1).toBeLessThan(job.id);
            lastOf.set(job.portal, job.id);
            for (let left = lengths[job.id] ?? 0; left > 0; left -= 1) await turn();
            busy.delete(job.portal);
            done.push(job.id);
          },
        });
        expect(done.toSorted((a, b) => a - b)).toEqual(portals.map((_, id) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the given order where no portal is busy', async () => {
    const order: number[] = [];
    await runTasks({
      tasks: jobs('a', 'b', 'a', 'c', 'b', 'a'),
      concurrency: 1,
      keys: (job) => [job.portal],
      work: async (job) => void order.push(job.id),
    });
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('gives the slot of a task that waits for its portal to the next portal', async () => {
    const hand = handheld();
    const all = runTasks({
      tasks: jobs('a', 'a', 'a', 'b', 'a', 'c'),
      concurrency: 3,
      keys: (job) => [job.portal],
      work: hand.work,
    });
    await Promise.all([hand.start(0), hand.start(3), hand.start(5)]);
    expect(hand.log).toEqual([0, 3, 5]);
    hand.end(0);
    await hand.start(1);
    for (const id of [1, 2, 3, 4, 5]) hand.end(id);
    await all;
    expect(hand.log).toEqual([0, 3, 5, 1, 2, 4]);
  });

  it('after an abort starts nothing, tells the running tasks, and resolves when they have ended', async () => {
    const hand = handheld();
    const stop = new AbortController();
    let resolved = false;
    const all = runTasks({
      tasks: jobs('a', 'b', 'a', 'c'),
      concurrency: 2,
      keys: (job) => [job.portal],
      work: hand.work,
      signal: stop.signal,
    }).then(() => {
      resolved = true;
    });
    const given = await hand.start(0);
    await hand.start(1);
    stop.abort();
    expect(given.aborted).toBe(true);
    hand.end(0);
    for (let n = 0; n < 5; n += 1) await turn();
    expect(resolved).toBe(false);
    hand.fail(1, stop.signal.reason);
    await all;
    expect(hand.log).toEqual([0, 1]);
  });

  it('never runs two tasks that share any of their keys', async () => {
    const hand = handheld();
    const all = runTasks({
      tasks: jobs('a', 'b', 'c'),
      concurrency: 3,
      keys: (job) => [job.portal, job.portal === 'c' ? 'one' : 'other'],
      work: hand.work,
    });
    for (let n = 0; n < 5; n += 1) await turn();
    expect(hand.log).toEqual([0, 2]);
    hand.end(0);
    for (let n = 0; n < 5; n += 1) await turn();
    expect(hand.log).toEqual([0, 2, 1]);
    hand.end(1);
    hand.end(2);
    await all;
  });

  it('starts nothing when a key cannot be told', async () => {
    const hand = handheld();
    const keys = (job: Job): string[] => {
      if (job.portal === 'b') throw new Error('no key');
      return [job.portal];
    };
    await expect(runTasks({ tasks: jobs('a', 'b'), concurrency: 2, keys, work: hand.work })).rejects.toThrow(
      'no key',
    );
    expect(hand.log).toEqual([]);
  });

  it('does nothing when it was aborted before', async () => {
    const hand = handheld();
    const options = { tasks: jobs('a'), concurrency: 1, keys: (job: Job) => [job.portal], work: hand.work };
    await runTasks({ ...options, signal: AbortSignal.abort() });
    expect(hand.log).toEqual([]);
  });

  it('throws the first error when the others have ended, and starts nothing after it', async () => {
    const hand = handheld();
    const first = new Error('first');
    const all = runTasks({
      tasks: jobs('a', 'b', 'c', 'd'),
      concurrency: 3,
      keys: (job) => [job.portal],
      work: hand.work,
    });
    const outcome = all.then(
      () => 'resolved',
      (error: unknown) => error,
    );
    await Promise.all([hand.start(0), hand.start(1), hand.start(2)]);
    hand.fail(1, first);
    await turn();
    hand.fail(0, new Error('second'));
    const early = await Promise.race([
      outcome,
      turn()
        .then(turn)
        .then(() => 'still running'),
    ]);
    expect(early).toBe('still running');
    hand.end(2);
    expect(await outcome).toBe(first);
    expect(hand.log).toEqual([0, 1, 2]);
  });

  it('lets an error through that an abort did not cause', async () => {
    const hand = handheld();
    const stop = new AbortController();
    const bug = new TypeError('our bug');
    const all = runTasks({
      tasks: jobs('a'),
      concurrency: 1,
      keys: (job) => [job.portal],
      work: hand.work,
      signal: stop.signal,
    });
    await hand.start(0);
    stop.abort();
    hand.fail(0, bug);
    await expect(all).rejects.toBe(bug);
  });
});
