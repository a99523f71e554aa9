import { describe, expect, it } from 'vitest';
import { assistantAnswers } from '#src/checks/assistant-answers.ts';
import type { AnswerEvidence } from '#src/model/filing.ts';
import { answer } from './filings.ts';
import { context, step } from './walked.ts';

describe('assistant-answers', () => {
  const judge = (answers: readonly AnswerEvidence[]) =>
    assistantAnswers.judge(
      { steps: [step(0)], answers },
      context({ operator: '>=', value: 14, unit: 'of 20' }),
    );
  const set = (right: number, wrong: number, unknown = 0) =>
    Array.from({ length: right + wrong + unknown }, (_, at) =>
      answer({
        question: `q-${at}`,
        ...(at < right ? {} : at < right + wrong ? { answer: 'Tôi không rõ.' } : { expected: null }),
      }),
    );

  it('counts answers that say what the procedure says', () => {
    expect(judge(set(14, 6))).toMatchObject({ outcome: 'passed', measured: 14 });
    expect(judge(set(13, 7))).toMatchObject({ outcome: 'failed', measured: 13 });
  });

  it('decides only where the questions that cannot be checked would not change it', () => {
    expect(judge(set(14, 0, 6))).toMatchObject({ outcome: 'passed' });
    expect(judge(set(10, 4, 6))).toMatchObject({ outcome: 'cantTell' });
    expect(judge(set(5, 2))).toMatchObject({ outcome: 'cantTell' });
    expect(judge(set(2, 7, 11))).toMatchObject({ outcome: 'failed' });
  });

  it('fails at the first question for a secret', () => {
    expect(judge([...set(20, 0), answer({ question: 'otp', asksForSecrets: true })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
      places: [{ detail: 'otp' }],
    });
  });

  it('judges no portal that has no assistant', () => {
    expect(judge(set(0, 0, 0).concat(answer({ answer: null })))).toMatchObject({
      outcome: 'inapplicable',
      reason: 'not-offered',
    });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable', reason: null });
  });
});
