import { describe, expect, it } from 'vitest';
import { dossierCodeTime } from '#src/checks/dossier-code-time.ts';
import type { SubmissionEvidence } from '#src/model/evidence.ts';
import type { Effect } from '#src/model/journey.ts';
import { context, step } from './walked.ts';

describe('dossier-code-time', () => {
  const submission = (codeAfterMs: number | null): SubmissionEvidence => ({
    step: 0,
    pressedAtMs: 100,
    codeAfterMs,
    code: codeAfterMs === null ? null : 'X',
    waitedMs: codeAfterMs ?? 20_000,
  });
  const judge = (
    submissions: readonly SubmissionEvidence[],
    effects: readonly Effect[] = ['submits'],
    steps = [step(0)],
  ) =>
    dossierCodeTime.judge({ steps, submissions }, context({ operator: '<=', value: 10, unit: 's' }, effects));

  it('passes at 10 s and fails over it', () => {
    expect(judge([submission(10_000)])).toMatchObject({ outcome: 'passed', measured: 10 });
    expect(judge([submission(12_000)])).toMatchObject({ outcome: 'failed', measured: 12 });
  });

  it('cannot time a code that never came', () => {
    expect(judge([submission(null)])).toMatchObject({
      outcome: 'cantTell',
      reason: 'portal-fault',
      measured: null,
    });
  });

  it('is inapplicable where nothing is filed or the mode forbids it, untested where filing was not reached', () => {
    expect(judge([], ['reads', 'drafts']).outcome).toBe('inapplicable');
    expect(judge([], ['submits'], [step(0, { outcome: 'inapplicable', reason: 'mode' })]).outcome).toBe(
      'inapplicable',
    );
    expect(judge([], ['submits'], [step(0, { outcome: 'failed', reason: 'timeout' })]).outcome).toBe(
      'untested',
    );
    expect(judge([], ['submits'], [step(0, { outcome: 'cantTell', reason: 'captcha' })]).outcome).toBe(
      'cantTell',
    );
  });
});
