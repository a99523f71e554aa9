import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { projectFolder } from './project.ts';

/** Gathers the values of an option that may be repeated; the first time there is nothing before. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** What `worldOptions` reads. */
export type WorldFlags = {
  readonly fleet?: boolean;
  readonly seed: string;
  readonly faults: string;
  readonly latency?: string;
  readonly captcha?: boolean;
  readonly edition?: '2023' | '2025';
  readonly registry?: readonly string[];
  readonly anchors?: readonly string[];
  readonly rootsComplete?: boolean;
  readonly accounts?: string;
};

/** Which portals, and whether they are the real ones or the fleet's. */
export const worldOptions = (command: Command): Command =>
  command
    .option('--fleet', 'serve the portals from the local fleet (synthetic) instead of meeting the real ones')
    .option('--seed <n>', 'seed of the fleet and of the order of tasks', '2026')
    .option('--faults <choice>', "the fleet's faults: none or seeded", 'seeded')
    .option('--latency <ms>', "fix the fleet's server time")
    .option('--captcha', 'the fleet asks for a captcha before filing')
    .addOption(new Option('--edition <year>', 'edition of the registry').choices(['2023', '2025']))
    .option('--registry <file>', 'add or override portals from a JSON file; may be repeated', collect)
    .option(
      '--accounts <file>',
      'lent test accounts (JSON, readable by you alone; README); not read with --fleet',
    )
    .option(
      '--anchors <file|folder>',
      'trust anchors for signed files (PEM, DER, PKCS #7); may be repeated; the fleet brings its own',
      collect,
    )
    .option(ROOTS_COMPLETE, ROOTS_COMPLETE_HELP);

export const ROOTS_COMPLETE = '--roots-complete';
export const ROOTS_COMPLETE_HELP =
  'no root but the --anchors is to be relied upon: a file that leads to another is not valid, otherwise undecided';

export const filterOptions = (command: Command): Command =>
  command
    .option('--portal <ids>', 'only these portals, comma-separated')
    .option('--kind <kinds>', 'province, ministry')
    .option('--region <names>', 'only these regions, with or without marks')
    .option('--journey <ids>', 'only these journeys')
    .option('--device <ids>', 'phone, desktop')
    .option('--tag <tags>', 'only journeys with one of these tags');

export const outOption = (command: Command): Command =>
  command.option(
    '--out <folder>',
    'where sweeps are stored and reports written',
    resolve(projectFolder, 'reports'),
  );

export const scenarioOption = (command: Command): Command =>
  command.option('--scenarios <folder>', 'where *.journey.ts files lie', resolve(projectFolder, 'scenarios'));
