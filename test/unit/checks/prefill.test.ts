import { describe, expect, it } from 'vitest';
import { eFormFields } from '#src/checks/e-form-fields.ts';
import { overAskedFields } from '#src/checks/over-asked-fields.ts';
import { prefillRatio } from '#src/checks/prefill-ratio.ts';
import { prefillWrong } from '#src/checks/prefill-wrong.ts';
import { DATA } from '#src/model/datum.ts';
import type { ComponentEvidence, FieldEvidence } from '#src/model/filing.ts';
import type { OverAskRule } from '#src/model/references.ts';
import { component, field } from './filings.ts';
import { context, step } from './walked.ts';

const steps = [step(0)];
const fields = (...befores: readonly FieldEvidence['before'][]): readonly FieldEvidence[] =>
  befores.map((before, at) => field({ label: `Trường ${at}`, datum: DATA[at] ?? null, before }));

describe('prefill-ratio', () => {
  const judge = (given: readonly FieldEvidence[]) =>
    prefillRatio.judge({ steps, fields: given }, context({ operator: '>=', value: 80, unit: '%' }));

  it('is the share of what the State holds that stood rightly in the form', () => {
    expect(judge(fields('own', 'own', 'own', 'own', 'nothing'))).toMatchObject({
      outcome: 'passed',
      measured: 80,
      places: [{ detail: 'Trường 4: nothing' }],
    });
    expect(judge(fields('own', 'own', 'own', 'another'))).toMatchObject({ outcome: 'failed', measured: 75 });
  });

  it('asks nothing of fields whose datum the State is not known to hold', () => {
    const unknown = [
      field({ stateHolds: null, before: 'nothing' }),
      field({ label: 'x', stateHolds: false, before: 'nothing' }),
    ];
    expect(judge([...unknown, ...fields('own')])).toMatchObject({ outcome: 'passed', measured: 100 });
    expect(judge(unknown)).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });

  it('cannot tell where what was not comparable would decide', () => {
    expect(judge(fields('own', 'own', 'own', 'unclear', 'own', 'nothing')).outcome).toBe('cantTell');
    expect(judge(fields('nothing', 'nothing', 'unclear'))).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge(fields('own', 'own', 'own', 'own', 'unclear'))).toMatchObject({ outcome: 'passed' });
  });

  it('takes a field as it was met first, not as the citizen left it', () => {
    const [empty] = fields('nothing');
    const [filled] = fields('own');
    if (empty === undefined || filled === undefined) throw new Error('expected two fields');
    expect(judge([empty, { ...filled, step: 4, url: `${filled.url}?nhap=1` }])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
  });
});

describe('prefill-wrong', () => {
  const judge = (given: readonly FieldEvidence[]) =>
    prefillWrong.judge({ steps, fields: given }, context({ operator: '==', value: 0 }));

  it('counts what is plainly another person’s, and never what could not be compared', () => {
    expect(judge(fields('own', 'nothing'))).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(judge(fields('own', 'another', 'another'))).toMatchObject({ outcome: 'failed', measured: 2 });
    expect(judge(fields('unclear'))).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([field({ datum: null, before: 'another' })])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('over-asked-fields', () => {
  const rule: OverAskRule = {
    id: 'OA-99',
    asks: 'fullName',
    services: null,
    holder: { vi: 'sổ thử', en: 'test register' },
    citation: { vi: 'Điều thử', en: 'Test article' },
    legalBasis: [],
    sourced: true,
  };
  const judge = (given: readonly FieldEvidence[], rules: readonly OverAskRule[] = [rule]) =>
    overAskedFields.judge(
      { steps, fields: given },
      {
        ...context({ operator: '<=', value: 0 }),
        references: { services: [], overAskRules: rules, lawMadeDuties: [] },
      },
    );
  const typed = field({ before: 'nothing', done: 'typed', typed: 12 });

  it('counts fields that had to be filled though a register holds the datum, with the rule', () => {
    expect(judge([typed])).toMatchObject({
      outcome: 'failed',
      measured: 1,
      places: [{ detail: 'Họ và tên (OA-99)' }],
    });
    expect(judge([typed]).seen.vi).toContain('Điều thử');
  });

  it('counts neither what was left, nor what stood there, nor what no sourced rule speaks of', () => {
    for (const one of [
      field(),
      field({ done: 'typed' }),
      { ...typed, done: 'left' as const },
      { ...typed, required: false },
    ])
      expect(judge([one])).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(judge([typed], [])).toMatchObject({ outcome: 'passed' });
    expect(judge([typed], [{ ...rule, sourced: false }])).toMatchObject({ outcome: 'passed' });
    expect(judge([typed], [{ ...rule, services: ['ESS-09'] }])).toMatchObject({ outcome: 'passed' });
    expect(judge([field({ stateHolds: null, before: 'nothing', done: 'typed' })])).toMatchObject({
      outcome: 'inapplicable',
    });
  });
});

describe('e-form-fields', () => {
  const judge = (given: readonly FieldEvidence[], components: readonly ComponentEvidence[]) =>
    eFormFields.judge(
      { steps, fields: given, components },
      context({ operator: '>=', value: 80, unit: '%' }),
    );
  const form = component({ label: 'Tờ khai', document: 'declaration' });

  it('wants the declaration in the page and no form file', () => {
    expect(judge(fields('own'), [component()])).toMatchObject({ outcome: 'passed', measured: 100 });
    expect(judge(fields('own'), [form])).toMatchObject({ outcome: 'failed', measured: 79 });
    expect(judge([], [form])).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge(fields('own'), [{ ...form, required: false }])).toMatchObject({ outcome: 'passed' });
    expect(judge([], [component()])).toMatchObject({ outcome: 'inapplicable' });
  });
});
