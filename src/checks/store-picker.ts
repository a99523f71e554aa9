import type { Check } from '#src/model/check.ts';
import type { DocumentKind } from '#src/model/datum.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

/** Made for one dossier alone, so never in a store. */
const NEVER_STORED: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['declaration', 'photo']);

/**
 * P3-02: of the papers that can be a stored document, those that can be picked from the store. Measured per run: per
 * cent. Declarations, photographs, what the office fetches itself and papers whose kind the words do not tell are left out.
 */
export const storePicker: Check<'steps' | 'components'> = {
  id: 'store-picker',
  criterion: 'P3-02',
  version: 1,
  title: { vi: 'Chọn được giấy tờ từ kho', en: 'Papers can be picked from the store' },
  mend: {
    vi: 'Bên cạnh nút tải lên của mỗi giấy tờ có thể đã nằm trong kho, đặt nút “Chọn từ kho dữ liệu” mở danh sách giấy tờ cùng loại của người đăng nhập và gắn thẳng vào hồ sơ.',
    en: "Beside the upload of each paper that the store may hold, put a control that lists the citizen's stored papers of that kind and attaches the one chosen.",
  },
  needs: ['steps', 'components'],
  aggregate: 'worst',
  judge: ({ steps, components }, { threshold, journey }) => {
    if (components.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không nộp giấy tờ nào.',
        en: 'This journey gives no paper.',
      });
    const wanted = [...new Map(components.map((each) => [each.label, each])).values()].filter(
      ({ document, fetchedByOffice }) => !NEVER_STORED.has(document) && !fetchedByOffice,
    );
    const storable = wanted.filter(({ document }) => document !== 'other');
    if (storable.length === 0)
      return wanted.length === 0
        ? inapplicable(null, {
            vi: 'Hồ sơ không cần giấy tờ nào có thể nằm trong kho.',
            en: 'The dossier needs no paper that a store can hold.',
          })
        : cantTell('no-evidence', {
            vi: 'Không nhận ra loại giấy tờ nào từ tên gọi trên cổng.',
            en: 'The names on the portal do not tell what kind of paper is asked for.',
          });
    const picked = storable.filter(({ picks }) => picks);
    return judged(
      threshold,
      (100 * picked.length) / storable.length,
      say({
        vi: (n) =>
          `${n(picked.length)} trong ${n(storable.length)} giấy tờ có thể nằm trong kho cho chọn từ kho.`,
        en: (n) =>
          `Papers that can be picked from the store: ${n(picked.length)} of the ${n(storable.length)} that it may hold.`,
      }),
      storable.filter(({ picks }) => !picks).map((each) => placeOf(steps, each, each.label)),
    );
  },
};
