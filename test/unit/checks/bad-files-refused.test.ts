import { describe, expect, it } from 'vitest';
import { badFilesRefused } from '#src/checks/bad-files-refused.ts';
import { BAD_FILES, type BadFile, type BadFileEvidence } from '#src/model/signing.ts';
import { context, step } from './walked.ts';

type Answer = BadFileEvidence['answer'];

describe('bad-files-refused', () => {
  const judge = (badFiles: readonly BadFileEvidence[]) =>
    badFilesRefused.judge(
      { steps: [step(0)], badFiles },
      context({ operator: '>=', value: 4, unit: 'of 5' }),
    );
  const answers = (change: Partial<Record<BadFile, Answer>> = {}): BadFileEvidence[] =>
    BAD_FILES.map((file) => ({ step: 0, file, answer: change[file] ?? 'refused', told: null }));

  it('passes with four of five refused or flagged', () => {
    expect(judge(answers())).toMatchObject({ outcome: 'passed', measured: 5 });
    expect(
      judge(answers({ expired: 'flagged', 'self-signed': 'flagged', 'other-person': 'accepted' })),
    ).toMatchObject({
      outcome: 'passed',
      measured: 4,
    });
  });

  it('fails with two accepted', () => {
    expect(judge(answers({ expired: 'accepted', 'stamp-only': 'accepted' }))).toMatchObject({
      outcome: 'failed',
      measured: 3,
    });
  });

  it.each(['accepted', 'flagged'] as const)(
    'fails where the changed file is %s, however many others are refused',
    (answer) => {
      expect(judge(answers({ changed: answer }))).toMatchObject({ outcome: 'failed', measured: 3 });
    },
  );

  it('counts a file that was offered twice by the laxest answer', () => {
    const again = { step: 1, file: 'changed', answer: 'accepted', told: null } as const;
    expect(judge([...answers(), again]).outcome).toBe('failed');
  });

  it('cannot tell while too little was answered clearly', () => {
    for (const some of [
      answers({ changed: 'unclear' }),
      answers({ expired: 'unclear', 'self-signed': 'unclear' }),
      answers().slice(0, 3),
      answers().filter(({ file }) => file !== 'changed'),
    ])
      expect(judge(some)).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    expect(judge([]).outcome).toBe('inapplicable');
  });
});
