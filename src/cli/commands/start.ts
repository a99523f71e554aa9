import { resolve } from 'node:path';
import { Command } from 'commander';
import { projectFolder } from '../project.ts';
import { sweep } from './sweep.ts';

/** What `npm start` runs: the quick plan over the whole local fleet. */
export const startCommand = (): Command =>
  new Command('start')
    .description('sweep all portals of the local fleet on the quick plan and write the report')
    .addHelpText('after', '\nExample:\n  npm start')
    .action(async () => {
      process.exitCode = await sweep({
        fleet: true,
        seed: '2026',
        faults: 'seeded',
        scenarios: resolve(projectFolder, 'scenarios'),
        out: resolve(projectFolder, 'reports'),
        plan: 'quick',
        concurrency: '10',
        // No healthy answer of the fleet takes longer.
        patience: '20000',
      });
    });
