import { Presets, SingleBar } from 'cli-progress';
import type { Outcome } from '#src/model/outcome.ts';
import type { SweepEvent } from '#src/sweep.ts';

const PHASES = {
  walk: 'walking, failures a second time / đang đi, ca lỗi đi lại lần hai',
  quiet: 'measuring alone / đo riêng từng ca',
} as const;

export type Progress = { readonly on: (event: SweepEvent) => void; readonly stop: () => void };

/** A live bar on a terminal; a line every tenth elsewhere. Writes to standard error. */
export const openProgress = (quiet: boolean): Progress => {
  if (quiet) return { on: () => undefined, stop: () => undefined };
  const live = process.stderr.isTTY === true;
  const seen: Record<Outcome | 'notRun', number> = {
    passed: 0,
    failed: 0,
    cantTell: 0,
    inapplicable: 0,
    untested: 0,
    notRun: 0,
  };
  // What a first try came to is counted once; what is walked or measured again is counted apart.
  let again = 0;
  let bar: SingleBar | null = null;
  let total = 0;
  let done = 0;
  let told = -1;
  const counts = (): string =>
    [
      `${seen.passed} passed`,
      `${seen.failed} failed`,
      `${seen.cantTell} can't tell`,
      `${seen.inapplicable} not applicable`,
      ...(seen.untested === 0 ? [] : [`${seen.untested} untested`]),
      `${seen.notRun} not run`,
      ...(again === 0 ? [] : [`${again} walked again`]),
    ].join(' · ');
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  const advance = (last: string): void => {
    done += 1;
    if (bar !== null) bar.update(done, { counts: counts(), last });
    else if (Math.floor((done / total) * 10) > told) {
      told = Math.floor((done / total) * 10);
      process.stderr.write(`  ${done}/${total}  ${counts()}\n`);
    }
  };
  return {
    on: (event) => {
      if (event.kind === 'phase') {
        stop();
        [total, done, told] = [event.tasks, 0, -1];
        process.stderr.write(`${PHASES[event.phase]}: ${event.tasks}\n`);
        if (live) {
          bar = new SingleBar(
            {
              format: '  {bar} {value}/{total} | {eta_formatted} | {counts} | {last}',
              hideCursor: true,
              clearOnComplete: false,
              etaBuffer: 20,
              fps: 8,
            },
            Presets.shades_classic,
          );
          bar.start(total, 0, { counts: counts(), last: '' });
        }
      } else if (event.kind === 'notRun') {
        seen.notRun += 1;
        advance(event.notRun.portalId);
      } else {
        const { outcome } = event.run;
        if (event.run.attempts.at(-1)?.purpose === 'first') seen[outcome] += 1;
        else again += 1;
        if (event.owes === 'confirm') {
          total += 1;
          bar?.setTotal(total);
        }
        advance(event.task.portal.id);
      }
    },
    stop,
  };
};
