import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '#src/model/errors.ts';
import { DEVICE_IDS, type DeviceId, type Task } from '#src/model/journey.ts';
import type { Vault } from '#src/model/signing.ts';
import type { Run } from '#src/model/sweep.ts';
import { adapterName } from '#src/report/platform-name.ts';
import { runOutcome } from '#src/scoring/judge.ts';
import { openEvidenceFiles } from '#src/store/evidence-files.ts';
import { judgeWith, newSweepId, wholeNumber } from '../campaign.ts';
import { deriveWith } from '../derive-with.ts';
import { EXIT } from '../exit-codes.ts';
import { onInterrupt } from '../interrupt.ts';
import { outOption, scenarioOption, type WorldFlags, worldOptions } from '../options.ts';
import { taskId } from '../plan.ts';
import { openVaultFor } from '../vault.ts';
import { runWords } from '../run-words.ts';
import { loadJourneys } from '../scenarios.ts';
import { select } from '../select.ts';
import { openWalker } from '../walker.ts';
import { openWorld } from '../world.ts';

type RunFlags = WorldFlags & {
  readonly scenarios: string;
  readonly out: string;
  readonly device: DeviceId;
  readonly headed?: boolean;
  readonly contact?: string;
  readonly json?: boolean;
};

export const runCommand = (): Command =>
  scenarioOption(outOption(worldOptions(new Command('run'))))
    .description(
      'walk one journey on one portal and show its steps and findings; no sweep is stored, its screenshots stay in a folder',
    )
    .argument('<portal>', 'id of the portal')
    .argument('<journey>', 'id of the journey')
    .addOption(new Option('--device <device>', 'which device').choices(DEVICE_IDS).default('desktop'))
    .option('--headed', 'show the browser window')
    .option('--contact <mail|address>', 'whom portal owners can write to; required outside this machine')
    .option('--json', 'print the run, its evidence and findings as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npm run portalsweep -- run hai-duong residence/register-permanent --fleet --device phone',
    )
    .action(async (portalId: string, journeyId: string, flags: RunFlags) => {
      process.exitCode = await runOne(portalId, journeyId, flags);
    });

const runOne = async (portalId: string, journeyId: string, flags: RunFlags): Promise<number> => {
  const journeys = await loadJourneys(flags.scenarios);
  const interrupt = onInterrupt();
  const world = await openWorld({
    ...(flags.edition === undefined ? {} : { edition: flags.edition }),
    registry: flags.registry ?? [],
    anchors: flags.anchors ?? [],
    rootsComplete: flags.rootsComplete === true,
    ...(flags.accounts === undefined ? {} : { accounts: flags.accounts }),
    scenarios: flags.scenarios,
    fleet: flags.fleet === true,
    seed: wholeNumber('--seed', flags.seed, 0, 2 ** 32 - 1),
    faults: flags.faults === 'none' ? 'none' : 'seeded',
    ...(flags.latency === undefined ? {} : { latencyMs: wholeNumber('--latency', flags.latency, 0, 60_000) }),
    ...(flags.captcha === true ? { captcha: true } : {}),
  });
  try {
    const chosen = select(world.portals, journeys, { portal: portalId, journey: journeyId });
    const portal = chosen.portals[0];
    const journey = chosen.journeys[0];
    if (portal === undefined || journey === undefined) throw new UsageError('empty', 'nothing to run');
    const folder = join(resolve(flags.out), `run-${newSweepId(new Date())}`);
    const walker = await openWalker({
      world,
      portals: [portal],
      files: openEvidenceFiles(folder),
      vault: await openVaultFor(flags.out),
      slots: 1,
      headed: flags.headed === true,
      contact: flags.contact,
    });
    try {
      const cell = { portalId: portal.id, journeyId: journey.id, device: flags.device };
      const task: Task = { id: taskId(cell), portal, journey, device: flags.device };
      const walked = await walker.walk(task, 'quiet', 1, {
        running: () => 1,
        beforeSubmitting: async () => undefined,
        signal: interrupt.signal,
      });
      const openVault = async (): Promise<Vault> => await openVaultFor(flags.out);
      const derive = deriveWith({ signing: world.roots }, world.citizens, openVault);
      const attempt = await derive(walked);
      const bare: Run = {
        ...cell,
        id: taskId(cell),
        ...runOutcome([attempt]),
        attempts: [attempt],
        findings: [],
      };
      const run: Run = { ...bare, findings: judgeWith(world)(bare, journey) };
      const adapter = attempt.evidence.platform?.adapter;
      const platform =
        adapter === undefined
          ? null
          : adapterName(world.platformNames, world.fleet !== null || portal.synthetic, adapter);
      const pictures = existsSync(folder) ? folder : null;
      process.stdout.write(
        flags.json === true
          ? `${JSON.stringify(run)}\n`
          : runWords(run, journey, { platform, walkedAs: walker.walksAs(task), folder: pictures }),
      );
      if (interrupt.signal.aborted) return EXIT.stopped;
      return run.reason === 'scenario-error' ? EXIT.usage : EXIT.done;
    } finally {
      await walker.close();
    }
  } finally {
    interrupt.release();
    await world.close();
  }
};
