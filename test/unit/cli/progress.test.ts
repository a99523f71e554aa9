import { afterEach, describe, expect, it, vi } from 'vitest';
import { openProgress } from '#src/cli/progress.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { SweepEvent } from '#src/sweep.ts';

const attempt = (outcome: Outcome, purpose: 'first' | 'confirm'): SweepEvent =>
  ({
    kind: 'attempt',
    task: { portal: { id: 'ha-noi' } },
    run: { outcome, attempts: [{ purpose }] },
    owes: outcome === 'failed' && purpose === 'first' ? 'confirm' : null,
  }) as unknown as SweepEvent;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the progress of a sweep', () => {
  it('counts every walk: the outcomes, what was not run, and what was walked again', () => {
    const lines: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      lines.push(String(text));
      return true;
    });
    const { on } = openProgress(false);
    on({ kind: 'phase', phase: 'walk', tasks: 5 });
    for (const each of ['passed', 'failed', 'cantTell', 'inapplicable', 'inapplicable'] as const)
      on(attempt(each, 'first'));
    on(attempt('failed', 'confirm'));
    expect(lines.at(-1)).toBe(
      "  6/6  1 passed · 1 failed · 1 can't tell · 2 not applicable · 0 not run · 1 walked again\n",
    );
  });
});
