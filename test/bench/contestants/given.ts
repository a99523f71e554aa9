import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planTasks } from '#src/cli/plan.ts';
import { projectFolder } from '#src/cli/project.ts';
import { loadJourneys } from '#src/cli/scenarios.ts';
import type { Task } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Portal } from '#src/model/portal.ts';

/** What the bench gives to each contestant: the same fleet, the same tasks, the same browser. */
export type Given = {
  readonly network: Network;
  readonly portals: readonly Portal[];
  readonly browser: string;
  readonly sandbox: boolean;
  readonly concurrency: number;
  readonly out: string;
};

export const given: Given = JSON.parse(readFileSync(process.env['BENCH_GIVEN'] ?? '', 'utf8')) as Given;

/** The quick plan over the given portals: the same tasks in the same order for everyone. */
export const benchTasks = async (): Promise<readonly Task[]> =>
  planTasks(
    {
      portals: given.portals,
      journeys: await loadJourneys(join(projectFolder, 'scenarios')),
      devices: ['phone', 'desktop'],
    },
    'quick',
    1,
  );
