import { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { examine, isReady, tableOf } from '#src/setup/doctor.mjs';

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('what is there, what is missing, and the one command that mends it')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  npm run doctor')
    .action(async (flags: { json?: boolean }) => {
      const provisions = await examine();
      process.stdout.write(
        flags.json === true ? `${JSON.stringify(provisions, null, 1)}\n` : `${tableOf(provisions)}\n`,
      );
      process.exitCode = isReady(provisions) ? EXIT.done : EXIT.failOn;
    });
