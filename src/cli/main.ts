#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { UsageError } from '#src/model/errors.ts';
import { doctorCommand } from './commands/doctor.ts';
import { fleetCommand } from './commands/fleet.ts';
import { judgeCommand } from './commands/judge.ts';
import { checksCommand, journeysCommand, portalsCommand } from './commands/lists.ts';
import { reportCommand } from './commands/report.ts';
import { runCommand } from './commands/run.ts';
import { startCommand } from './commands/start.ts';
import { sweepCommand } from './commands/sweep.ts';
import { verifyCommand } from './commands/verify.ts';
import { EXIT } from './exit-codes.ts';
import { toolVersion } from './project.ts';

const program = new Command('portalsweep')
  .description('Walks scripted citizen journeys through public-service portals and compares what was seen.')
  .version(toolVersion)
  .showHelpAfterError('(add --help for the options and an example)')
  .addHelpText('after', '\nExample:\n  npm run portalsweep -- sweep --fleet --portal ha-noi');

for (const command of [
  startCommand(),
  sweepCommand(),
  runCommand(),
  reportCommand(),
  judgeCommand(),
  verifyCommand(),
  portalsCommand(),
  journeysCommand(),
  checksCommand(),
  fleetCommand(),
  doctorCommand(),
])
  program.addCommand(command);

const throwing = (command: Command): void => {
  command.exitOverride();
  for (const each of command.commands) throwing(each);
};
throwing(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else if (error instanceof UsageError) {
    for (const fault of error.faults) process.stderr.write(`portalsweep: ${fault}\n`);
    process.exitCode = EXIT.usage;
  } else {
    process.stderr.write(
      `portalsweep: this is our own bug, please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = EXIT.bug;
  }
}
