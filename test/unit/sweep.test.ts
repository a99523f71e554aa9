import { describe, expect, it } from 'vitest';
import type { Effect, Task } from '#src/model/journey.ts';
import type { OpenCell, SweepStore } from '#src/model/store.ts';
import type { Attempt, Purpose, Run } from '#src/model/sweep.ts';
import { carryOut } from '#src/sweep.ts';
import { attempt, portal } from './scoring/stored.ts';

const cell: OpenCell = {
  portalId: 'a',
  journeyId: 'j',
  device: 'phone',
  owes: 'first',
  run: null,
  cutOff: false,
  mayHaveSubmitted: false,
};

const task = {
  id: 'a/j/phone',
  portal: portal('a'),
  journey: { id: 'j', steps: [] },
  device: 'phone',
} as unknown as Task;

const stoppedIn = (effect: Effect, left: boolean): Attempt => {
  const made = attempt(1, 'first', null, {}, { outcome: 'cantTell', reason: 'stopped' });
  const [step] = made.evidence.steps;
  return {
    ...made,
    evidence: {
      ...made.evidence,
      steps: [{ ...step, effect, outcome: 'cantTell', reason: 'stopped' } as (typeof made.evidence.steps)[0]],
      cleanUps: [{ step: 0, made: 'dossier', code: null, done: !left, why: null }],
    },
  };
};

/** What is stored of a sweep of one cell whose only attempt is this one. */
const savedOf = async (walked: Attempt): Promise<[Run['reason'], Purpose | null][]> => {
  const saved: [Run['reason'], Purpose | null][] = [];
  const store = {
    openCells: async () => [cell],
    markStarted: async () => undefined,
    finishSweep: async () => undefined,
    saveRun: async (_id: string, { reason }: Run, owes: Purpose | null) => void saved.push([reason, owes]),
  } as unknown as SweepStore;
  const stop = new AbortController();
  await carryOut('sweep', {
    store,
    taskOf: () => task,
    keysOf: () => [],
    walk: async () => {
      stop.abort();
      return walked;
    },
    derive: async (each) => each,
    judge: () => [],
    needsQuiet: () => false,
    runTasks: async ({ tasks, work }) => {
      for (const due of tasks)
        await work(
          due,
          new AbortController().signal,
          () => 1,
          () => expect.fail(),
        );
    },
    concurrency: 1,
    resubmit: false,
    on: () => undefined,
    signal: stop.signal,
  });
  return saved;
};

describe('an attempt that was stopped', () => {
  it('is forgotten and walked again where it left nothing', async () => {
    expect(await savedOf(stoppedIn('drafts', false))).toEqual([]);
  });

  it('is kept where it left something at the portal, and walked again unless it may have filed', async () => {
    expect(await savedOf(stoppedIn('drafts', true))).toEqual([['stopped', 'first']]);
    expect(await savedOf(stoppedIn('submits', true))).toEqual([['stopped', null]]);
  });
});
