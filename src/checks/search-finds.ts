import type { Check } from '#src/model/check.ts';
import { QUERY_KINDS, type QueryKind } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { bounded } from './bounded.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';

/** Places of the list in which the service must stand, after the criterion's rule "in the first 5 results". */
const FIRST = 5;

const NAMES: { readonly [K in QueryKind]: Text } = {
  official: { vi: 'tên chính thức', en: 'official name' },
  everyday: { vi: 'lời thường ngày', en: 'everyday words' },
  bare: { vi: 'không dấu', en: 'without marks' },
  misspelt: { vi: 'gõ sai', en: 'misspelt' },
};

/** P1-02: the portal's own search finds a service by four kinds of query. Measured per run: kinds answered for the hardest service. */
export const searchFinds: Check<'steps' | 'searches'> = {
  id: 'search-finds',
  criterion: 'P1-02',
  version: 1,
  title: { vi: 'Ô tìm kiếm tìm ra dịch vụ', en: 'The search finds the service' },
  mend: {
    vi: 'Lập chỉ mục tên thủ tục cả khi bỏ dấu, thêm từ đồng nghĩa theo lời người dân hay dùng, chấp nhận gõ sai một ký tự, và xếp thủ tục khớp nhất lên đầu.',
    en: "Index the procedures' names without marks too, add the words that people use, tolerate one typing error, and put the best match first.",
  },
  needs: ['steps', 'searches'],
  aggregate: 'worst',
  judge: ({ steps, searches }, { threshold, journey }) => {
    const [hardest] = [...Map.groupBy(searches, ({ service }) => service).values()]
      .map((tries) => ({
        tries,
        asked: new Set(tries.map(({ kind }) => kind)),
        found: new Set(tries.filter(({ rank }) => rank !== null && rank <= FIRST).map(({ kind }) => kind)),
      }))
      .sort((a, b) => a.found.size - b.found.size);
    if (hardest === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không tìm kiếm.',
        en: 'This journey does not search.',
      });
    const { tries, asked, found } = hardest;
    const missed = QUERY_KINDS.filter((kind) => asked.has(kind) && !found.has(kind));
    const names = (language: keyof Text): string => missed.map((kind) => NAMES[kind][language]).join(', ');
    return bounded(
      threshold,
      found.size,
      QUERY_KINDS.length - asked.size,
      missed.length === 0
        ? {
            vi: `Cả ${asked.size} cách hỏi đã thử đều thấy dịch vụ trong ${FIRST} kết quả đầu.`,
            en: `All ${asked.size} kinds of query tried bring the service among the first ${FIRST} results.`,
          }
        : {
            vi: `${found.size} trong ${asked.size} cách hỏi thấy dịch vụ trong ${FIRST} kết quả đầu; không thấy khi hỏi bằng: ${names('vi')}.`,
            en: `Kinds of query that bring the service among the first ${FIRST} results: ${found.size} of ${asked.size}; not by: ${names('en')}.`,
          },
      tries
        .filter(({ kind }) => missed.includes(kind))
        .map((each) =>
          placeOf(steps, each, {
            vi: `“${each.query}”: ${each.rank ?? 'không thấy'} trong ${each.results}`,
            en: `“${each.query}”: ${each.rank ?? 'not found'} of ${each.results}`,
          }),
        ),
    );
  },
};
