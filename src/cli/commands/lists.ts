import { Command } from 'commander';
import { checks } from '#src/checks/index.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
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
  readonly json?: boolean;
};

export const portalsCommand = (): Command =>
  new Command('portals')
    .description('list the portals of the registry')
    .option('--edition <year>', '2023 (63 + 20) or 2025 (34 provinces behind one front door)')
    .option('--registry <file>', 'add or override portals from a JSON file; may be repeated', collect)
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
      print(flags.json, portals, () => [
        ['id', 'kind', 'mode', 'address', 'sure', 'name'],
        ...portals.map((each) => [
          each.id,
          each.kind,
          each.mode,
          each.url,
          each.address.confidence,
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
