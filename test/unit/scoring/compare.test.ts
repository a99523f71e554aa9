import { describe, expect, it } from 'vitest';
import type { Criterion } from '#src/model/check.ts';
import { compare } from '#src/scoring/compare.ts';
import { attempt, check, criteriaSet, criterion, finding, portal, run, stored } from './stored.ts';

const small = { limit: { operator: '<=', value: 10, unit: 's' } } as const;
const of = (id: string) => check({ id, criterion: id, aggregate: 'median' });
const answer = (id: string, measured: number) =>
  finding({ check: id, criterion: id, measured, outcome: measured <= 10 ? 'passed' : 'failed' });

const compared = (
  criteria: readonly Criterion[],
  findings: Parameters<typeof run>[1],
  checkIds = criteria.map(({ id }) => id),
) => {
  const { portals } = compare(
    stored([portal('a')], [run('a', findings)]),
    checkIds.map(of),
    criteriaSet(criteria),
  );
  const [only] = portals;
  if (only === undefined) throw new Error('expected one portal');
  const variant = (id: string) => only.variants.find((each) => each.variant === id);
  return { ...only, public: variant('public'), account: variant('account'), full: variant('full') };
};

describe('compare', () => {
  it('aggregates a portal’s runs into one value per criterion', () => {
    const { criteria } = compared(
      [criterion('X', small)],
      [answer('X', 5), answer('X', 15), answer('X', 15)],
    );
    expect(criteria).toEqual([
      { criterion: 'X', measured: 15, score: 0.5, outcome: 'failed', reason: null, n: 3 },
    ]);
  });

  it('lets cantTell and untested lower the coverage and no score', () => {
    const open = finding({
      check: 'Y',
      criterion: 'Y',
      outcome: 'cantTell',
      reason: 'captcha',
      measured: null,
    });
    const result = compared(
      [criterion('X', { ...small, weight: 3 }), criterion('Y', small)],
      [answer('X', 5), open],
    );
    expect(result.public).toMatchObject({ score: 100, coverage: 0.75, level: 'A' });
    expect(result.criteria[1]).toEqual({
      criterion: 'Y',
      measured: null,
      score: null,
      outcome: 'cantTell',
      reason: 'captcha',
      n: 0,
    });
  });

  it('gives no total and no level below the minimum coverage, and shows the coverage', () => {
    const rows = [
      criterion('X', { ...small, weight: 69 }),
      criterion('Y', { ...small, weight: 31, pillar: 'P2' }),
    ];
    expect(compared(rows, [answer('X', 5)]).public).toMatchObject({
      score: null,
      level: null,
      coverage: 0.69,
    });
    const enough = [
      criterion('X', { ...small, weight: 70 }),
      criterion('Y', { ...small, weight: 30, pillar: 'P2' }),
    ];
    const { public: total } = compared(enough, [answer('X', 5)]);
    expect(total).toMatchObject({ score: 100, level: 'A', coverage: 0.7 });
    expect(total?.pillars).toEqual([
      { pillar: 'P1', score: 100, coverage: 1 },
      { pillar: 'P2', score: null, coverage: 0 },
    ]);
  });

  it('never mixes the variants', () => {
    const rows = [
      criterion('X', small),
      criterion('Y', { ...small, observability: 'test-account' }),
      criterion('Z', { ...small, observability: 'sandbox' }),
      criterion('N', { ...small, observability: 'not-observable', weight: 0 }),
    ];
    const result = compared(rows, [answer('X', 5), answer('Y', 15), answer('Z', 20)]);
    expect(result.public?.score).toBe(100);
    expect(result.account?.score).toBe(75);
    expect(result.full?.score).toBe(50);
  });

  it('rests the public variant on journeys that only read', () => {
    const filing = { id: 'a/filing/phone', journeyId: 'filing' };
    const [only] = compare(
      stored([portal('a')], [run('a', [answer('X', 5)]), run('a', [answer('X', 40)], filing)]),
      [check({ id: 'X', criterion: 'X', aggregate: 'worst' })],
      criteriaSet([criterion('X', small)]),
    ).portals;
    const score = (id: string) => only?.variants.find(({ variant }) => variant === id)?.score;
    expect([score('public'), score('account'), only?.criteria[0]?.measured]).toEqual([100, 0, 40]);
  });

  it('fails a criterion that only informs where the portal told what is not so', () => {
    const informs = {
      limit: { operator: '>=', value: 0, unit: '%', kind: 'informational' },
      weight: 0,
    } as const;
    const found = (outcome: 'passed' | 'failed') =>
      compared([criterion('X', informs)], [finding({ check: 'X', criterion: 'X', measured: 0, outcome })])
        .criteria[0];
    expect(found('passed')).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(found('failed')).toMatchObject({ outcome: 'failed', measured: 0, score: 0 });
  });

  it('caps the level at C behind a failed gate of the variant, and leaves the total', () => {
    const rows = [
      criterion('X', { ...small, weight: 99 }),
      criterion('G', { ...small, weight: 1, gate: true, observability: 'test-account' }),
    ];
    const result = compared(rows, [answer('X', 5), answer('G', 20)]);
    expect(result.public).toMatchObject({ level: 'A', failedGates: [] });
    expect(result.account).toMatchObject({ level: 'C', failedGates: ['G'], score: 99 });
  });

  it('does not lift a level that is worse than the cap', () => {
    const rows = [criterion('X', { ...small, weight: 9 }), criterion('G', { ...small, gate: true })];
    expect(compared(rows, [answer('X', 16), answer('G', 20)]).public?.level).toBe('E');
  });

  it('counts no weightless criterion and reports it', () => {
    const rows = [criterion('X', small), criterion('S', { ...small, weight: 0, pillar: 'S' })];
    const result = compared(rows, [answer('X', 5), answer('S', 20)]);
    expect(result.public).toMatchObject({ score: 100, coverage: 1 });
    expect(result.criteria[1]).toMatchObject({ outcome: 'failed', score: 0 });
    expect(result.public?.pillars[1]).toEqual({ pillar: 'S', score: null, coverage: 0 });
  });

  it('leaves out answers of another version of the check', () => {
    const [old] = [answer('X', 20)].map((each) => ({ ...each, checkVersion: 0 }));
    if (old === undefined) throw new Error('unreachable');
    expect(compared([criterion('X', small)], [old, answer('X', 5)]).criteria[0]).toMatchObject({
      measured: 5,
      n: 1,
    });
    expect(compared([criterion('X', small)], [old]).criteria[0]).toMatchObject({
      score: null,
      outcome: 'untested',
      reason: 'no-evidence',
    });
    const { findings } = compared([criterion('X', small)], [old, answer('X', 5)]);
    expect(findings).toMatchObject({ passed: 1, failed: 0 });
  });

  it('says why a portal without runs was not measured, and lists criteria that no check asks', () => {
    const notRun = {
      portalId: 'a',
      journeyId: 'j',
      device: 'phone',
      reason: 'portal-down',
      detail: '',
    } as const;
    const result = compare(
      stored([portal('a')], [], [notRun]),
      [of('X')],
      criteriaSet([criterion('X', small), criterion('Y', small)]),
    );
    expect(result.portals[0]?.criteria.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['untested', 'portal-down'],
      ['untested', 'no-check'],
    ]);
    expect(result.unanswered.map(({ id }) => id)).toEqual(['Y']);
    expect(result.counts).toEqual({ planned: 1, runs: 0, notRun: 1 });
    expect(result.portals[0]?.notRun).toBe(1);
  });

  it('counts outcomes and names the platform that was met', () => {
    const walked = attempt(1, 'first', 1);
    const platform = { adapter: 'made-up', version: '2', detectedBy: 'a mark' };
    const attempts = [{ ...walked, evidence: { ...walked.evidence, platform } }];
    const { portals } = compare(
      stored([portal('a')], [run('a', [answer('X', 5)], { attempts }), run('a', [], { outcome: 'failed' })]),
      [of('X')],
      criteriaSet([criterion('X', small)]),
    );
    expect(portals[0]).toMatchObject({
      platform: { adapter: 'made-up', version: '2' },
      runs: { passed: 1, failed: 1, cantTell: 0, inapplicable: 0, untested: 0 },
      findings: { passed: 1 },
    });
  });
});
