import { describe, expect, it } from 'vitest';
import { stepTime } from '#src/checks/step-time.ts';
import type { StepEvidence, SubmissionEvidence } from '#src/model/evidence.ts';
import { context, step, wait } from './walked.ts';

const limits = {
  operator: '<=',
  value: 3,
  poor: 10,
  unit: 's',
  aggregate: 'median per step; p90 <= 10',
} as const;
const judge = (steps: readonly StepEvidence[], submissions: readonly SubmissionEvidence[] = []) =>
  stepTime.judge({ steps, submissions }, context(limits));

const filed = (pressedAtMs: number, codeAfterMs: number): SubmissionEvidence => ({
  step: 0,
  pressedAtMs,
  codeAfterMs,
  code: 'X',
  waitedMs: codeAfterMs,
});

describe('step-time', () => {
  it('passes at the threshold and fails just over it', () => {
    expect(judge([step(0, { waits: [wait(3000)] })])).toMatchObject({ outcome: 'passed', measured: 3 });
    expect(judge([step(0, { waits: [wait(3001)] })]).outcome).toBe('failed');
  });

  it('leaves out where the citizen waits for the national sign-in or a payment provider', () => {
    const [signsIn, pays] = (['signsIn', 'pays'] as const).map((effect, at) =>
      step(at + 1, { effect, waits: [wait(9000)] }),
    );
    if (signsIn === undefined || pays === undefined) throw new Error('unreachable');
    expect(judge([step(0, { waits: [wait(1000)] }), signsIn, pays])).toMatchObject({
      outcome: 'passed',
      measured: 1,
    });
  });

  it('measures the slowest step by its median', () => {
    const verdict = judge([
      step(0, { waits: [wait(100)] }),
      step(1, { waits: [wait(1000), wait(2000), wait(9000)] }),
    ]);
    expect(verdict).toMatchObject({ outcome: 'passed', measured: 2 });
    expect(verdict.places[0]?.step).toBe(1);
  });

  it('keeps the second limit of the rule: a 90th percentile over 10 s fails although the median is short', () => {
    expect(judge([step(0, { waits: [wait(100), wait(100), wait(11_000)] })])).toMatchObject({
      outcome: 'failed',
      measured: 11,
    });
    expect(judge([step(0, { waits: [wait(100), wait(100), wait(10_000)] })]).outcome).toBe('passed');
  });

  it('reads that limit from the criteria data, and knows none where the data names none', () => {
    const verdict = stepTime.judge(
      { steps: [step(0, { waits: [wait(100), wait(100), wait(11_000)] })], submissions: [] },
      context({ ...limits, aggregate: 'median per step' }),
    );
    expect(verdict.outcome).toBe('passed');
  });

  it('uses waits, not the length of the step, which holds our own typing', () => {
    expect(judge([step(0, { durationMs: 60_000, waits: [wait(200)] })]).outcome).toBe('passed');
  });

  it('leaves the wait for the dossier code to its own criterion', () => {
    const filing = step(0, { effect: 'submits', waits: [wait(300, 100), wait(8000, 500)] });
    expect(judge([filing], [filed(500, 7900)])).toMatchObject({ outcome: 'passed', measured: 0.3 });
  });

  it('does not time a step that failed', () => {
    expect(judge([step(0, { outcome: 'failed', reason: 'timeout', waits: [wait(20_000)] })]).outcome).toBe(
      'untested',
    );
  });

  it('cannot tell behind a captcha', () => {
    expect(judge([step(0, { outcome: 'cantTell', reason: 'captcha', waits: [wait(9000)] })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'captcha',
    });
  });

  it('writes its figure as each language does', () => {
    const { seen } = judge([step(0, { waits: [wait(4250)] })]);
    expect(seen.vi).toContain('4,25 s');
    expect(seen.en).toContain('4.25 s');
  });
});
