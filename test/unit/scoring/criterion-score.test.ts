import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Threshold } from '#src/model/check.ts';
import { criterionScore } from '#src/scoring/criterion-score.ts';
import { threshold } from '../checks/walked.ts';

const score = (limit: Partial<Threshold>, measured: number | null) =>
  criterionScore({ threshold: threshold(limit) }, measured);

describe('criterionScore', () => {
  it.each([
    [2.5, 1],
    [2.6, 1.4 / 1.5],
    [3.25, 0.5],
    [4, 0],
    [9, 0],
  ])('<= 2.5, poor 4: %d scores %d', (measured, expected) => {
    expect(score({ operator: '<=', value: 2.5, poor: 4 }, measured)).toBeCloseTo(expected, 10);
  });

  it('takes twice the value for poor where none is given', () => {
    expect(score({ operator: '<=', value: 10 }, 15)).toBe(0.5);
    expect(score({ operator: '<=', value: 10 }, 20)).toBe(0);
  });

  it.each([
    [95, 1],
    [72.5, 0.5],
    [50, 0],
    [0, 0],
  ])('>= 95, poor 50: %d scores %d', (measured, expected) => {
    expect(score({ operator: '>=', value: 95, poor: 50 }, measured)).toBe(expected);
  });

  it('takes half the value for poor where none is given', () => {
    expect(score({ operator: '>=', value: 80 }, 60)).toBe(0.5);
    expect(score({ operator: '>=', value: 80 }, 40)).toBe(0);
  });

  it.each(['<=', '=='] as const)('%s 0: none 1, one 0.5, two or more 0', (operator) => {
    expect([0, 1, 2, 7].map((found) => score({ operator, value: 0 }, found))).toEqual([1, 0.5, 0, 0]);
  });

  it('== boolean is all or nothing, == number a share', () => {
    expect(score({ operator: '==', value: true }, 1)).toBe(1);
    expect(score({ operator: '==', value: true }, 0)).toBe(0);
    expect(score({ operator: '==', value: false }, 0)).toBe(1);
    expect(score({ operator: '==', value: 5 }, 4)).toBe(0.8);
  });

  it('has none for what was not measured or has no operator', () => {
    expect(score({ operator: '<=', value: 1 }, null)).toBeNull();
    expect(score({ operator: '<=', value: 1 }, Number.NaN)).toBeNull();
    expect(score({ operator: 'n/a', value: null }, 1)).toBeNull();
  });

  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  const limits = fc.record({
    operator: fc.constantFrom('<=', '>=', '==' as const),
    value: amount,
    beyond: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });

  it('stays within 0 and 1, never falls on the better side, and is 1 at the threshold', () => {
    fc.assert(
      fc.property(limits, amount, amount, ({ operator, value, beyond }, a, b) => {
        const poor = beyond === null ? null : operator === '>=' ? value * beyond : value * (1 + beyond);
        const limit = { operator, value, poor } as const;
        const [small, large] = [score(limit, Math.min(a, b)) ?? -1, score(limit, Math.max(a, b)) ?? -1];
        for (const each of [small, large]) expect(each >= 0 && each <= 1).toBe(true);
        const lowIsGood = operator === '<=' || (operator === '==' && value === 0);
        expect(lowIsGood ? small >= large : large >= small).toBe(true);
        expect(score(limit, value)).toBe(1);
      }),
    );
  });
});
