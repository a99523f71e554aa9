import type { Check } from '#src/model/check.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { type Item, ITEMS, procedureLikeness } from './procedure-likeness.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

const NAMES: { readonly [I in Item]: Text } = {
  code: { vi: 'mã', en: 'code' },
  name: { vi: 'tên', en: 'name' },
  documents: { vi: 'thành phần hồ sơ', en: 'papers' },
  fee: { vi: 'phí', en: 'fee' },
  timeLimit: { vi: 'thời hạn', en: 'time limit' },
};

const named = (items: readonly Item[], language: keyof Text): string =>
  items.map((item) => NAMES[item][language]).join(', ');

/**
 * P1-16: code, name, papers, fee and time limit are those of the national procedure database. Measured per run: items
 * that differ, of the service that differs most. What either side does not say, or writes so that it cannot be
 * compared, is no difference and no pass.
 */
export const sameAsNational: Check<'steps' | 'procedures'> = {
  id: 'same-as-national',
  criterion: 'P1-16',
  version: 3,
  title: { vi: 'Nhất quán với cơ sở dữ liệu quốc gia', en: 'Same as the national procedure database' },
  mend: {
    vi: 'Hiển thị mã, tên, thành phần hồ sơ, phí và thời hạn lấy trực tiếp (hoặc đồng bộ hằng ngày) từ Cơ sở dữ liệu quốc gia về thủ tục hành chính; sửa mục đã nêu cho khớp, hoặc đề nghị sửa ở cơ sở dữ liệu quốc gia nếu nơi đó sai.',
    en: 'Show code, name, papers, fee and time limit straight from the national database, or from a daily copy; make the named item agree, or have the national one mended where that is wrong.',
  },
  needs: ['steps', 'procedures'],
  aggregate: 'worst',
  judge: ({ steps, procedures }, { threshold, journey }) => {
    const pairs = procedures
      .filter(({ origin }) => origin === 'portal')
      .flatMap((own) => {
        const national = procedures.find(
          (each) => each.origin === 'national' && each.service === own.service,
        );
        return national === undefined ? [] : [{ own, national, likeness: procedureLikeness(own, national) }];
      })
      .map((pair) => ({
        ...pair,
        differing: ITEMS.filter((item) => pair.likeness[item] === 'differs'),
        open: ITEMS.filter((item) => pair.likeness[item] === 'unknown'),
      }))
      .sort((a, b) => b.differing.length - a.differing.length || b.open.length - a.open.length);
    const [worst] = pairs;
    if (worst === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đối chiếu thủ tục với cơ sở dữ liệu quốc gia.',
        en: 'This journey does not hold a procedure against the national database.',
      });
    const { own, national, differing, open } = worst;
    const shown = (side: typeof own, item: Item): string =>
      item === 'documents' ? side.documents.join('; ') : (side[item] ?? '');
    if (differing.length > 0)
      return judged(
        threshold,
        differing.length,
        {
          vi: `Khác với cơ sở dữ liệu quốc gia: ${named(differing, 'vi')}.`,
          en: `Differs from the national database: ${named(differing, 'en')}.`,
        },
        differing.map((item) =>
          placeOf(steps, own, {
            vi: `${NAMES[item].vi}: “${shown(own, item)}” ≠ “${shown(national, item)}”`,
            en: `${NAMES[item].en}: “${shown(own, item)}” ≠ “${shown(national, item)}”`,
          }),
        ),
      );
    if (open.length > 0)
      return cantTell(
        'no-evidence',
        {
          vi: `Không thấy khác biệt, nhưng chưa so được: ${named(open, 'vi')}.`,
          en: `No difference was seen, but not comparable: ${named(open, 'en')}.`,
        },
        [placeOf(steps, own, own.service)],
      );
    return judged(threshold, 0, {
      vi: 'Mã, tên, thành phần hồ sơ, phí và thời hạn khớp với cơ sở dữ liệu quốc gia.',
      en: 'Code, name, papers, fee and time limit agree with the national database.',
    });
  },
};
