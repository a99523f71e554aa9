import { describe, expect, it } from 'vitest';
import { statusFields } from '#src/checks/status-fields.ts';
import type { LookUpEvidence, StepEvidence } from '#src/model/evidence.ts';
import type { DossierStatus } from '#src/model/journey.ts';
import { context, step } from './walked.ts';

describe('status-fields', () => {
  const ALL: DossierStatus = {
    found: true,
    body: 'Công an phường',
    person: 'Người xử lý',
    receivedOn: '21/11/2026',
    dueOn: '28/11/2026',
    changes: ['21/11/2026 08:00 Tiếp nhận'],
  };
  const judge = (lookUps: readonly LookUpEvidence[], steps: readonly StepEvidence[] = [step(0)]) =>
    statusFields.judge({ steps, lookUps }, context({ operator: '==', value: 5, unit: 'of 5' }));
  const shown = (status: DossierStatus): LookUpEvidence => ({ step: 0, status });

  it('passes with all five', () => {
    expect(judge([shown(ALL)])).toMatchObject({ outcome: 'passed', measured: 5 });
  });

  it('fails with four, and takes blanks for nothing', () => {
    const { person: _person, ...four } = ALL;
    const verdict = judge([shown(ALL), shown(four)]);
    expect(verdict).toMatchObject({ outcome: 'failed', measured: 4 });
    expect(verdict.seen.vi).toContain('người xử lý');
    expect(judge([shown({ found: true, body: ' ', changes: [''] })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
  });

  it('cannot tell of a dossier that was not found', () => {
    expect(judge([shown({ found: false })])).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
  });

  it('is inapplicable to a whole walk without a look-up, untested where the walk broke off', () => {
    expect(judge([]).outcome).toBe('inapplicable');
    expect(judge([], [step(0, { outcome: 'failed', reason: 'timeout' })]).outcome).toBe('untested');
    expect(judge([], [step(0, { outcome: 'cantTell', reason: 'captcha' })]).outcome).toBe('cantTell');
  });
});
