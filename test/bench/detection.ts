/**
 * How well the checks tell faulty portals from healthy ones, on the local fleet: each fault alone on a
 * portal, beside a healthy twin and its healthy look-alike. A regression gate, not the truth.
 *
 *   npm run detection                 every fault of every set, variants a, b and c
 *   npm run detection -- --variant a  one variant
 *   npm run detection -- --fault submit-fails,too-wide
 *   npm run detection -- --set signing  the faults of digital signing alone; `portal` for the others
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from '#src/checks/index.ts';
import { carryOutSweep, planSweep } from '#src/cli/campaign.ts';
import { cellOf, planTasks } from '#src/cli/plan.ts';
import { openProgress } from '#src/cli/progress.ts';
import { projectFolder } from '#src/cli/project.ts';
import { loadJourneys } from '#src/cli/scenarios.ts';
import { table } from '#src/cli/table.ts';
import { openWorld } from '#src/cli/world.ts';
import type { Fault, FaultVariant } from '#src/fleet/faults.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { StoredSweep } from '#src/model/sweep.ts';
import { openStore } from '#src/store/open-store.ts';
import { type FaultSet, type Role, SETS } from './detection-sets.ts';

type CellVerdict = {
  readonly role: Role;
  readonly check: string;
  readonly outcome: Outcome;
  /** What the finding that decided the cell says, and of which run. */
  readonly why: string;
};

/** A portal × check cell over all runs of the portal: one failed finding makes it failed, one passed answers it. */
const cellOutcome = (outcomes: readonly Outcome[]): Outcome =>
  (['failed', 'passed', 'cantTell', 'untested', 'inapplicable'] as const).find((each) =>
    outcomes.includes(each),
  ) ?? 'untested';

const verdicts = (stored: StoredSweep, roles: readonly Role[], set: FaultSet): CellVerdict[] =>
  roles.flatMap((role) => {
    const findings = stored.runs
      .filter(({ portalId }) => portalId === role.portalId)
      .flatMap(({ journeyId, device, findings: own }) =>
        own.map((finding) => ({ ...finding, of: `${journeyId} ${device}` })),
      );
    return checks.flatMap(({ id }) => {
      const own = findings.filter(({ check }) => check === id);
      const outcome = cellOutcome(own.map((each) => each.outcome));
      const deciding = own.find((each) => each.outcome === outcome);
      const why = `${deciding?.of ?? 'no run'}: ${deciding?.seen.en ?? ''} ${deciding?.places[0]?.detail ?? ''}`;
      // What a set does not ask about may still accuse.
      const asked = set.answers?.(id, role) ?? true;
      return asked || outcome === 'failed' || outcome === 'passed' ? [{ role, check: id, outcome, why }] : [];
    });
  });

const isHealthy = ({ fault, variant }: Role): boolean => fault === null || variant === 'ok';

type Score = { tp: number; fp: number; must: number; found: number; answered: number; applicable: number };

export const score = (cells: readonly CellVerdict[]): Score => {
  const total: Score = { tp: 0, fp: 0, must: 0, found: 0, answered: 0, applicable: 0 };
  for (const { role, check, outcome } of cells) {
    const listed = isHealthy(role) ? [] : [...(role.fault?.mustFail ?? []), ...(role.fault?.mayFail ?? [])];
    const must = !isHealthy(role) && role.fault?.mustFail.some((each) => each === check) === true;
    if (outcome === 'failed') {
      if (listed.some((each) => each === check)) total.tp += 1;
      else total.fp += 1;
    }
    if (must) {
      total.must += 1;
      if (outcome === 'failed') total.found += 1;
    }
    if (isHealthy(role) && outcome !== 'inapplicable') {
      total.applicable += 1;
      if (outcome !== 'cantTell' && outcome !== 'untested') total.answered += 1;
    }
  }
  return total;
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : Number((part / whole).toFixed(4)));

const misses = (cells: readonly CellVerdict[]): string[] =>
  cells.flatMap(({ role, check, outcome, why }) => {
    const name = `${role.fault?.id ?? 'healthy'}${role.variant === null ? '' : ` ${role.variant}`} on ${role.portalId}`;
    const must = !isHealthy(role) && role.fault?.mustFail.some((each) => each === check) === true;
    const may = !isHealthy(role) && role.fault?.mayFail.some((each) => each === check) === true;
    if (must && outcome !== 'failed') return [`MISSED   ${check}: ${name} was ${outcome} (${why})`];
    if (outcome === 'failed' && !must && !may) return [`ACCUSED  ${check}: ${name} (${why})`];
    if (isHealthy(role) && (outcome === 'cantTell' || outcome === 'untested'))
      return [`SILENT   ${check}: ${name} was ${outcome} (${why})`];
    return [];
  });

export type DetectionOptions = {
  readonly variants: readonly FaultVariant[];
  readonly faultIds: readonly string[] | null;
  readonly seed: number;
  readonly concurrency: number;
  readonly quiet: boolean;
  /** Walk healthy twins too. True by default. */
  readonly twins?: boolean;
  /** Walk each fault's healthy look-alike too. True by default. */
  readonly lookAlikes?: boolean;
  /** `portal` by default. */
  readonly set?: string;
};

const TIMED: ReadonlySet<string> = new Set(checks.filter(({ timing }) => timing).map(({ id }) => id));

/** Whether the fault is one of times, which only a measurement with nothing beside it tells. */
export const isTimed = ({ mustFail }: Fault): boolean => mustFail.some((check) => TIMED.has(check));

/** Walks the catalogue and returns every portal × check cell with what it should have been. */
export const detect = async (options: DetectionOptions): Promise<readonly CellVerdict[]> => {
  const set = SETS[options.set ?? 'portal'];
  if (set === undefined) throw new Error(`expected a set among ${Object.keys(SETS).join(', ')}`);
  const chosen = set.faults.filter(({ id }) => options.faultIds === null || options.faultIds.includes(id));
  const all = await loadJourneys(join(projectFolder, 'scenarios'));
  const journeys = set.journeys
    .map((id) => all.find((each) => each.id === id))
    .filter((each) => each !== undefined);
  const cells: CellVerdict[] = [];
  for (const [round, variant] of options.variants.entries()) {
    const out = await mkdtemp(join(tmpdir(), 'portalsweep-detection-'));
    const world = await openWorld({ fleet: true, seed: options.seed, faults: 'none' });
    const store = await openStore(out);
    const progress = openProgress(options.quiet);
    try {
      const families = Map.groupBy((await world.fleet?.truth()) ?? [], ({ family }) => family);
      const free = [...families.values()].map((each) => each.map(({ portalId }) => portalId));
      // Each fault meets another family with each variant; its twin and look-alike are of the same family, while it lasts.
      const take = (at: number): string => {
        const portal = free
          .map((_, step) => free[(at + step) % free.length])
          .find((family) => family !== undefined && family.length > 0)
          ?.shift();
        if (portal === undefined) throw new Error('the fleet has too few portals for the catalogue');
        return portal;
      };
      const roles: Role[] = chosen.flatMap((fault, at) => [
        { portalId: take(at + round), fault, variant },
        ...(options.lookAlikes === false
          ? []
          : [{ portalId: take(at + round), fault, variant: 'ok' } satisfies Role]),
        ...(options.twins === false || set.twins !== 'each'
          ? []
          : [{ portalId: take(at + round), fault: null, variant: null }]),
      ]);
      if (options.twins !== false && set.twins !== 'each')
        for (let at = 0; at < set.twins; at += 1)
          roles.push({ portalId: take(at), fault: null, variant: null });
      for (const { portalId, fault, variant: which } of roles)
        if (fault !== null && which !== null)
          await world.fleet?.setFault(portalId, { fault: fault.id, variant: which });
      const used = world.portals.filter(({ id }) => roles.some(({ portalId }) => portalId === id));
      const tasks = planTasks(
        { portals: used, journeys, devices: ['phone', 'desktop'] },
        'full',
        options.seed,
      ).filter((task) => {
        const role = roles.find(({ portalId }) => portalId === task.portal.id);
        const at = chosen.findIndex((fault) => fault === role?.fault) + round;
        return role !== undefined && set.walks(task, role, at);
      });
      const id = `detection-${variant}`;
      const stored = await carryOutSweep(
        id,
        {
          world,
          portals: used,
          store,
          out,
          journeys,
          concurrency: options.concurrency,
          resubmit: false,
          cleansUp: set.cleansUp ?? false,
          thorough: set.thorough ?? false,
          remeasure: chosen.some(isTimed),
          on: progress.on,
          signal: new AbortController().signal,
        },
        async (browser) =>
          await planSweep({
            world,
            store,
            journeys,
            id,
            tasks,
            plan: 'detection',
            seed: options.seed,
            browser,
          }),
      );
      if (stored.runs.length + stored.notRun.length !== tasks.map(cellOf).length)
        throw new Error('a planned cell is unaccounted for');
      cells.push(...verdicts(stored, roles, set));
    } finally {
      progress.stop();
      await world.close();
      await store.close();
      await rm(out, { recursive: true, force: true });
    }
  }
  return cells;
};

export type DetectionSummary = {
  readonly faults: number;
  readonly precision: number;
  readonly recall: number;
  readonly answered: number;
};

export const summarise = (cells: readonly CellVerdict[]): DetectionSummary => {
  const total = score(cells);
  return {
    faults: new Set(
      cells.filter(({ role }) => !isHealthy(role)).map(({ role }) => `${role.fault?.id}/${role.variant}`),
    ).size,
    precision: ratio(total.tp, total.tp + total.fp),
    recall: ratio(total.found, total.must),
    answered: ratio(total.answered, total.applicable),
  };
};

export { misses };

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      variant: { type: 'string', default: 'a,b,c' },
      fault: { type: 'string' },
      seed: { type: 'string', default: '7' },
      concurrency: { type: 'string', default: '8' },
      set: { type: 'string', default: Object.keys(SETS).join() },
    },
  });
  const faultIds = values.fault?.split(',') ?? null;
  const cells: CellVerdict[] = [];
  for (const set of values.set.split(',')) {
    if (faultIds !== null && !SETS[set]?.faults.some(({ id }) => faultIds.includes(id))) continue;
    const found = await detect({
      variants: values.variant.split(',') as FaultVariant[],
      faultIds,
      seed: Number(values.seed),
      concurrency: Number(values.concurrency),
      quiet: false,
      set,
    });
    process.stdout.write(`${set}: ${JSON.stringify(summarise(found))}\n`);
    for (const line of misses(found)) process.stdout.write(`  ${line}\n`);
    cells.push(...found);
  }
  process.stdout.write(
    table([
      ['check', 'failed as listed', 'failed unlisted', 'must fail', 'found', 'healthy answered', 'of'],
      ...checks.map(({ id }) => {
        const each = score(cells.filter(({ check }) => check === id));
        return [id, each.tp, each.fp, each.must, each.found, each.answered, each.applicable].map(String);
      }),
    ]),
  );
  process.stdout.write(`${JSON.stringify({ detection: summarise(cells) })}\n`);
}
