import { describe, expect, it } from 'vitest';
import { bytes, duration, measured, moment, passMark, percent } from '#src/report/format.ts';
import { threshold } from './comparison-builder.ts';

describe('format', () => {
  it('writes numbers with each language’s marks', () => {
    expect(duration(1234)).toEqual({ vi: '1,2 s', en: '1.2 s' });
    expect(duration(999)).toEqual({ vi: '999 ms', en: '999 ms' });
    expect(duration(185_000)).toEqual({ vi: '3 phút 5 giây', en: '3 min 5 s' });
    expect(bytes(1_500)).toEqual({ vi: '1,5 kB', en: '1.5 kB' });
    expect(bytes(null).vi).toBe('không có');
  });

  it('never rounds a share to nothing or to all', () => {
    expect(percent(0.001).en).toBe('<1 %');
    expect(percent(0.999).en).toBe('>99 %');
    expect(percent(0).en).toBe('0 %');
    expect(percent(1).en).toBe('100 %');
  });

  it('says a measured value in its unit, and what was not measured as such', () => {
    expect(measured(null, 's').en).toBe('not measured');
    expect(measured(0, 's').en).toBe('0 s');
    expect(measured(3, 'of 4').vi).toBe('3 trên 4');
    expect(measured(1, 'boolean').en).toBe('yes');
    expect(measured(false, 'boolean').en).toBe('no');
    expect(measured(2.5, 'clicks').vi).toBe('2,5 lần bấm');
  });

  it('writes the pass mark, or that there is none', () => {
    expect(passMark(threshold()).vi).toBe('≤ 10 s');
    expect(passMark(threshold({ operator: '==', value: true, unit: 'boolean' })).en).toBe('= yes');
    expect(passMark(threshold({ operator: 'n/a', value: null })).en).toBe('no pass mark');
  });

  it('tells moments in Vietnam’s time', () => {
    expect(moment('2026-11-20T18:30:00.000Z')).toEqual({
      vi: '01:30 ngày 21/11/2026 (giờ Việt Nam)',
      en: '21 November 2026, 01:30 (UTC+7)',
    });
    expect(moment('never').en).toBe('never');
  });
});
