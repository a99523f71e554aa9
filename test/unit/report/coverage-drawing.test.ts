import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignatureCoverage } from '#src/model/signature.ts';
import { coverageDrawing } from '#src/report/coverage-drawing.ts';
import { SYNTHETIC_MARK } from '#src/report/words.ts';
import { hostileSent } from './hostile.ts';

const coverage = (change: Partial<SignatureCoverage> = {}): SignatureCoverage => ({
  whole: false,
  ranges: [
    { from: 0, to: 400 },
    { from: 600, to: 800 },
  ],
  fileBytes: 1000,
  revisions: [500, 800, 1000],
  elements: [],
  ...change,
});

const draw = (change: Partial<SignatureCoverage> = {}): string =>
  coverageDrawing(coverage(change), 'name', SYNTHETIC_MARK) ?? '';

/** Width of the boxes of one class on the bar, without those of the legend. */
const widths = (svg: string, name: string): number[] =>
  [...svg.matchAll(new RegExp(`<rect [^>]*width="([\\d.]+)" height="30" class="${name}"`, 'g'))].map(
    ([, width]) => Number(width),
  );

describe('the drawing of what a signature covers', () => {
  it('shows what is signed, the gap, what came later, and each revision', () => {
    const svg = draw();
    expect(widths(svg, 'covered')).toHaveLength(2);
    expect(widths(svg, 'value')).toHaveLength(1);
    expect(widths(svg, 'later')).toHaveLength(1);
    expect(svg.match(/class="tick"/g)).toHaveLength(3);
    expect(svg).toContain('được ký: 600 B (60 %)');
    expect(svg).toContain('left out for the signature value: 200 B (20 %)');
    expect(svg).toContain('added after this signature: 200 B (20 %)');
    expect(svg).toContain('DỮ LIỆU GIẢ LẬP');
  });

  it('shows even the smallest gap of the largest file', () => {
    const fileBytes = 60_000_000;
    const svg = draw({
      ranges: [
        { from: 0, to: 30_000_000 },
        { from: 30_000_010, to: fileBytes },
      ],
      fileBytes,
      revisions: [fileBytes],
    });
    expect(widths(svg, 'value')[0]).toBeGreaterThan(1);
    expect(svg).toContain('left out for the signature value: 10 B (&lt;1 %)');
  });

  it('lists the elements of an XML, cut and escaped', () => {
    const sent = hostileSent();
    const elements = Array.from({ length: 14 }, () => sent('/a'));
    const svg = draw({ elements });
    expect(svg).toContain('and 4 more');
    expect(svg).not.toMatch(/<script|<img|<\/main/);
    expect(svg.isWellFormed()).toBe(true);
    expect(svg.length).toBeLessThan(8_000);
    expect(draw({ elements: ['/HoSo'], whole: true })).toContain('The whole XML document is signed');
  });

  it('says so where nothing is signed, and draws nothing of an unknown file', () => {
    expect(draw({ ranges: [], revisions: [] })).toContain('not signed: 1,000 B (100 %)');
    expect(coverageDrawing(coverage({ fileBytes: 0 }), 'name', null)).toBeNull();
    expect(coverageDrawing(coverage({ fileBytes: Number.NaN }), 'name', null)).toBeNull();
  });

  it('stays a small picture with every width a number, whatever a file states', () => {
    const offset = fc.oneof(fc.integer(), fc.double(), fc.nat({ max: 2_000 }));
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: offset, to: offset }), { maxLength: 40 }),
        fc.array(offset, { maxLength: 40 }),
        (ranges, revisions) => {
          const svg = draw({ ranges, revisions });
          expect(svg).not.toMatch(/NaN|Infinity|undefined|="-/);
          expect(svg.length).toBeLessThan(40_000);
        },
      ),
    );
  });
});
