import { expect, it } from 'vitest';
import { dayOf } from '#src/platforms/day-of.ts';

it('refuses days that no calendar has', () => {
  expect(dayOf('30/02/2020')).toBeNull();
  expect(dayOf('29/02/2020')).toBe('2020-02-29');
});
