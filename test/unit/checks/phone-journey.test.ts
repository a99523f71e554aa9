import { describe, expect, it } from 'vitest';
import { phoneJourney } from '#src/checks/phone-journey.ts';
import type { StepEvidence } from '#src/model/evidence.ts';
import type { DeviceId, Effect } from '#src/model/journey.ts';
import { context, step } from './walked.ts';

const FILES: readonly Effect[] = ['reads', 'drafts', 'submits'];
const judge = (steps: readonly StepEvidence[], effects = FILES, device: DeviceId = 'phone') =>
  phoneJourney.judge({ steps }, context({ operator: '>=', value: 90, unit: '%' }, effects, device));

describe('phone-journey', () => {
  it('passes when the last step before filing was reached, whatever filing did', () => {
    const failedFiling = step(2, { outcome: 'failed', reason: 'http-error' });
    expect(judge([step(0), step(1), failedFiling])).toMatchObject({ outcome: 'passed', measured: 100 });
  });

  it('passes where the mode ended the walk at filing', () => {
    expect(judge([step(0), step(1), step(2, { outcome: 'inapplicable', reason: 'mode' })]).outcome).toBe(
      'passed',
    );
  });

  it('fails when a step before filing failed', () => {
    expect(judge([step(0), step(1, { outcome: 'failed', reason: 'timeout' })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
  });

  it('is inapplicable on a desktop and for journeys that draft nothing', () => {
    expect(judge([step(0)], FILES, 'desktop')).toMatchObject({
      outcome: 'inapplicable',
      reason: 'other-device',
    });
    expect(judge([step(0)], ['reads', 'signsIn']).outcome).toBe('inapplicable');
  });

  it('cannot tell behind an obstacle and is untested where the steps are missing', () => {
    expect(judge([step(0, { outcome: 'cantTell', reason: 'captcha' })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'captcha',
    });
    expect(judge([step(0)]).outcome).toBe('untested');
  });
});
