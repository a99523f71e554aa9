import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageSegments } from '#src/report/coverage-segments.ts';

describe('coverageSegments', () => {
  it('tells what is signed, the value itself and what came later', () => {
    const ranges = [
      { from: 0, to: 40 },
      { from: 60, to: 100 },
    ];
    expect(
      coverageSegments({ whole: false, ranges, fileBytes: 150, revisions: [30, 100, 150], elements: [] }),
    ).toEqual([
      { from: 0, to: 30, kind: 'signed', revision: 1 },
      { from: 30, to: 40, kind: 'signed', revision: 2 },
      { from: 40, to: 60, kind: 'value', revision: 2 },
      { from: 60, to: 100, kind: 'signed', revision: 2 },
      { from: 100, to: 150, kind: 'later', revision: 3 },
    ]);
  });

  it('covers any file without gaps', () => {
    const offset = fc.nat({ max: 1_000 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: offset, to: offset })),
        fc.array(offset),
        fc.integer({ min: 1, max: 1_000 }),
        (ranges, revisions, fileBytes) => {
          const segments = coverageSegments({ whole: false, ranges, fileBytes, revisions, elements: [] });
          expect(segments[0]?.from).toBe(0);
          expect(segments.at(-1)?.to).toBe(fileBytes);
          expect(segments.slice(1).map(({ from }) => from)).toEqual(
            segments.slice(0, -1).map(({ to }) => to),
          );
        },
      ),
    );
  });
});
