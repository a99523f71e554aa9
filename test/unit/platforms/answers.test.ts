import { expect, it } from 'vitest';
import { answerTo } from '#src/platforms/answers.ts';

it('gives the answer with the longest words that the label holds', () => {
  const answers = { nơi: 'A', 'Nơi sinh': 'B' };
  expect(answerTo({ label: 'NƠI SINH *' }, answers)).toBe('B');
  expect(answerTo({ label: 'Nơi ở' }, answers)).toBe('A');
  expect(answerTo({ label: 'Số nhà' }, answers)).toBeNull();
  expect(answerTo({ label: 'Nơi sinh' }, undefined)).toBeNull();
});
