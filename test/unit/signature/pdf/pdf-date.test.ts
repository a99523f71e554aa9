import { describe, expect, it } from 'vitest';
import { parsePdfDate } from '../../../../src/signature/pdf/pdf-date.ts';

describe('parsePdfDate', () => {
  it.each([
    ["D:20200821145451+02'00'", '2020-08-21T12:54:51.000Z'],
    ["D:20200821145451-05'30", '2020-08-21T20:24:51.000Z'],
    ['D:20261121194637Z', '2026-11-21T19:46:37.000Z'],
    ["D:20261121194637Z00'00'", '2026-11-21T19:46:37.000Z'],
    ['D:2026', '2026-01-01T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(parsePdfDate(text)?.toISOString()).toBe(instant);
  });

  it.each(['', '20261121', 'D:20261399000000Z', 'D:20261121194637Zx', 'tomorrow'])(
    'gives null for %j',
    (text) => {
      expect(parsePdfDate(text)).toBeNull();
    },
  );
});
