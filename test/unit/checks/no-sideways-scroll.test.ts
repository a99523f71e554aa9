import { describe, expect, it } from 'vitest';
import { noSidewaysScroll } from '#src/checks/no-sideways-scroll.ts';
import type { Evidence } from '#src/model/evidence.ts';
import { CAPTCHA, context, evidence, HOME, layout } from './walked.ts';

describe('no-sideways-scroll', () => {
  const judge = (change: Partial<Evidence>, device: 'phone' | 'desktop' = 'phone') =>
    noSidewaysScroll.judge(
      evidence(change),
      context({ operator: '>=', value: 95, poor: 50, unit: '%' }, ['reads'], device),
    );

  it('passes a page that just fits and fails one pixel more', () => {
    expect(judge({ layouts: [layout(320)] })).toMatchObject({ outcome: 'passed', measured: 100 });
    expect(
      judge({ layouts: [layout(321, { widest: [{ selector: 'table.wide', right: 321 }] })] }),
    ).toMatchObject({
      outcome: 'failed',
      measured: 0,
      places: [{ step: 0, url: HOME, detail: '321 px > 320 px; table.wide' }],
    });
  });

  it('passes at 95 % of pages', () => {
    const fitting = Array.from({ length: 19 }, () => layout(320));
    expect(judge({ layouts: [...fitting, layout(900)] })).toMatchObject({ outcome: 'passed', measured: 95 });
    expect(judge({ layouts: [...fitting.slice(1), layout(900)] }).outcome).toBe('failed');
  });

  it('is measured on phones; without a layout there is nothing to tell', () => {
    expect(judge({}, 'desktop')).toMatchObject({ outcome: 'inapplicable', reason: 'other-device' });
    expect(judge({})).toMatchObject({ outcome: 'untested', reason: 'no-evidence' });
    expect(judge({ ...CAPTCHA, layouts: [layout(900)] }).outcome).toBe('cantTell');
  });
});
