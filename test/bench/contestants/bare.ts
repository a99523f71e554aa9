import type { Page } from 'playwright';
import { citizens } from '../../../scenarios/identities/citizens.ts';
import { createActs } from '#src/gather/acts.ts';
import { drawOneTimeCode } from '#src/gather/one-time-code.ts';
import type { Citizen, Effect, Task } from '#src/model/journey.ts';
import type { Text } from '#src/model/text.ts';
import type { Registry } from '#src/registry/load-registry.ts';
import type { SessionMeans } from '#src/platforms/adapter.ts';
import { given } from './given.ts';

/** Walks a task's script on a page with nothing gathered; `around` may wrap each step. */
export const walkBare = async (
  task: Task,
  page: Page,
  registry: Registry,
  around: (name: Text, act: () => Promise<unknown>) => Promise<unknown>,
  session: SessionMeans,
): Promise<void> => {
  const citizen = citizens[0] as Citizen;
  let effect: Effect | null = null;
  const started = performance.now();
  const acts = createActs(
    {
      page,
      portal: task.portal,
      services: registry.services,
      words: registry.words,
      others: [],
      signInHosts: given.network.signInHosts,
      nationalHosts: given.network.nationalHosts,
      patienceMs: 30_000,
      wait: async (_what, press, until) => {
        await press();
        return await until();
      },
      nowMs: () => performance.now() - started,
      stepIndex: () => 0,
      service: { current: null },
      note: () => undefined,
      noted: () => [],
      session,
      signing: {
        phone: null,
        keep: async ({ length }) => ({ bytes: length, sha256: '', kept: null, stamped: null }),
        badFile: async () => null,
      },
      eId: {
        oneTimeCode: async () => await drawOneTimeCode(citizen.credentials.oneTimeCode),
        passkey: false,
      },
      download: { expected: false },
    },
    () => effect,
  );
  await task.journey.walk({
    citizen,
    portal: acts.portal,
    step: async <T>(name: Text, declared: Effect, act: () => Promise<T>) => {
      effect = declared;
      return (await around(name, act)) as T;
    },
  });
};
