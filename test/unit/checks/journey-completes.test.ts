import { describe, expect, it } from 'vitest';
import { journeyCompletes } from '#src/checks/journey-completes.ts';
import type { StepEvidence } from '#src/model/evidence.ts';
import { context, step } from './walked.ts';

const limits = { operator: '<=', value: 1, unit: '%' } as const;
const judge = (steps: readonly StepEvidence[], planned = steps.length) =>
  journeyCompletes.judge(
    { steps },
    context(
      limits,
      Array.from({ length: planned }, () => 'reads' as const),
    ),
  );

describe('journey-completes', () => {
  it('passes when every planned step passed', () => {
    expect(judge([step(0), step(1)])).toMatchObject({ outcome: 'passed', measured: 0 });
  });

  it('fails on a fault of the portal and names the step and what came', () => {
    const verdict = judge([
      step(0),
      step(1, { outcome: 'failed', reason: 'http-error', message: 'HTTP 500' }),
    ]);
    expect(verdict).toMatchObject({ outcome: 'failed', measured: 100 });
    expect(verdict.places).toEqual([{ step: 1, url: 'https://portal.test/', detail: 'HTTP 500' }]);
    expect(verdict.seen.vi).toContain('Bước 1');
  });

  it.each(['timeout', 'not-offered', 'connection', 'redirect-loop', 'portal-fault'] as const)(
    'lays %s at the portal’s door',
    (reason) => expect(judge([step(0, { outcome: 'failed', reason })]).outcome).toBe('failed'),
  );

  it.each(['our-bug', 'scenario-error', 'browser-died'] as const)(
    'never blames the portal for %s',
    (reason) =>
      expect(judge([step(0, { outcome: 'failed', reason })])).toMatchObject({ outcome: 'cantTell', reason }),
  );

  it('cannot tell behind a captcha', () => {
    expect(judge([step(0, { outcome: 'cantTell', reason: 'captcha' })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'captcha',
      measured: null,
    });
  });

  it('is inapplicable where the mode ended the walk, but a fault before that still counts', () => {
    const ended = step(1, { outcome: 'inapplicable', reason: 'mode' });
    expect(judge([step(0), ended])).toMatchObject({ outcome: 'inapplicable', reason: 'mode' });
    expect(judge([step(0, { outcome: 'failed', reason: 'timeout' }), ended]).outcome).toBe('failed');
  });

  it('does not pass a walk of which steps are missing', () => {
    expect(judge([step(0)], 3)).toMatchObject({ outcome: 'untested', reason: 'no-evidence' });
    expect(judge([], 0).outcome).toBe('untested');
  });
});
