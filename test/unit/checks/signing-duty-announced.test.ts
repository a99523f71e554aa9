import { describe, expect, it } from 'vitest';
import { signingDutyAnnounced } from '#src/checks/signing-duty-announced.ts';
import type { StepEvidence } from '#src/model/evidence.ts';
import type { SigningEvidence } from '#src/model/signing.ts';
import { signing } from '../report/signing-builder.ts';
import { context, step } from './walked.ts';

describe('signing-duty-announced', () => {
  const judge = (signings: readonly SigningEvidence[], steps: readonly StepEvidence[] = [step(0)]) =>
    signingDutyAnnounced.judge({ steps, signings }, context({ operator: '==', value: 0, unit: 'count' }));

  it('counts the demands that the public page did not announce, each step once', () => {
    expect(judge([signing()])).toMatchObject({ outcome: 'passed', measured: 0 });
    const late = signing({ announced: false });
    expect(judge([signing(), late, late, signing({ step: 5, announced: false })])).toMatchObject({
      outcome: 'failed',
      measured: 2,
      places: [{ step: 2 }, { step: 5 }],
    });
  });

  it('cannot tell where the public page was not read', () => {
    expect(judge([signing({ announced: null }), signing()])).toMatchObject({
      outcome: 'cantTell',
      reason: 'no-evidence',
    });
  });

  it('asks nothing of a signature that is not demanded', () => {
    expect(judge([signing({ demanded: false, announced: false })]).outcome).toBe('inapplicable');
  });

  it('is inapplicable where nothing is signed, untested where the walk did not come so far', () => {
    expect(judge([])).toMatchObject({ outcome: 'inapplicable', reason: null });
    expect(judge([], [step(0, { outcome: 'failed', reason: 'timeout' })])).toMatchObject({
      outcome: 'untested',
      reason: 'step-not-reached',
    });
    expect(judge([], [step(0, { outcome: 'cantTell', reason: 'captcha' })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'captcha',
    });
  });
});
