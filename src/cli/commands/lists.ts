import { Command } from 'commander';
import { checks } from '#src/checks/index.ts';
import { LOOPBACK } from '#src/gather/mode.ts';
import type { Portal } from '#src/model/portal.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { wholeNumber } from '../campaign.ts';
import { collect, filterOptions, scenarioOption } from '../options.ts';
import { loadJourneys } from '../scenarios.ts';
import { type Filters, select } from '../select.ts';
import { table } from '../table.ts';

const print = (
  asJson: boolean | undefined,
  value: unknown,
  rows: () => readonly (readonly string[])[],
): void => {
  process.stdout.write(asJson === true ? `${JSON.stringify(value, null, 1)}\n` : table(rows()));
};

type PortalFlags = Filters & {
  readonly edition?: '2023' | '2025';
  readonly registry?: readonly string[];
  readonly fleet?: boolean;
  readonly seed: string;
  readonly json?: boolean;
};

export const portalsCommand = (): Command =>
  new Command('portals')
    .description('list the portals of the registry')
    .option('--edition <year>', '2023 (63 + 20) or 2025 (34 provinces behind one front door)')
    .option('--registry <file>', 'add or override portals from a JSON file; may be repeated', collect)
    .option('--fleet', 'show the platforms of the local fleet that stand in for them')
    .option('--seed <n>', 'seed of the fleet', '2026')
    .option('--portal <ids>', 'only these')
    .option('--kind <kinds>', 'province, ministry')
    .option('--region <names>', 'only these regions')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- portals --kind ministry')
    .action(async (flags: PortalFlags) => {
      const registry = await loadRegistry({
        ...(flags.edition === undefined ? {} : { edition: flags.edition }),
        overrides: flags.registry ?? [],
      });
      const inert = {
        id: 'x',
        title: { vi: 'x', en: 'x' },
        service: null,
        audience: 'citizen',
        file: '',
        steps: [],
        walk: async () => undefined,
      } as const;
      const { portals } = select(registry.portals, [inert], flags);
      const platformOf =
        flags.fleet === true
          ? await standInPlatforms(registry.portals, wholeNumber('--seed', flags.seed, 0, 2 ** 32 - 1))
          : ({ vendor }: Portal): string | null => vendor?.name ?? null;
      const listed = portals.map((each) => ({ ...each, platform: platformOf(each) }));
      print(flags.json, listed, () => [
        ['id', 'kind', 'mode', 'address', 'sure', 'platform', 'name'],
        ...listed.map((each) => [
          each.id,
          each.kind,
          each.mode,
          each.url,
          each.address.confidence,
          each.platform ?? '–',
          each.name.vi,
        ]),
      ]);
    });

export const journeysCommand = (): Command =>
  scenarioOption(filterOptions(new Command('journeys')))
    .description('list the journeys with their steps and effects')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- journeys --tag quick')
    .action(async (flags: Filters & { scenarios: string; json?: boolean }) => {
      const all = await loadJourneys(flags.scenarios);
      const { portals } = await loadRegistry({});
      const { journeys } = select(portals, all, {
        ...(flags.journey === undefined ? {} : { journey: flags.journey }),
        ...(flags.tag === undefined ? {} : { tag: flags.tag }),
      });
      print(
        flags.json,
        journeys.map(({ walk: _, ...rest }) => rest),
        () => [
          ['id', 'service', 'tags', 'steps', 'title'],
          ...journeys.map((each) => [
            each.id,
            each.service ?? '–',
            (each.tags ?? []).join(','),
            each.steps.map(({ effect }) => effect).join(' > '),
            each.title.vi,
          ]),
        ],
      );
    });

export const servicesCommand = (): Command =>
  scenarioOption(new Command('services'))
    .description('list the services of the registry, and the journeys that walk each')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- services')
    .action(async (flags: { scenarios: string; json?: boolean }) => {
      const { services } = await loadRegistry({});
      const all = await loadJourneys(flags.scenarios);
      const listed = services.map((each) => ({
        ...each,
        journeys: all.filter(({ service }) => service === each.id).map(({ id }) => id),
      }));
      print(flags.json, listed, () => [
        ['id', 'name', 'name in English', 'sector', 'journeys'],
        ...listed.map(({ id, name, ministry, journeys }) => [
          id,
          name.vi,
          name.en,
          ministry,
          journeys.length === 0 ? '–' : journeys.join(', '),
        ]),
      ]);
    });

export const checksCommand = (): Command =>
  new Command('checks')
    .description('list the checks and the criteria that they answer')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- checks')
    .action(async (flags: { json?: boolean }) => {
      const { criteria } = await loadRegistry({});
      const of = (id: string) => criteria.criteria.find((criterion) => criterion.id === id);
      print(
        flags.json,
        checks.map(({ judge: _, ...rest }) => rest),
        () => [
          ['id', 'version', 'criterion', 'threshold', 'kind', 'title'],
          ...checks.map((each) => {
            const threshold = of(each.criterion)?.threshold;
            return [
              each.id,
              String(each.version),
              each.criterion,
              `${threshold?.operator ?? ''} ${String(threshold?.value ?? '')} ${threshold?.unit ?? ''}`,
              threshold?.kind ?? '',
              each.title.vi,
            ];
          }),
        ],
      );
    });

/** What the fleet calls the platform of each portal's stand-in; portals under one host share one. */
const standInPlatforms = async (
  portals: readonly Portal[],
  seed: number,
): Promise<(portal: Portal) => string | null> => {
  // The families bring their pages with them; only this list needs them.
  const { familyOf } = await import('#src/fleet/family-of.ts');
  const { families } = await import('#src/fleet/families.ts');
  const first = new Map<string, string>();
  for (const { id, url } of portals) {
    const { host } = new URL(url);
    if (!first.has(host)) first.set(host, id);
  }
  return ({ url }) => {
    const { host, hostname } = new URL(url);
    const id = first.get(host);
    return LOOPBACK.test(hostname) || id === undefined
      ? null
      : (familyOf(seed, id, families)?.name.vi ?? null);
  };
};
