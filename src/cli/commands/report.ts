import { Command } from 'commander';
import { leftBehind } from '#src/model/left-behind.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { openStore } from '#src/store/open-store.ts';
import { citizensOf } from '../citizens-of.ts';
import { leftBehindText } from '../left-behind-text.ts';
import { outOption, scenarioOption } from '../options.ts';
import { publish } from '../publish.ts';

export const reportCommand = (): Command =>
  scenarioOption(outOption(new Command('report')))
    .description('write the pages of a stored sweep again')
    .argument('[sweep]', 'id of the sweep', 'latest')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- report latest')
    .action(async (id: string, flags: { out: string; scenarios: string }) => {
      const store = await openStore(flags.out);
      try {
        const stored = await store.loadSweep(id);
        const { criteria } = await loadRegistry({});
        const citizens = await citizensOf(stored.sweep, flags.scenarios);
        const { index } = await publish(stored, criteria, flags.out, citizens);
        const lines = [...leftBehindText(leftBehind(stored.runs)), `Report / Báo cáo: ${index}`];
        process.stdout.write(`${lines.join('\n')}\n`);
      } finally {
        await store.close();
      }
    });
