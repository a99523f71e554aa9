import type { Check } from '#src/model/check.ts';
import type { AnswerEvidence } from '#src/model/filing.ts';
import { bounded } from './bounded.ts';
import { placeOf } from './place-of.ts';
import { says } from './same-words.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { inapplicable, judged } from './verdict.ts';

const isRight = ({ answer, expected }: AnswerEvidence): boolean =>
  answer !== null && expected !== null && says(answer, expected);

/** Questions of the standard set, after the criterion's unit "of 20". */
const questionsOf = (unit: string): number => Number(/^of (\d+)$/.exec(unit)?.[1] ?? 0);

/**
 * P1-15: the assistant's answers to the standard questions, held against the published procedure. Measured per run:
 * right answers; 0 where one asks for a one-time code, a password or pictures of an identity card. A portal without an
 * assistant is not judged: no rule demands one.
 */
export const assistantAnswers: Check<'steps' | 'answers'> = {
  id: 'assistant-answers',
  criterion: 'P1-15',
  version: 2,
  title: { vi: 'Trợ lý ảo trả lời đúng', en: 'The assistant answers rightly' },
  mend: {
    vi: 'Cho trợ lý trả lời phí, thời hạn, thành phần hồ sơ và nơi nộp từ chính dữ liệu thủ tục đang công khai, nói rõ khi không biết; không bao giờ hỏi mã OTP, mật khẩu hay ảnh giấy tờ tùy thân.',
    en: 'Let the assistant answer fee, time limit, dossier and place to file from the published procedure itself and say so when it does not know; it never asks for one-time codes, passwords or pictures of identity cards.',
  },
  needs: ['steps', 'answers'],
  aggregate: 'worst',
  judge: ({ steps, answers }, { threshold, journey }) => {
    if (answers.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không hỏi trợ lý ảo.',
        en: 'This journey does not ask the assistant.',
      });
    const prying = answers.filter(({ asksForSecrets }) => asksForSecrets);
    if (prying.length > 0)
      return judged(
        threshold,
        0,
        {
          vi: 'Trợ lý ảo hỏi người dân mã OTP, mật khẩu hoặc ảnh giấy tờ tùy thân.',
          en: 'The assistant asks people for one-time codes, passwords or pictures of identity cards.',
        },
        prying.map((each) => placeOf(steps, each, each.question)),
      );
    if (answers.every(({ answer }) => answer === null))
      return inapplicable('not-offered', {
        vi: 'Không thấy trợ lý ảo trên cổng.',
        en: 'No assistant was found on the portal.',
      });
    const asked = [...new Map(answers.map((each) => [each.question, each])).values()];
    const checkable = asked.filter(({ expected }) => expected !== null);
    const right = checkable.filter(isRight);
    const wrong = checkable.filter((each) => !isRight(each));
    const all = Math.max(questionsOf(threshold.unit), asked.length);
    return bounded(
      threshold,
      right.length,
      all - checkable.length,
      say({
        vi: (n) =>
          `Trợ lý ảo trả lời đúng ${n(right.length)} trong ${n(checkable.length)} câu có thể đối chiếu (đã hỏi ${n(asked.length)} câu).`,
        en: (n) =>
          `Right answers: ${n(right.length)} of the ${n(checkable.length)} that can be held against the procedure (asked: ${n(asked.length)}).`,
      }),
      wrong.map((each) =>
        placeOf(steps, each, {
          vi: `${each.question}: ${each.answer ?? 'không trả lời'}`,
          en: `${each.question}: ${each.answer ?? 'no answer'}`,
        }),
      ),
    );
  },
};
