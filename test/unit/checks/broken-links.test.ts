import { describe, expect, it } from 'vitest';
import { brokenLinks } from '#src/checks/broken-links.ts';
import type { CatalogueEvidence } from '#src/model/evidence.ts';
import { context, EMPTY, evidence, HOME } from './walked.ts';

/** Percent, as the criteria data have it for P7-07. */
const LIMIT = { operator: '<=', value: 1, unit: '%' } as const;

const gone = (n: number): CatalogueEvidence['broken'] =>
  Array.from({ length: n }, (_, at) => ({ url: `${HOME}gone/${at}`, from: HOME, status: 404 }));

const judge = (change: Partial<CatalogueEvidence>) =>
  brokenLinks.judge(
    evidence({
      catalogue: { pages: 200, services: [], links: 300, broken: [], truncated: false, ...change },
    }),
    context(LIMIT),
  );

describe('broken-links', () => {
  it.each([
    ['no broken link', 200, 0, 'passed', 0],
    ['exactly the limit', 200, 2, 'passed', 1],
    ['just above the limit', 200, 3, 'failed', 1.5],
    ['nothing but broken links', 3, 3, 'failed', 100],
    ['a share that does not end', 3, 1, 'failed', 33.33],
  ])('judges %s', (_name, pages, broken, outcome, measured) => {
    expect(judge({ pages, broken: gone(broken) })).toMatchObject({ outcome, measured });
  });

  it.each([401, 403, 429, 503])('counts no page that answered %i, in neither number', (status) => {
    const [away] = gone(1).map((each) => ({ ...each, status }));
    if (away === undefined) throw new Error('expected a page');
    expect(judge({ pages: 201, broken: [...gone(2), away] })).toMatchObject({
      outcome: 'cantTell',
      reason: 'blocked',
    });
    const verdict = judge({ pages: 201, broken: [...gone(6), away] });
    expect(verdict).toMatchObject({ outcome: 'failed', measured: 3 });
    expect(verdict.places.at(-1)?.detail).toBe(`${status}, linked from ${HOME} (not counted)`);
    expect(judge({ pages: 201, broken: [away] })).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(judge({ pages: 1, broken: [away] })).toMatchObject({ outcome: 'cantTell', reason: 'blocked' });
  });

  it('names each broken link, what it answered and where it stands', () => {
    const silent = { url: `${HOME}silent`, from: `${HOME}news`, status: null };
    expect(judge({ pages: 2, broken: [...gone(1), silent] }).places).toEqual([
      {
        step: 0,
        url: `${HOME}gone/0`,
        detail: `404, linked from ${HOME}`,
        detailVi: `404, liên kết từ ${HOME}`,
      },
      {
        step: 0,
        url: `${HOME}silent`,
        detail: `no answer, linked from ${HOME}news`,
        detailVi: `không trả lời, liên kết từ ${HOME}news`,
      },
    ]);
  });

  it('says that the crawl was cut at its limit, only where it was', () => {
    expect(judge({ truncated: true }).seen.en).toContain('cut at its limit');
    expect(judge({ truncated: true }).seen.vi).toContain('chưa duyệt hết');
    expect(judge({}).seen.en).not.toContain('cut at its limit');
    expect(judge({}).seen.vi).not.toContain('chưa duyệt hết');
  });

  it('is asked only of a crawl, is untested where no page was opened', () => {
    expect(brokenLinks.judge(EMPTY, context(LIMIT))).toMatchObject({
      outcome: 'inapplicable',
      reason: null,
      measured: null,
    });
    expect(judge({ pages: 0, links: 0 })).toMatchObject({ outcome: 'untested', reason: 'no-evidence' });
  });
});
