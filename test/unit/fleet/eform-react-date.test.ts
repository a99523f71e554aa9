import { describe, expect, it } from 'vitest';
import {
  type DateSegments,
  EMPTY_DATE,
  isoDate,
  pressKey,
  segmentRange,
  shownDate,
} from '#src/fleet/eform-react/client/date-segments.ts';

const typed = (keys: readonly string[], from: DateSegments = EMPTY_DATE): DateSegments =>
  keys.reduce(pressKey, from);

describe('the segment mask', () => {
  it.each([
    ['17051990', '17/05/1990', '1990-05-17'],
    ['17/05/1990', '17/05/1990', '1990-05-17'],
    ['7/5/1990', '07/05/1990', '1990-05-07'],
    ['1/1/2000', '01/01/2000', '2000-01-01'],
    ['451990', '04/05/1990', '1990-05-04'],
  ])('takes %s key by key', (keys, shown, iso) => {
    const date = typed([...keys]);
    expect([shownDate(date), isoDate(date)]).toEqual([shown, iso]);
  });

  it('shows the names of segments that are not typed yet', () => {
    expect(shownDate(EMPTY_DATE)).toBe('dd/MM/yyyy');
    expect(shownDate(typed(['1', '7']))).toBe('17/MM/yyyy');
  });

  it.each(['31022020', '00051990', '1705'])('makes no day of %s', (keys) => {
    expect(isoDate(typed([...keys]))).toBe('');
  });

  it('moves between segments and clears them', () => {
    const whole = typed([...'17051990']);
    const cleared = typed(['Home', 'Backspace', '2', '3'], whole);
    expect(shownDate(cleared)).toBe('23/05/1990');
    expect(segmentRange(typed(['ArrowLeft'], whole))).toEqual([3, 5]);
    expect(pressKey(whole, 'x')).toBe(whole);
  });
});
