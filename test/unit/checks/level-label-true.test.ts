import { beforeAll, describe, expect, it } from 'vitest';
import { levelLabelTrue } from '#src/checks/level-label-true.ts';
import type { DutyEvidence, ProcedureEvidence } from '#src/model/filing.ts';
import type { References } from '#src/model/references.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { procedure, review } from './filings.ts';
import { context, HOME, step } from './walked.ts';

let references: References;
beforeAll(async () => {
  ({ references } = (await loadRegistry({ today: '2026-11-22' })).criteria);
});

const duty = (kind: DutyEvidence['kind']): DutyEvidence => ({
  step: 2,
  url: HOME,
  kind,
  words: 'đến nộp bản giấy',
});

const judge = (
  procedures: readonly ProcedureEvidence[],
  duties: readonly DutyEvidence[] = [],
  { service = 'ESS-03', reviews = [review()] } = {},
) => {
  const base = context({ operator: '==', value: 0, unit: 'count' });
  return levelLabelTrue.judge(
    { steps: [step(0)], procedures, duties, reviews, submissions: [] },
    { ...base, references, journey: { ...base.journey, service } },
  );
};

describe('level-label-true', () => {
  it('counts kinds of duty that break a full label', () => {
    expect(judge([procedure()])).toMatchObject({ outcome: 'passed', measured: 0 });
    const broken = judge([procedure()], [duty('appear'), duty('paper'), duty('paper')]);
    expect(broken).toMatchObject({ outcome: 'failed', measured: 2 });
    expect(broken.seen.vi).toContain('đến trực tiếp, nộp hoặc xuất trình bản giấy');
  });

  it('charges no service with the duty of another where a journey reads several', () => {
    const base = context({ operator: '==', value: 0, unit: 'count' });
    const verdict = levelLabelTrue.judge(
      {
        steps: [step(0)],
        procedures: [procedure(), procedure({ service: 'ESS-25', level: 'partial', reason: 'Vân tay' })],
        duties: [duty('appear')],
        reviews: [],
        submissions: [],
      },
      { ...base, references, journey: { ...base.journey, service: null } },
    );
    expect(verdict.outcome).toBe('inapplicable');
  });

  it('wants a reason of a partial label, and lets it have duties', () => {
    const partial = procedure({ level: 'partial', reason: 'Thu nhận vân tay' });
    expect(judge([partial], [duty('appear')])).toMatchObject({ outcome: 'passed' });
    expect(judge([procedure({ level: 'partial' })])).toMatchObject({ outcome: 'failed', measured: 1 });
  });

  it('does not praise a label whose service was not walked to the last step', () => {
    expect(judge([procedure()], [], { reviews: [] })).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([procedure()], [duty('cash')], { reviews: [] })).toMatchObject({ outcome: 'failed' });
  });

  it('calls no duty the portal’s that the law makes', () => {
    const plate = procedure({ service: 'ESS-07' });
    expect(judge([plate], [duty('paper')], { service: 'ESS-07' })).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([plate], [duty('paper'), duty('cash')], { service: 'ESS-07' })).toMatchObject({
      outcome: 'failed',
      measured: 1,
    });
  });

  it('cannot tell without a label, and asks only about the journey’s service', () => {
    expect(judge([procedure({ level: null })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([procedure({ level: 'information' })])).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([procedure({ service: 'ESS-09' })], [duty('appear')])).toMatchObject({
      outcome: 'inapplicable',
    });
    expect(judge([procedure({ origin: 'national' })], [duty('appear')])).toMatchObject({
      outcome: 'inapplicable',
    });
  });
});
