import type { SignatureCoverage } from '#src/model/signature.ts';

/**
 * One stretch of a file, for a drawing of what a signature covers: `signed`; `value`, where the signature itself stands
 * (nobody can sign that); `later`, what was saved after the signature. `revision` counts from 1.
 */
export type CoverageSegment = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'signed' | 'value' | 'later';
  readonly revision: number;
};

/** Cuts a file at the ends of its revisions and of the signed ranges; the segments follow each other without gaps. */
export function coverageSegments(coverage: SignatureCoverage): readonly CoverageSegment[] {
  const { ranges, revisions, fileBytes } = coverage;
  const signedTo = Math.max(0, ...ranges.map(({ to }) => to));
  const cuts = new Set([0, fileBytes, ...revisions, ...ranges.flatMap(({ from, to }) => [from, to])]);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= fileBytes).sort((one, two) => one - two);
  return sorted.slice(1).map((to, index) => {
    const from = sorted[index] ?? 0;
    const signed = ranges.some((range) => range.from <= from && to <= range.to);
    const before = revisions.filter((end) => end <= from).length;
    const revision = Math.min(before + 1, Math.max(1, revisions.length));
    return { from, to, kind: signed ? 'signed' : from < signedTo ? 'value' : 'later', revision };
  });
}
