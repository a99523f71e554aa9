import { Command } from 'commander';
import { launchArguments } from '#src/gather/browsers.ts';
import { sandboxState } from '#src/setup/browser.mjs';
import { wholeNumber } from '../campaign.ts';
import { onInterrupt } from '../interrupt.ts';
import { openWorld } from '../world.ts';
import { table } from '../table.ts';

type ServeFlags = {
  readonly seed: string;
  readonly faults: string;
  readonly latency?: string;
  readonly captcha?: boolean;
  readonly truth?: boolean;
};

export const fleetCommand = (): Command => {
  const serve = new Command('serve')
    .description('serve the local fleet on loopback until Ctrl+C')
    .option('--seed <n>', 'seed', '2026')
    .option('--faults <choice>', 'none or seeded', 'seeded')
    .option('--latency <ms>', 'fix the server time')
    .option('--captcha', 'ask for a captcha before filing')
    .option('--truth', 'print which portal carries which fault')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- fleet serve --faults none')
    .action(async (flags: ServeFlags) => {
      const world = await openWorld({
        fleet: true,
        seed: wholeNumber('--seed', flags.seed, 0, 2 ** 32 - 1),
        faults: flags.faults === 'none' ? 'none' : 'seeded',
        ...(flags.latency === undefined
          ? {}
          : { latencyMs: wholeNumber('--latency', flags.latency, 0, 60_000) }),
        ...(flags.captcha === true ? { captcha: true } : {}),
      });
      const interrupt = onInterrupt();
      try {
        process.stdout.write(
          `${world.portals.length} virtual portals on loopback. DỮ LIỆU GIẢ LẬP / SYNTHETIC DATA.\n` +
            'Open them with a Chromium started with these flags and a fresh profile:\n' +
            `  ${launchArguments(world.network, sandboxState().possible)
              .map((flag) => JSON.stringify(flag))
              .join(' ')}\n`,
        );
        if (flags.truth === true) process.stdout.write(table(truthRows(await world.fleet?.truth())));
        await new Promise<void>((resolve) => interrupt.signal.addEventListener('abort', () => resolve()));
      } finally {
        interrupt.release();
        await world.close();
      }
    });
  return new Command('fleet')
    .description('the local stand-in portals')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- fleet serve')
    .addCommand(serve);
};

const truthRows = (truth: unknown): string[][] => [
  ['portal', 'platform', 'fault'],
  ...(Array.isArray(truth) ? truth : []).map((each: Record<string, unknown>) => [
    String(each['portalId']),
    String(each['family']),
    each['fault'] === null ? '–' : JSON.stringify(each['fault']),
  ]),
];
