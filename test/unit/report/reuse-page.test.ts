import { describe, expect, it } from 'vitest';
import type { PublicSignEvidence } from '#src/model/filing.ts';
import type { Run } from '#src/model/sweep.ts';
import { burdenOf, burdenView } from '#src/report/burden.ts';
import { publicSigns } from '#src/report/public-signs.ts';
import { publishedTerms } from '#src/report/published-terms.ts';
import { reuseMatrix } from '#src/report/reuse-matrix.ts';
import { buildComparison } from './comparison-builder.ts';

const comparison = buildComparison({ portals: 8 });

/** The same comparison with other evidence in every attempt. */
const seeing = (change: Partial<Run['attempts'][number]['evidence']>): typeof comparison => ({
  ...comparison,
  runs: comparison.runs.map((run) => ({
    ...run,
    attempts: run.attempts.map((attempt) => ({ ...attempt, evidence: { ...attempt.evidence, ...change } })),
  })),
});

describe('the matrix of data reuse', () => {
  it('is there only where reuse came to a result', () => {
    expect(reuseMatrix(comparison)?.groups.flatMap(({ rows }) => rows)).toHaveLength(8);
    expect(
      reuseMatrix({ ...comparison, runs: comparison.runs.map((run) => ({ ...run, findings: [] })) }),
    ).toBeNull();
  });
});

describe('the burden of declaring', () => {
  const filed = comparison.runs.find(({ attempts }) => attempts[0]?.evidence.efforts.length);
  if (filed === undefined) throw new Error('expected a run that counts effort');
  const [attempt] = filed.attempts;
  if (attempt === undefined) throw new Error('expected an attempt');
  const effort = { step: 0, typed: 3, presses: 2, uploads: 1, screens: 1 };
  const run: Run = {
    ...filed,
    outcome: 'passed',
    attempts: [
      {
        ...attempt,
        outcome: 'passed',
        evidence: { ...attempt.evidence, efforts: [effort, { ...effort, step: 1, typed: 4 }] },
      },
    ],
  };

  it('is the sum over the steps of a run that came to its end', () => {
    expect(burdenOf(run)).toEqual({ typed: 7, presses: 4, uploads: 2, screens: 2 });
    expect(burdenOf({ ...run, outcome: 'failed' })).toBeNull();
  });

  it('leaves journeys out that only read, and is nothing where nothing was counted', () => {
    const view = burdenView({ ...comparison, runs: [run] });
    expect(JSON.stringify(view)).toContain('Đăng ký thường trú');
    expect(burdenView({ ...comparison, runs: [{ ...run, journeyId: 'find-service' }] })).toBeNull();
    expect(burdenView(seeing({ efforts: [] }))).toBeNull();
  });
});

describe('published terms', () => {
  it('has a row for each portal and service, and none where no page was read', () => {
    const view = publishedTerms(comparison) as { readonly total: number };
    expect(view.total).toBe(new Set(comparison.runs.map(({ portalId }) => portalId)).size - 1);
    expect(publishedTerms(seeing({ procedures: [] }))).toBeNull();
  });
});

describe('signs on public pages', () => {
  type View = {
    readonly rows: readonly {
      readonly service: { readonly en: string };
      readonly cells: readonly { readonly state: string }[];
    }[];
  };
  const sign = (change: Partial<PublicSignEvidence>): PublicSignEvidence => ({
    step: 0,
    service: 'ESS-03',
    about: 'signing-duty',
    says: 'announced',
    url: 'https://portal.test/',
    words: 'Phải ký số',
    ...change,
  });
  const states = (signs: readonly PublicSignEvidence[]): readonly (readonly string[])[] =>
    (publicSigns(seeing({ signIns: [], procedures: [], publicSigns: signs })) as View | null)?.rows.map(
      ({ cells }) => cells.map(({ state }) => state),
    ) ?? [];

  it('covers only portals that no run signed in to', () => {
    const view = publicSigns(comparison) as View;
    // The fourth and the eighth.
    expect(view.rows.map(({ service }) => service.en)).toEqual([
      'Registration of permanent residence',
      'Registration of permanent residence',
    ]);
  });

  it('says announced, contradicted where both were met, and not found', () => {
    expect(states([sign({})])[0]).toEqual(['announced', ...Array.from({ length: 5 }, () => 'not-found')]);
    expect(states([sign({}), sign({ says: 'contradicted' })])[0]?.[0]).toBe('contradicted');
    expect(states([])).toEqual([]);
  });

  it('lets what a portal says of itself hold for each of its services', () => {
    const entry = sign({ service: null, about: 'store-entry' });
    expect(states([entry])[0]?.[3]).toBe('announced');
    expect(states([entry, sign({})])).toHaveLength(comparison.portals.length);
    expect(states([entry, sign({})])[0]).toEqual([
      'announced',
      'not-found',
      'not-found',
      'announced',
      'not-found',
      'not-found',
    ]);
  });

  it('never becomes an outcome', () => {
    expect(JSON.stringify(publicSigns(comparison))).not.toMatch(/passed|failed|score/);
  });
});
