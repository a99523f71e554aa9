import type { Check } from '#src/model/check.ts';
import { BAD_VALUES, type BadValueEvidence } from '#src/model/filing.ts';
import { bounded } from './bounded.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

const NO_WORDS = { vi: '', en: '' };

/** Letters that Vietnamese has and English has not, and words of such messages that have none of them. */
const VIETNAMESE =
  /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]|(?<!\p{L})(?:sai|vui long|khong|nhap|hop le|bat buoc)(?!\p{L})/iu;

/** Kinds of bad values without which a form is not judged by those that it took; the project's own choice. */
const LEAST_TRIED = 4;

/** One slip among few tried does not speak for a form, two do; the project's own choice. */
const LEAST_MISSED = 2;

/** What is wrong with how a bad value was met; null where nothing is. */
const breach = ({ stopped, message, beside, kept }: BadValueEvidence): string | null => {
  if (!stopped) return 'let through';
  if (message === null || message.trim() === '') return 'stopped without a message';
  if (!VIETNAMESE.test(message.normalize('NFC'))) return 'message not in Vietnamese';
  if (!beside) return 'message does not tell the field';
  return kept ? null : 'typed values lost';
};

/**
 * P1-06: bad values that are stopped before filing, with a message in Vietnamese at the field, and nothing typed lost.
 * Measured per run: of those tried, how many in ten; a value that no open field takes counts neither way where
 * enough were tried, and speaks for the portal where a single one of them decides.
 */
export const badValuesCaught: Check<'steps' | 'badValues'> = {
  id: 'bad-values-caught',
  criterion: 'P1-06',
  version: 3,
  title: { vi: 'Bắt được dữ liệu sai, báo lỗi dễ hiểu', en: 'Bad values are caught, with clear messages' },
  mend: {
    vi: 'Kiểm tra từng trường ngay khi rời khỏi và khi bấm tiếp: số định danh 12 chữ số, ngày có thật và không ở tương lai, điện thoại, thư điện tử, trường bắt buộc. Báo lỗi bằng tiếng Việt ngay tại trường, nói sai gì và sửa thế nào, giữ nguyên những gì đã nhập.',
    en: 'Check each field on leaving it and on going on: identity number of 12 digits, a real day that is not in the future, telephone, e-mail, mandatory fields. Tell in Vietnamese at the field what is wrong and how to mend it, and keep what was typed.',
  },
  needs: ['steps', 'badValues'],
  aggregate: 'worst',
  judge: ({ steps, badValues }, { threshold, journey }) => {
    if (badValues.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không thử nhập dữ liệu sai.',
        en: 'This journey tries no bad value.',
      });
    const tried = [...new Map(badValues.map((each) => [each.value, each])).values()];
    const missed = tried.flatMap((each) => {
      const why = breach(each);
      return why === null ? [] : [{ each, why }];
    });
    const caught = tried.length - missed.length;
    const through = missed.filter(({ each }) => !each.stopped).length;
    const scaled = (caught / tried.length) * BAD_VALUES.length;
    const enough =
      tried.length >= LEAST_TRIED &&
      (missed.length >= LEAST_MISSED || judged(threshold, scaled, NO_WORDS).outcome === 'passed');
    return bounded(
      threshold,
      enough ? scaled : caught,
      enough ? 0 : BAD_VALUES.length - tried.length,
      say({
        vi: (n) =>
          `${n(caught)} trong ${n(tried.length)} giá trị sai đã thử bị chặn kèm thông báo dùng được${through === 0 ? '' : `; ${n(through)} giá trị sai lọt qua`}.`,
        en: (n) =>
          `Bad values stopped with a usable message: ${n(caught)} of the ${n(tried.length)} tried${through === 0 ? '' : `; let through: ${n(through)}`}.`,
      }),
      missed.map(({ each, why }) =>
        placeOf(steps, { step: each.step }, `${each.label}: ${each.value}: ${why}`),
      ),
    );
  },
};
