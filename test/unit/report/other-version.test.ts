import { expect, it } from 'vitest';
import type { Comparison } from '#src/model/comparison.ts';
import { methodologyPage } from '#src/report/methodology-page.ts';
import { portalPage } from '#src/report/portal-page.ts';
import { runPage } from '#src/report/run-page.ts';
import { buildComparison } from './comparison-builder.ts';

const LINKS = { href: (file: string) => file, size: () => null };

const built = buildComparison({ portals: 1 });
const [compared] = built.portals;
const [first] = built.runs;
const check = built.checks.find(({ id }) => id === 'failed-requests');
if (compared === undefined || first === undefined || check === undefined)
  throw new Error('expected a portal, a run and a check');

/** One run, whose one finding a version of the check has failed. */
const failedBy = (checkVersion: number): Comparison => {
  const [finding] = first.findings;
  if (finding === undefined) throw new Error('expected a finding');
  const { id, criterion } = check;
  const failed = { ...finding, check: id, checkVersion, criterion, outcome: 'failed', measured: 2 } as const;
  return { ...built, runs: [{ ...first, findings: [failed] }] };
};
const now = failedBy(check.version);
const then = failedBy(check.version + 1);

it('is held against no portal', () => {
  expect(portalPage(now, compared, LINKS)).toMatchObject({ faults: [{ criterionId: check.criterion }] });
  expect(portalPage(then, compared, LINKS)).toMatchObject({ faults: [] });
});

it('is marked on the page of the run, without the mark of today', () => {
  const shown = ({ runs: [run], ...rest }: Comparison): object | undefined =>
    run &&
    (runPage({ ...rest, runs: [run] }, run, compared.portal, LINKS) as { findings: object[] }).findings[0];
  expect(shown(now)).toHaveProperty('passMark');
  expect(shown(then)).not.toHaveProperty('passMark');
  expect(shown(then)).toMatchObject({
    outcome: 'failed',
    standing: { en: 'The answer of another version of the check: it counts nowhere.' },
  });
});

it('is told with the provenance', () => {
  const told = (comparison: Comparison): string => JSON.stringify(methodologyPage(comparison));
  expect(told(then)).toContain(`${check.id} v${check.version + 1}: 1; not counted`);
  expect(told(now)).not.toContain('; not counted');
});
