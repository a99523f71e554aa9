#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { UsageError } from '#src/model/errors.ts';
import { EXIT } from './exit-codes.ts';
import { toolVersion } from './project.ts';

/** In the order of the help. A command brings half the project with it, so only the one that is asked for is loaded. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  sweep: async () => (await import('./commands/sweep.ts')).sweepCommand(),
  run: async () => (await import('./commands/run.ts')).runCommand(),
  report: async () => (await import('./commands/report.ts')).reportCommand(),
  judge: async () => (await import('./commands/judge.ts')).judgeCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  portals: async () => (await import('./commands/lists.ts')).portalsCommand(),
  journeys: async () => (await import('./commands/lists.ts')).journeysCommand(),
  services: async () => (await import('./commands/lists.ts')).servicesCommand(),
  checks: async () => (await import('./commands/lists.ts')).checksCommand(),
  fleet: async () => (await import('./commands/fleet.ts')).fleetCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
};

const program = new Command('portalsweep')
  .description('Walks scripted citizen journeys through public-service portals and compares what was seen.')
  .version(toolVersion)
  .showHelpAfterError('(add --help for the options and an example)')
  .addHelpText('after', '\nExample:\n  npm run portalsweep -- sweep --fleet --portal ha-noi');

const named = process.argv[2] ?? '';
const wanted = Object.entries(commands).filter(([name]) => name === named);
for (const [, load] of wanted.length > 0 ? wanted : Object.entries(commands))
  program.addCommand(await load());

// Who reads through `head` closes the pipe when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

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
    process.exitCode = error.code === 'personal-data' ? EXIT.notPublished : EXIT.usage;
  } else {
    process.stderr.write(
      `portalsweep: this is our own bug, please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = EXIT.bug;
  }
}
