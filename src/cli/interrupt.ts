import { EXIT } from './exit-codes.ts';

/**
 * The first Ctrl+C (or a termination) stops the sweep in good order: what runs is cut off, what was walked
 * is stored and reported. The second one ends the process at once.
 */
export const onInterrupt = (): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.stopped);
    process.stderr.write('\nStopping; the report of what was walked follows. Press again to end at once.\n');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
};
