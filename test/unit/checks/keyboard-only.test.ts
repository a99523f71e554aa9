import { describe, expect, it } from 'vitest';
import { keyboardOnly } from '#src/checks/keyboard-only.ts';
import type { StepEvidence } from '#src/model/evidence.ts';
import type { KeyboardEvidence } from '#src/model/filing.ts';
import { keyboard } from './filings.ts';
import { context, step } from './walked.ts';

const judge = (steps: readonly StepEvidence[], keyboards: readonly KeyboardEvidence[]) =>
  keyboardOnly.judge({ steps, keyboards }, context({ operator: '>=', value: 90, unit: '%' }));

const WALKED = [step(0), step(1), step(2)];
const STOPPED = [step(0), step(1), step(2, { outcome: 'failed', reason: 'portal-fault' })];

describe('keyboard-only', () => {
  it('passes where the end was reached, and tells where the focus is not drawn', () => {
    const verdict = judge(WALKED, [keyboard(), keyboard({ focusShown: false, label: 'Ngày sinh' })]);
    expect(verdict).toMatchObject({ outcome: 'passed', measured: 100 });
    expect(verdict.places.map(({ detail }) => detail)).toEqual(['Ngày sinh: the focus is not drawn']);
  });

  it('fails where keys do not come to what the step needs', () => {
    for (const problem of ['trap', 'not-reached'] as const)
      expect(judge(STOPPED, [keyboard(), keyboard({ problem })])).toMatchObject({
        outcome: 'failed',
        measured: 0,
      });
  });

  it('does not mind what was tried in vain and was not needed', () => {
    expect(judge(WALKED, [keyboard({ problem: 'not-reached' }), keyboard()]).outcome).toBe('passed');
  });

  it('blames no keyboard where a step failed for another reason or was held up', () => {
    expect(judge(STOPPED, [keyboard()]).outcome).toBe('untested');
    const blocked = [step(0), step(1), step(2, { outcome: 'cantTell', reason: 'captcha' })];
    expect(judge(blocked, [keyboard({ problem: 'trap' })]).outcome).toBe('cantTell');
  });

  it('is inapplicable to journeys that go by mouse or touch', () => {
    expect(judge(WALKED, []).outcome).toBe('inapplicable');
  });
});
