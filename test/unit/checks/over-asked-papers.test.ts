import { beforeAll, describe, expect, it } from 'vitest';
import { overAskedPapers } from '#src/checks/over-asked-papers.ts';
import type { ComponentEvidence } from '#src/model/filing.ts';
import type { References } from '#src/model/references.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { component } from './filings.ts';
import { context, step } from './walked.ts';

let references: References;
beforeAll(async () => {
  ({ references } = (await loadRegistry({ today: '2026-11-22' })).criteria);
});

const judge = (components: readonly ComponentEvidence[], service: string | null = 'ESS-03') => {
  const base = context({ operator: '==', value: 0, unit: 'count' });
  return overAskedPapers.judge(
    { steps: [step(0)], components },
    { ...base, references, journey: { ...base.journey, service } },
  );
};
const asked = (document: ComponentEvidence['document'], change: Partial<ComponentEvidence> = {}) =>
  component({ document, label: document, picks: false, given: 'upload', ...change });

describe('over-asked-papers', () => {
  it('cites the rule against a household book, whatever the service', () => {
    for (const service of ['ESS-03', 'ESS-20', null])
      expect(judge([asked('household-book'), asked('residence-proof')], service)).toMatchObject({
        outcome: 'failed',
        measured: 1,
        places: [{ detail: expect.stringContaining('OA-01') }],
      });
    expect(judge([asked('household-book')]).seen.vi).toContain('Nghị định 104/2022/NĐ-CP');
  });

  it('binds a rule to its services', () => {
    expect(judge([asked('marriage-certificate')], 'ESS-09')).toMatchObject({ outcome: 'failed' });
    expect(judge([asked('marriage-certificate')], 'ESS-19')).toMatchObject({ outcome: 'passed' });
    expect(judge([asked('marital-status')], 'ESS-11')).toMatchObject({ outcome: 'failed' });
  });

  it('accuses nobody by a rule without a source', () => {
    expect(judge([asked('birth-notice')], 'ESS-09')).toMatchObject({
      outcome: 'cantTell',
      places: [{ detail: expect.stringContaining('OA-05') }],
    });
    expect(judge([asked('birth-notice'), asked('household-book')], 'ESS-09')).toMatchObject({ measured: 1 });
  });

  it('counts only what must be supplied, from a store or not', () => {
    expect(judge([asked('household-book', { picks: true })])).toMatchObject({ measured: 1 });
    for (const change of [{ required: false }, { fetchedByOffice: true }, { uploads: false }])
      expect(judge([asked('household-book', change)])).toMatchObject({ outcome: 'passed', measured: 0 });
  });

  it('cannot tell papers that it does not know', () => {
    expect(judge([asked('other')])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([asked('other'), asked('photo')])).toMatchObject({ outcome: 'passed' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});
