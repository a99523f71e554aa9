import type { Check } from '#src/model/check.ts';
import { seenOf } from './after-filing.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/** P1-13: every paper of a filed dossier, and its result, can be fetched. Measured per run: per cent, of the poorest dossier. */
export const dossierDownloads: Check<'steps' | 'afterFiling'> = {
  id: 'dossier-downloads',
  criterion: 'P1-13',
  version: 1,
  title: { vi: 'Tải về được toàn bộ hồ sơ đã nộp', en: 'The whole dossier can be fetched' },
  mend: {
    vi: 'Trên trang chi tiết hồ sơ, cho tải về tờ khai, từng giấy tờ đã nộp và kết quả điện tử, đúng tệp đã nhận, kèm nút tải tất cả.',
    en: 'On the page of a dossier let people fetch the form, each paper given and the e-result, the very files received, with one control for all.',
  },
  needs: ['steps', 'afterFiling'],
  aggregate: 'worst',
  judge: ({ steps, afterFiling }, { threshold, journey }) => {
    const entries = seenOf(afterFiling, 'download');
    const [poorest] = entries;
    if (poorest === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không tải hồ sơ đã nộp.',
        en: 'This journey fetches no filed dossier.',
      });
    const place = placeOf(steps, { step: poorest.step }, { vi: 'tải hồ sơ', en: 'download' });
    if (!poorest.offered)
      return judged(
        threshold,
        0,
        { vi: 'Trang hồ sơ không cho tải gì về.', en: "Nothing can be fetched from the dossier's page." },
        [place],
      );
    const [fewest] = entries
      .flatMap(({ step, parts }) => (parts === null || parts.expected === 0 ? [] : [{ step, ...parts }]))
      .sort((a, b) => a.had / a.expected - b.had / b.expected);
    if (fewest === undefined)
      return cantTell(
        'no-evidence',
        {
          vi: 'Có chỗ tải hồ sơ nhưng không biết hồ sơ gồm bao nhiêu tệp để đối chiếu.',
          en: 'The dossier can be fetched, but how many files it has is not known.',
        },
        [place],
      );
    return judged(
      threshold,
      (100 * fewest.had) / fewest.expected,
      say({
        vi: (n) => `Tải về được ${n(fewest.had)} trong ${n(fewest.expected)} tệp của hồ sơ.`,
        en: (n) => `Files of the dossier that could be fetched: ${n(fewest.had)} of ${n(fewest.expected)}.`,
      }),
      [
        placeOf(
          steps,
          { step: fewest.step },
          { vi: `${fewest.had} trong ${fewest.expected}`, en: `${fewest.had} of ${fewest.expected}` },
        ),
      ],
    );
  },
};
