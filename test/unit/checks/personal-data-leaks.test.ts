import { describe, expect, it } from 'vitest';
import { personalDataLeaks } from '#src/checks/personal-data-leaks.ts';
import type { EffortEvidence, FieldEvidence, LeakEvidence } from '#src/model/filing.ts';
import { field } from './filings.ts';
import { context, signIn, step } from './walked.ts';

const leak: LeakEvidence = { step: 2, datum: 'idNumber', where: 'url', host: 'portal.test' };
const effort: EffortEvidence = { step: 1, typed: 12, presses: 2, uploads: 0, screens: 1 };

const judge = (
  leaks: readonly LeakEvidence[],
  {
    fields = [],
    efforts = [],
  }: { fields?: readonly FieldEvidence[]; efforts?: readonly EffortEvidence[] } = {},
) =>
  personalDataLeaks.judge(
    { steps: [step(0)], signIns: [signIn()], fields, efforts, leaks },
    context({ operator: '==', value: 0, unit: 'count' }),
  );

describe('personal-data-leaks', () => {
  it('counts distinct leaks, by datum, place and host', () => {
    expect(judge([leak, leak, { ...leak, where: 'referer', host: 'tracker.test' }])).toMatchObject({
      outcome: 'failed',
      measured: 2,
      places: [{ detail: 'idNumber: url, portal.test' }, { detail: 'idNumber: referer, tracker.test' }],
    });
  });

  it('passes only a walk on which the data were watched', () => {
    expect(judge([], { fields: [field()] })).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(judge([], { efforts: [effort] })).toMatchObject({ outcome: 'passed' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});
