import { describe, expect, it } from 'vitest';
import { distributionChart } from '#src/report/distribution-chart.ts';
import { distributions, median, quantile } from '#src/report/distributions.ts';
import { buildComparison, text } from './comparison-builder.ts';

describe('distributions', () => {
  it('takes quantiles as type 7 does', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNull();
  });

  it('has one value a portal, from first attempts alone', () => {
    const comparison = buildComparison({ portals: 20 });
    const slow = comparison.runs.map((run) => ({
      ...run,
      attempts: run.attempts.map((attempt) =>
        attempt.purpose === 'first'
          ? attempt
          : {
              ...attempt,
              evidence: {
                ...attempt.evidence,
                steps: attempt.evidence.steps.map((step) => ({
                  ...step,
                  waits: step.waits.map((wait) => ({ ...wait, durationMs: 1e9 })),
                })),
              },
            },
      ),
    }));
    const waits = distributions({ ...comparison, runs: slow }).find(({ id }) => id === 'step-waits');
    expect(waits?.groups.reduce((sum, group) => sum + group.values.length, 0)).toBe(20);
    expect(Math.max(...(waits?.groups ?? []).flatMap((group) => group.values))).toBeLessThan(100);
  });

  it('leaves out what was not measured', () => {
    const comparison = { ...buildComparison({ portals: 4 }), runs: [] };
    expect(distributions(comparison).every(({ groups }) => groups.length === 0)).toBe(true);
  });
});

describe('distributionChart', () => {
  const group = (...values: readonly number[]) => ({
    label: text('Tỉnh · máy tính', 'Provinces · desktop'),
    values,
  });
  const draw = (...values: readonly number[]) =>
    distributionChart(
      { id: 'x', title: text('x'), groups: [group(...values)] },
      'name',
      text('GIẢ', 'FAKE'),
    ) ?? '';

  it('draws both languages, the mark, a name and no script', () => {
    const svg = draw(0.1, 0.2, 0.3, 0.4, 0.5);
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="name"/);
    expect(svg).toContain('viewBox="0 0 ');
    for (const words of [
      'Tỉnh<',
      'Provinces<',
      'GIẢ<',
      'FAKE<',
      'giây<',
      'seconds<',
      'n = 5',
      '>0,20<',
      '>0.20<',
    ]) {
      expect(svg).toContain(words);
    }
    expect(svg).not.toMatch(/<script|<style|ecmeta|@\d/);
    expect(draw(0.1, 0.2, 0.3, 0.4, 0.5)).toBe(svg);
  });

  it('draws no box over too few values, and nothing over none', () => {
    expect(draw(1, 2, 3, 4)).not.toContain('stroke="#1d2733"');
    expect(draw(1, 2, 3, 4, 5)).toContain('stroke="#1d2733"');
    expect(distributionChart({ id: 'x', title: text('x'), groups: [] }, 'name', null)).toBeNull();
  });
});
