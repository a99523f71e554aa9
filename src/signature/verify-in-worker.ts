import { Worker } from 'node:worker_threads';
import type { FileVerdict } from '#src/model/signature.ts';
import { DEFAULT_LIMITS, type Limits, MAX_FILE_BYTES } from './limits.ts';
import type { Policy } from './policy.ts';
import { reason } from './reasons.ts';
import { refusal, type Signed, tooLarge } from './verify.ts';

/** A policy as it crosses to the worker: certificates as their DER. */
export type WirePolicy = {
  readonly anchors: readonly Uint8Array[];
  readonly at: string;
  readonly revocation: Policy['revocation'];
  readonly signerId: string | null;
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
};

export type Question = { readonly signed: Signed; readonly policy: WirePolicy };

export type Answer = { readonly kind: 'ready' } | { readonly kind: 'verdict'; readonly verdict: FileVerdict };

/** Verifies one file after another in a worker of its own, which is started when needed and killed on a limit. */
export type Verifier = {
  readonly verify: (signed: Signed, policy: Policy) => Promise<FileVerdict>;
  /** Ends the worker; what is under way is answered as failed. */
  readonly close: () => Promise<void>;
};

/** A worker that loads its modules on a busy machine is slow, not hanging. */
const START_WITHIN_MS = 60_000;
const LOOK_AT_MEMORY_EVERY_MS = 100;
const SMALLEST_HEAP_MB = 64;

const wireOf = (policy: Policy): WirePolicy => ({
  anchors: policy.anchors.map(({ der }) => der),
  at: policy.at.toISOString(),
  revocation: policy.revocation,
  signerId: policy.signerId,
  certificates: policy.extra.certificates.map(({ der }) => der),
  crls: policy.extra.crls,
  ocsps: policy.extra.ocsps,
});

type End =
  | { readonly kind: 'answered'; readonly verdict: FileVerdict }
  | { readonly kind: 'time' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'died'; readonly why: string };

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Asks a started worker, and waits for the first of: the answer, the deadline, the memory limit, its death. */
const ask = async (worker: Worker, question: Question, limits: Limits): Promise<End> => {
  const cleaning: (() => void)[] = [];
  const end = await new Promise<End>((resolve) => {
    const listen = <T>(event: string, then: (value: T) => void): void => {
      worker.on(event, then);
      cleaning.push(() => worker.off(event, then));
    };
    const begin = (): void => {
      worker.postMessage(question);
      const timer = setTimeout(() => resolve({ kind: 'time' }), limits.deadlineMs);
      cleaning.push(() => clearTimeout(timer));
      // `resourceLimits` bounds the heap of JavaScript alone; buffers and the memory of libxml2 lie outside.
      const watch = setInterval(() => {
        worker.getHeapStatistics().then(
          ({ used_heap_size: heap, external_memory: outside }) => {
            if (heap + outside > limits.memoryMb * 1_024 * 1_024) resolve({ kind: 'memory' });
          },
          () => undefined,
        );
      }, LOOK_AT_MEMORY_EVERY_MS);
      cleaning.push(() => clearInterval(watch));
    };
    listen<Answer>('message', (answer) => {
      if (answer.kind === 'verdict') resolve({ kind: 'answered', verdict: answer.verdict });
      else {
        clearTimeout(starting);
        begin();
      }
    });
    listen('error', (error: unknown) =>
      resolve(isOutOfMemory(error) ? { kind: 'memory' } : { kind: 'died', why: String(error) }),
    );
    listen('exit', (code: number) => resolve({ kind: 'died', why: `the worker ended with ${code}` }));
    const starting = setTimeout(
      () => resolve({ kind: 'died', why: 'the worker did not start' }),
      START_WITHIN_MS,
    );
    if (ready.has(worker)) {
      clearTimeout(starting);
      begin();
    }
    cleaning.push(() => clearTimeout(starting));
  });
  for (const clean of cleaning) clean();
  return end;
};

/** Workers that have loaded their modules. */
const ready = new WeakSet<Worker>();

const verdictOf = (end: End, policy: Policy, limits: Limits): FileVerdict => {
  switch (end.kind) {
    case 'answered':
      return end.verdict;
    case 'time':
      return refusal(
        policy,
        'indeterminate',
        'LIMIT_EXCEEDED',
        reason('time-limit', `${limits.deadlineMs} ms`),
      );
    case 'memory':
      return refusal(
        policy,
        'indeterminate',
        'LIMIT_EXCEEDED',
        reason('memory-limit', `${limits.memoryMb} MiB`),
      );
    case 'died':
      return refusal(policy, 'indeterminate', 'LIMIT_EXCEEDED', reason('verifier-failed', end.why));
  }
};

/** Opens a verifier; nothing is started yet. An idle worker does not keep the process alive. */
export const openVerifier = (limits: Limits = DEFAULT_LIMITS): Verifier => {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      execArgv: [],
      env: {},
      resourceLimits: {
        // A heap too small for V8 to begin with ends the whole process, not the worker.
        maxOldGenerationSizeMb: Math.max(SMALLEST_HEAP_MB, limits.memoryMb),
        maxYoungGenerationSizeMb: 64,
      },
    });
    // Without a listener an error between two files would end the process.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  };

  const one = async (signed: Signed, policy: Policy): Promise<FileVerdict> => {
    const largest = Math.max(signed.bytes.length, signed.content?.length ?? 0);
    // Refused here already, so that 200 MB are not copied to be refused there.
    if (largest > MAX_FILE_BYTES) return tooLarge(largest, policy);
    worker ??= start();
    const asked = worker;
    asked.ref();
    const end = await ask(asked, { signed, policy: wireOf(policy) }, limits);
    asked.unref();
    if (end.kind === 'answered') ready.add(asked);
    else {
      worker = null;
      await asked.terminate();
    }
    return verdictOf(end, policy, limits);
  };

  return {
    verify: (signed, policy) => {
      const answer = queue.then(() => one(signed, policy));
      queue = answer.catch(() => undefined);
      return answer;
    },
    close: async () => {
      await worker?.terminate();
    },
  };
};

let shared: Verifier | null = null;

/**
 * Like `verify`, in a worker that is killed after 5 s or above 512 MB (or what `limits` say): always a verdict,
 * `indeterminate` with `LIMIT_EXCEEDED` in place of a hang or a crash. One worker serves all calls in turn.
 */
export const verifyInWorker = async (
  signed: Signed,
  policy: Policy,
  limits: Limits = DEFAULT_LIMITS,
): Promise<FileVerdict> => {
  if (limits === DEFAULT_LIMITS) {
    shared ??= openVerifier();
    return await shared.verify(signed, policy);
  }
  const own = openVerifier(limits);
  try {
    return await own.verify(signed, policy);
  } finally {
    await own.close();
  }
};
