import { Command, Option } from 'commander';
import { checks } from '#src/checks/index.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Task } from '#src/model/journey.ts';
import { leftBehind } from '#src/model/left-behind.ts';
import type { Portal } from '#src/model/portal.ts';
import type { StoredSweep, SweepRecord } from '#src/model/sweep.ts';
import { openStore } from '#src/store/open-store.ts';
import { carryOutSweep, newSweepId, planSweep, wholeNumber } from '../campaign.ts';
import { EXIT } from '../exit-codes.ts';
import { brokenRules, parseRules } from '../fail-on.ts';
import { leftBehindText } from '../left-behind-text.ts';
import { type Plan, PLANS, planTasks, sampled, taskId } from '../plan.ts';
import { resumedPortals } from '../resumed-portals.ts';
import { openProgress } from '../progress.ts';
import { countOutcomes, publish } from '../publish.ts';
import { loadJourneys } from '../scenarios.ts';
import { type Filters, select } from '../select.ts';
import { onInterrupt } from '../interrupt.ts';
import { openWorld } from '../world.ts';
import {
  collect,
  filterOptions,
  outOption,
  scenarioOption,
  type WorldFlags,
  worldOptions,
} from '../options.ts';

export type SweepFlags = Filters &
  WorldFlags & {
    readonly scenarios: string;
    readonly plan: Plan;
    readonly out: string;
    readonly concurrency: string;
    readonly patience?: string;
    readonly contact?: string;
    readonly resume?: string | true;
    readonly resubmit?: boolean;
    readonly remeasure?: boolean;
    readonly failedOf?: string;
    readonly sample?: string;
    readonly failOn?: readonly string[];
    readonly quiet?: boolean;
    readonly json?: boolean;
  };

export const sweepCommand = (): Command =>
  scenarioOption(outOption(filterOptions(worldOptions(new Command('sweep')))))
    .description('walk the planned journeys on the chosen portals, judge them, write the report')
    .addOption(new Option('--plan <plan>', 'which journeys on which devices').choices(PLANS).default('quick'))
    .option('--concurrency <n>', 'journeys at once (never two on one portal)', '10')
    .option('--patience <ms>', 'longest wait for one act', '30000')
    .option('--contact <mail|address>', 'whom portal owners can write to; required outside this machine')
    .option('--resume [sweep]', 'go on with a stopped sweep (latest by default)')
    .option('--resubmit', 'with --resume: walk again what was cut off after it may have filed a dossier')
    .option('--no-remeasure', 'leave breached timings undecided instead of measuring them again, alone')
    .option('--sample <n>', 'plan everything, walk a seeded one in n; the rest is not run, and extrapolated')
    .option('--failed-of <sweep>', 'only the runs that failed in this sweep')
    .option('--fail-on <rule>', 'exit 1 when the rule is broken; may be repeated', collect)
    .option('--quiet', 'no progress')
    .option('--json', 'print the result as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  npm run portalsweep -- sweep --fleet --portal ha-noi,hai-duong
  npm run portalsweep -- sweep --registry staging.json --portal our-staging --device phone
  npm run portalsweep -- sweep --resume
  npm run portalsweep -- sweep --fleet --fail-on failed --fail-on 'check:first-byte>3'`,
    )
    .action(async (flags: SweepFlags) => {
      process.exitCode = await sweep(flags);
    });

/** Runs a sweep as the flags say; returns the exit code. */
export const sweep = async (flags: SweepFlags): Promise<number> => {
  const rules = parseRules(
    flags.failOn ?? [],
    checks.map(({ id }) => id),
  );
  const concurrency = wholeNumber('--concurrency', flags.concurrency, 1, 64);
  const patienceMs = wholeNumber('--patience', flags.patience ?? '30000', 100, 600_000);
  const journeys = await loadJourneys(flags.scenarios);
  const store = await openStore(flags.out);
  const interrupt = onInterrupt();
  const progress = openProgress(flags.quiet === true || flags.json === true);
  try {
    const resumed = flags.resume === undefined ? null : await resumable(store, flags.resume);
    const seed = resumed?.sweep.seed ?? wholeNumber('--seed', flags.seed, 0, 2 ** 32 - 1);
    const fleet = resumed === null ? fleetAsked(flags) : (resumed.sweep.fleet ?? null);
    const opened = await openWorld({
      ...(flags.edition === undefined ? {} : { edition: flags.edition }),
      registry: flags.registry ?? [],
      anchors: flags.anchors ?? [],
      rootsComplete: flags.rootsComplete === true,
      ...(flags.accounts === undefined ? {} : { accounts: flags.accounts }),
      scenarios: flags.scenarios,
      fleet: fleet !== null,
      seed,
      ...(fleet === null ? {} : { faults: fleet.faults, captcha: fleet.captcha }),
      ...(fleet?.latencyMs == null ? {} : { latencyMs: fleet.latencyMs }),
    });
    const world =
      resumed === null
        ? opened
        : { ...opened, portals: resumedPortals(resumed.sweep.portals, opened.portals) };
    if (resumed !== null) tellLowered(resumed.sweep.portals, world.portals);
    try {
      const tasks = resumed === null ? await chosenTasks(flags, world.portals, journeys, seed, store) : [];
      const id = resumed?.sweep.id ?? newSweepId(new Date());
      const stored = await carryOutSweep(
        id,
        {
          world,
          portals: resumed !== null ? world.portals : [...new Set(tasks.map(({ portal }) => portal))],
          store,
          out: flags.out,
          journeys,
          concurrency,
          patienceMs,
          contact: flags.contact,
          resubmit: flags.resubmit === true,
          // The quick plan's stand-ins forget everything when they stop.
          cleansUp: fleet === null || (resumed?.sweep.plan ?? flags.plan) !== 'quick',
          thorough: (resumed?.sweep.plan ?? flags.plan) !== 'quick',
          remeasure: flags.remeasure !== false,
          on: progress.on,
          signal: interrupt.signal,
        },
        resumed !== null
          ? undefined
          : async (browser) =>
              await planSweep({
                world,
                store,
                journeys,
                id,
                tasks,
                ...(flags.sample === undefined
                  ? {}
                  : { walked: sampled(tasks, wholeNumber('--sample', flags.sample, 2, 10_000), seed) }),
                plan: flags.plan,
                seed,
                browser,
                ...(fleet === null ? {} : { fleet }),
              }),
      );
      progress.stop();
      const written = await publish(stored, world.registry.criteria, flags.out, world.citizens);
      const broken = brokenRules(stored, rules);
      tell(stored, written, broken, flags.json === true);
      if (interrupt.signal.aborted) return EXIT.stopped;
      if (
        !stored.runs.some(
          ({ outcome }) => outcome === 'passed' || outcome === 'failed' || outcome === 'inapplicable',
        )
      )
        return EXIT.nothingWalked;
      return broken.length > 0 ? EXIT.failOn : EXIT.done;
    } finally {
      await world.close();
    }
  } finally {
    progress.stop();
    interrupt.release();
    await store.close();
  }
};

type Store = Awaited<ReturnType<typeof openStore>>;

/** A forgotten `--registry` lowers rows too: what then is not walked must not surprise. */
const tellLowered = (planned: readonly Portal[], now: readonly Portal[]): void => {
  for (const [at, { id, mode, permission }] of planned.entries()) {
    const row = now[at];
    if (row !== undefined && (row.mode !== mode || (row.permission === null && permission !== null)))
      process.stderr.write(
        `Portal ${id} was planned with mode "${mode}"; the registry given now permits less.\n`,
      );
  }
};

const resumable = async (store: Store, which: string | true): Promise<StoredSweep> =>
  await store.loadSweep(which === true ? 'latest' : which);

const chosenTasks = async (
  flags: SweepFlags,
  portals: Parameters<typeof select>[0],
  journeys: Parameters<typeof select>[1],
  seed: number,
  store: Store,
): Promise<readonly Task[]> => {
  // Naming journeys, or asking again for what failed, overrides the quick plan's own choice.
  const plan =
    flags.journey !== undefined || flags.tag !== undefined || flags.failedOf !== undefined
      ? 'full'
      : flags.plan;
  const tasks = planTasks(select(portals, journeys, flags), plan, seed);
  if (flags.failedOf === undefined) return tasks;
  const failed = new Set(
    (await store.loadSweep(flags.failedOf)).runs.filter(({ outcome }) => outcome === 'failed').map(taskId),
  );
  const again = tasks.filter(({ id }) => failed.has(id));
  if (again.length === 0)
    throw new UsageError('empty', `no run that failed in sweep "${flags.failedOf}" is left by the filters`);
  return again;
};

/** The fleet that the flags ask for; null for real portals. @throws UsageError `faults`, `number` */
const fleetAsked = (flags: SweepFlags): NonNullable<SweepRecord['fleet']> | null => {
  if (flags.faults !== 'none' && flags.faults !== 'seeded')
    throw new UsageError(
      'faults',
      `--faults: expected "none" or "seeded", found "${flags.faults.slice(0, 40)}"`,
    );
  if (flags.fleet !== true) return null;
  return {
    faults: flags.faults,
    latencyMs: flags.latency === undefined ? null : wholeNumber('--latency', flags.latency, 0, 60_000),
    captcha: flags.captcha === true,
  };
};

/** What the whole plan would have taken, by what its sample took; empty where everything was to be walked. */
const extrapolation = ({ sweep, planned, runs, notRun }: StoredSweep): string => {
  const left = notRun.filter(({ reason }) => reason === 'not-sampled').length;
  if (left === 0 || runs.length === 0 || sweep.finishedAt === null) return '';
  const minutes = (Date.parse(sweep.finishedAt) - Date.parse(sweep.startedAt)) / 60_000;
  const whole = (minutes * planned.length) / (planned.length - left);
  return `Sample: ${runs.length} runs took ${minutes.toFixed(1)} min; all ${planned.length} would take about ${(whole / 60).toFixed(1)} h.`;
};

const tell = (
  stored: StoredSweep,
  written: { readonly index: string; readonly json: string },
  broken: readonly string[],
  asJson: boolean,
): void => {
  const counts = countOutcomes(stored.runs);
  const left = leftBehind(stored.runs);
  const open = stored.planned.length - stored.runs.length - stored.notRun.length;
  if (asJson) {
    process.stdout.write(
      `${JSON.stringify({ sweep: stored.sweep.id, planned: stored.planned.length, runs: stored.runs.length, notRun: stored.notRun.length, open, outcomes: counts, leftBehind: left, broken, ...written })}\n`,
    );
    return;
  }
  const outcomes = Object.entries(counts)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');
  process.stdout.write(
    [
      stored.sweep.synthetic ? 'DỮ LIỆU GIẢ LẬP / SYNTHETIC DATA: nothing here is about a real portal.' : '',
      `Sweep ${stored.sweep.id}: planned ${stored.planned.length} = ${stored.runs.length} run + ${stored.notRun.length} not run${open > 0 ? ` + ${open} not reached` : ''}.`,
      `Runs: ${outcomes === '' ? 'none' : outcomes}.`,
      extrapolation(stored),
      ...leftBehindText(left),
      ...broken.map((each) => `Broken rule ${each}.`),
      `Report / Báo cáo: ${written.index}`,
      '',
    ]
      .filter((line, at, all) => line !== '' || at === all.length - 1)
      .join('\n'),
  );
};
