import { describe, expect, it } from 'vitest';
import type { Check } from '#src/model/check.ts';
import { aggregate } from '#src/scoring/aggregate.ts';
import { criterion, finding } from './stored.ts';

const measured = [
  finding({ measured: 1 }),
  finding({ measured: 9, outcome: 'failed' }),
  finding({ measured: 3 }),
  finding({ outcome: 'cantTell', reason: 'captcha', measured: null }),
  finding({ outcome: 'cantTell', reason: 'not-quiet', measured: 50 }),
];
const value = (rule: Check['aggregate'], limit: Parameters<typeof criterion>[1] = {}, findings = measured) =>
  aggregate({ aggregate: rule }, criterion('C-01', limit), findings);

describe('aggregate', () => {
  it('counts only what was passed or failed with a value', () => {
    expect(value('median')).toBe(3);
    expect(value('percent-failed')).toBeCloseTo(100 / 3);
    expect(value('percent-passed')).toBeCloseTo(200 / 3);
    expect(value('all-passed')).toBe(0);
    expect(value('all-passed', {}, [finding()])).toBe(1);
  });

  it('takes the mean of the two middle values', () => {
    expect(value('median', {}, [finding({ measured: 1 }), finding({ measured: 4 })])).toBe(2.5);
  });

  it('knows from the threshold which side is worse', () => {
    expect(value('worst', { limit: { operator: '<=', value: 3 } })).toBe(9);
    expect(value('worst', { limit: { operator: '==', value: 0 } })).toBe(9);
    expect(value('worst', { limit: { operator: '>=', value: 5 } })).toBe(1);
    expect(value('worst', { limit: { operator: '==', value: 5 } })).toBe(1);
  });

  it('has no value where nothing was measured', () => {
    expect(value('percent-failed', {}, [finding({ outcome: 'untested', measured: null })])).toBeNull();
  });
});
