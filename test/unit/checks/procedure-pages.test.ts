import { describe, expect, it } from 'vitest';
import { helpChannels } from '#src/checks/help-channels.ts';
import { partialReason } from '#src/checks/partial-reason.ts';
import { procedureParts } from '#src/checks/procedure-parts.ts';
import { timesToldBefore } from '#src/checks/times-told-before.ts';
import type { Check } from '#src/model/check.ts';
import type { ProcedureEvidence } from '#src/model/filing.ts';
import { PROCEDURE_PARTS } from '#src/model/filing.ts';
import { procedure } from './filings.ts';
import { context, step } from './walked.ts';

type Limit = Parameters<typeof context>[0];

const asking =
  (check: Check<'steps' | 'procedures'>, limit: Limit) =>
  (procedures: readonly ProcedureEvidence[], steps = [step(0)]) =>
    check.judge({ steps, procedures }, context(limit));

const parts = asking(procedureParts, { operator: '>=', value: 11, unit: 'of 12' });
const help = asking(helpChannels, { operator: '>=', value: 3, unit: 'of 4' });
const times = asking(timesToldBefore, { operator: '>=', value: 1, unit: 'of 2' });
const reason = asking(partialReason, { operator: '==', value: 100, unit: '%' });

describe.each([
  ['procedure-parts', parts],
  ['help-channels', help],
  ['times-told-before', times],
  ['partial-reason', reason],
])('%s', (_id, judge) => {
  it('asks nothing of a walk that reads no page, and nothing of the national database', () => {
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([procedure({ origin: 'national', parts: [], help: [] })])).toMatchObject({
      outcome: 'inapplicable',
    });
    expect(judge([], [step(0, { outcome: 'failed', reason: 'timeout' })])).toMatchObject({
      outcome: 'untested',
      reason: 'step-not-reached',
    });
  });
});

describe('procedure-parts', () => {
  it('counts the parts of the poorest service, and what several readings of one service gave together', () => {
    expect(parts([procedure()])).toMatchObject({ outcome: 'passed', measured: 12, places: [] });
    expect(parts([procedure(), procedure({ service: 'ESS-09', parts: ['fee', 'form'] })])).toMatchObject({
      outcome: 'failed',
      measured: 2,
      places: [
        {
          step: 0,
          url: 'https://portal.test/thu-tuc',
          detail: expect.stringMatching(/^ESS-09: [a-z ,]+$/),
          detailVi: expect.stringContaining('căn cứ pháp lý'),
        },
      ],
    });
    const half = [
      procedure({ parts: PROCEDURE_PARTS.slice(0, 6) }),
      procedure({ parts: PROCEDURE_PARTS.slice(6, 11) }),
    ];
    expect(parts(half)).toMatchObject({ outcome: 'passed', measured: 11 });
    expect(parts(half).seen.vi).toContain('căn cứ pháp lý');
  });
});

describe('help-channels', () => {
  it('counts distinct channels', () => {
    expect(help([procedure({ help: ['hotline', 'hotline', 'email'] })])).toMatchObject({
      outcome: 'failed',
      measured: 2,
    });
    expect(help([procedure({ help: [] })]).seen.en).toContain('no way');
    expect(help([procedure({ help: ['hotline', 'email', 'guide'] })])).toMatchObject({ outcome: 'passed' });
  });
});

describe('times-told-before', () => {
  it('counts which of the two times is told', () => {
    expect(times([procedure()])).toMatchObject({ outcome: 'passed', measured: 2 });
    expect(times([procedure({ timeToFill: null })])).toMatchObject({ outcome: 'passed', measured: 1 });
    expect(times([procedure({ timeToFill: null, timeLimit: null })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
  });
});

describe('partial-reason', () => {
  it('wants a reason of partial services alone', () => {
    expect(reason([procedure()])).toMatchObject({ outcome: 'inapplicable' });
    expect(reason([procedure({ level: null })])).toMatchObject({ outcome: 'untested' });
    expect(reason([procedure({ level: 'partial' })])).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(reason([procedure({ level: 'partial', reason: 'Phải thu vân tay' })])).toMatchObject({
      outcome: 'passed',
      measured: 100,
    });
    expect(
      reason([
        procedure({ level: 'partial' }),
        procedure({ level: 'partial', reason: 'Phải thu vân tay', service: 'ESS-02' }),
      ]),
    ).toMatchObject({ outcome: 'failed', measured: 50, places: [{ detail: 'ESS-03' }] });
  });
});
