import { describe, expect, it } from 'vitest';
import type { Finding } from '#src/model/check.ts';
import type { Run } from '#src/model/sweep.ts';
import { signingMatrix } from '#src/report/signing-matrix.ts';
import { buildComparison } from './comparison-builder.ts';

const finding = (criterion: string, change: Partial<Finding>): Finding => ({
  check: 'check',
  checkVersion: 1,
  criterion,
  outcome: 'passed',
  reason: null,
  measured: 100,
  seen: { vi: 'Đã thấy', en: 'Seen' },
  places: [],
  attempt: 1,
  ...change,
});

const run = (id: string, findings: readonly Finding[]): Run => ({
  id,
  portalId: 'province-01',
  journeyId: id,
  device: 'phone',
  outcome: 'passed',
  reason: null,
  attempts: [],
  findings,
});

const built = buildComparison({ portals: 1 });
const checks = built.checks.slice(0, 1).map((check) => ({ ...check, id: 'check', version: 1 }));
const one = { ...built, checks };
const matrixOf = (runs: readonly Run[]) => signingMatrix({ ...one, runs });
const cellsOf = (runs: readonly Run[]) => matrixOf(runs)?.groups[0]?.rows[0]?.cells ?? [];

/** Keeps the matrix from being empty, on another portal. */
const elsewhere: Run = { ...run('elsewhere', [finding('P2-05', {})]), portalId: 'another' };

const cell = (criterion: string, ...changes: readonly Partial<Finding>[]) => {
  const runs = changes.map((change, at) => run(`run-${at}`, [finding(criterion, change)]));
  const columns = ['P2-03', 'P2-02', 'P2-05', 'P2-06', 'P2-07', 'P2-08', 'P2-09'];
  return cellsOf([...runs, elsewhere])[columns.indexOf(criterion)];
};

describe('the matrix of signing', () => {
  it('shows the worst run of a portal, how many there were, and leads to it', () => {
    expect(cell('P2-05', {}, { outcome: 'failed', measured: 0 }, { outcome: 'cantTell' })).toEqual({
      outcome: 'failed',
      text: { vi: 'Đã thấy (1/2 lượt)', en: 'Seen (1/2 runs)' },
      href: 'run-run-1.html',
    });
    expect(cell('P2-03', { outcome: 'inapplicable', measured: null }, { measured: 3 })).toMatchObject({
      outcome: 'passed',
      text: { en: '3 providers' },
    });
  });

  it('holds no answer of another version of the check against a portal', () => {
    expect(cell('P2-05', { outcome: 'failed', measured: 0, checkVersion: 2 })).toEqual({
      outcome: 'untested',
      text: {
        vi: 'phép kiểm đã đổi phiên bản, chưa xét lại',
        en: 'answered by another version of the check, not judged anew',
      },
      href: 'portal-province-01.html',
    });
    expect(matrixOf([run('old', [finding('P2-05', { checkVersion: 2 })])])).toBeNull();
  });

  it('gives the reason of what is not decided', () => {
    expect(cell('P2-02', { outcome: 'cantTell', reason: 'agent-missing', measured: null })).toMatchObject({
      outcome: 'cantTell',
      text: { en: 'The measuring machine lacks the signing plug-in or token that the portal needs' },
    });
    expect(cell('P2-02', { outcome: 'inapplicable', measured: null })).toMatchObject({
      text: { en: 'met by none of the journeys walked' },
      href: 'portal-province-01.html',
    });
  });

  it('shows no time stamp as nothing, not as an achievement', () => {
    expect(cell('P2-07', { measured: 0 })).toMatchObject({ outcome: 'inapplicable' });
    expect(cell('P2-07', { measured: 50 })).toMatchObject({
      outcome: 'passed',
      text: { en: '50 % of files have one' },
    });
  });

  it('has a cell for every column of a portal that was not walked', () => {
    const cells = cellsOf([elsewhere]);
    expect(cells).toHaveLength(matrixOf([elsewhere])?.columns.length ?? 0);
    expect(new Set(cells.map(({ outcome }) => outcome))).toEqual(new Set(['untested']));
  });

  it('is there only where signing came to a result', () => {
    expect(matrixOf([run('a', [finding('P2-05', {})])])).not.toBeNull();
    expect(
      matrixOf([run('a', [finding('P4-10', {}), finding('P2-05', { outcome: 'untested' })])]),
    ).toBeNull();
  });
});
