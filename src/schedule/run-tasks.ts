import { totalmem } from 'node:os';
import { AutoscaledPool, Configuration, Log, LogLevel } from '@crawlee/core';
import PQueue from 'p-queue';

export type RunTasksOptions<T> = {
  readonly tasks: readonly T[];
  /** Most tasks at the same time; at least 1. */
  readonly concurrency: number;
  /** Tasks that share a key never run at the same time; for journeys these are the portal and the test identity. */
  readonly keys: (task: T) => readonly string[];
  /** `running` tells how many tasks run now, this one included; `queue` puts a further task halfway down the line. */
  readonly work: (
    task: T,
    signal: AbortSignal,
    running: () => number,
    queue: (further: T) => void,
  ) => Promise<void>;
  readonly signal?: AbortSignal;
};

/**
 * Runs every task once, in the given order but that a task with a busy key lets the others go first.
 * What the work puts in the line besides comes after half of what waits: later, and not all of it at the very end.
 * After an abort no task starts; the running ones get the signal, and the promise resolves when they have
 * ended. After a task throws no task starts either; the first error is thrown when the others have ended.
 */
export async function runTasks<T>(options: RunTasksOptions<T>): Promise<void> {
  const { concurrency, keys, work, signal = new AbortController().signal } = options;
  const lanes = new Map<string, PQueue>();
  const enter = (task: T): { readonly task: T; readonly lanes: readonly PQueue[] } => {
    const own = [...new Set(keys(task))].map((name) => {
      const lane = lanes.get(name) ?? new PQueue({ concurrency: 1 });
      lanes.set(name, lane);
      return lane;
    });
    return { task, lanes: own };
  };
  const waiting = options.tasks.map(enter);
  const failures: unknown[] = [];
  let running = 0;

  const closed = (): boolean => signal.aborted || failures.length > 0 || waiting.length === 0;
  const isFree = (each: { readonly lanes: readonly PQueue[] }): boolean =>
    each.lanes.every(({ pending }) => pending === 0);

  const runNext = async (): Promise<void> => {
    // The pool asked one turn ago whether a task is ready; an abort may have come between.
    const index = closed() ? -1 : waiting.findIndex(isFree);
    if (index < 0) return;
    const [next] = waiting.splice(index, 1);
    if (next === undefined) return;
    running += 1;
    try {
      // Neither signal nor timeout goes to the lane: p-queue would free it while the task still runs.
      await next.lanes.reduce<() => Promise<void>>(
        (inner, lane) => async () => await lane.add(inner),
        async () =>
          await work(
            next.task,
            signal,
            () => running,
            (further) => waiting.splice(Math.ceil(waiting.length / 2), 0, enter(further)),
          ),
      )();
    } catch (error) {
      if (!endedByAbort(error, signal)) failures.push(error);
    } finally {
      running -= 1;
    }
  };

  if (closed()) return;
  const pool = new AutoscaledPool(
    {
      ...fixedConcurrency(concurrency),
      isTaskReadyFunction: async () => !closed() && waiting.some(isFree),
      isFinishedFunction: async () => closed(),
      runTaskFunction: runNext,
      log: new Log({ level: LogLevel.OFF }),
      loggingIntervalSecs: null,
    },
    quietConfiguration(),
  );
  await pool.run();
  if (failures.length > 0) throw failures[0];
}

function endedByAbort(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError');
}

/**
 * Crawlee starts at one task and adds 5 % every ten seconds, and its event-loop signal would shrink a sweep
 * on a busy machine. A sweep records its concurrency as a circumstance of every time it measures, so the
 * number is the operator's and stays what it is.
 */
function fixedConcurrency(concurrency: number): {
  minConcurrency: number;
  desiredConcurrency: number;
  maxConcurrency: number;
} {
  return { minConcurrency: concurrency, desiredConcurrency: concurrency, maxConcurrency: concurrency };
}

/** Of its own for each pool: the global one writes a `storage` folder into the working directory. */
function quietConfiguration(): Configuration {
  return new Configuration({
    purgeOnStart: false,
    // These options, unlike `persistStorage` itself, win over the environment's CRAWLEE_PERSIST_STORAGE.
    storageClientOptions: { persistStorage: false, writeMetadata: false },
    // Given a size, Crawlee does not start `ps`, which a slim container lacks, to find one.
    memoryMbytes: Math.floor(totalmem() / 1024 ** 2),
  });
}
