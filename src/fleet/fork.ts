import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '#src/model/errors.ts';
import type { Fleet, FleetOptions } from './fleet.ts';

/** What a parent asks of the child; words are the arguments. The child ends when the channel closes. */
export type FleetQuestion = {
  readonly id: number;
  readonly act:
    | 'start'
    | 'setFault'
    | 'truth'
    | 'holdings'
    | 'steerSigning'
    | 'signingAnchors'
    | 'badFile'
    | 'clientCertificate'
    | 'passkey';
  readonly words: readonly unknown[];
};

export type FleetAnswer = {
  readonly id: number;
  readonly value?: unknown;
  /** `code` is null for anything but a `UsageError`. */
  readonly error?: { readonly code: string | null; readonly message: string };
};

/**
 * The same fleet in a process of its own, so that its work does not hold up the sweep's event loop. The child
 * ends with its parent, however that ends. Whatever is asked of a child that died is rejected.
 */
export const forkFleet = async (options: FleetOptions): Promise<Fleet> => {
  const child = fork(fileURLToPath(new URL('./fork-child.ts', import.meta.url)), [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', (message) => {
    const { id, value, error } = message as FleetAnswer;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else
      asked?.reject(
        error.code === null ? new Error(error.message) : new UsageError(error.code, error.message),
      );
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      for (const asked of waiting.values())
        asked.reject(new Error(`the fleet's process ended (${signal ?? code})`));
      waiting.clear();
      resolve();
    });
  });
  let count = 0;
  const ask = (act: FleetQuestion['act'], ...words: readonly unknown[]): Promise<unknown> => {
    count += 1;
    const asked = Promise.withResolvers<unknown>();
    waiting.set(count, asked);
    const question: FleetQuestion = { id: count, act, words };
    child.send(question, (failed) => {
      if (failed !== null) asked.reject(failed);
    });
    return asked.promise;
  };
  const started = (await ask('start', options)) as Pick<
    Fleet,
    'network' | 'portals' | 'platformNames' | 'signingAgentUrl'
  >;
  return {
    ...started,
    setFault: async (portalId, fault) => {
      await ask('setFault', portalId, fault);
    },
    truth: async () => (await ask('truth')) as Awaited<ReturnType<Fleet['truth']>>,
    holdings: async (portalId) => (await ask('holdings', portalId)) as Awaited<ReturnType<Fleet['holdings']>>,
    steerSigning: async (change) => {
      await ask('steerSigning', change);
    },
    signingAnchors: async () => (await ask('signingAnchors')) as Awaited<ReturnType<Fleet['signingAnchors']>>,
    badFile: async (citizenId, file, document) =>
      (await ask('badFile', citizenId, file, document)) as Awaited<ReturnType<Fleet['badFile']>>,
    clientCertificate: async (citizenId, condition) =>
      (await ask('clientCertificate', citizenId, condition)) as Awaited<
        ReturnType<Fleet['clientCertificate']>
      >,
    passkey: async (citizenId) => (await ask('passkey', citizenId)) as Awaited<ReturnType<Fleet['passkey']>>,
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
};
