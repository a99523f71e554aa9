import type { Check } from '#src/model/check.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/** P3-03: a document kept in one service is found in another, byte for byte (SHA-256). Measured per run: per cent of the round trips that could be told. */
export const storeRoundTrip: Check<'steps' | 'roundTrips'> = {
  id: 'store-round-trip',
  criterion: 'P3-03',
  version: 1,
  title: { vi: 'Giấy tờ nộp một lần dùng lại được', en: 'A paper given once can be used again' },
  mend: {
    vi: 'Khi người dân đồng ý lưu, đưa đúng tệp gốc vào kho ngay (không nén, không chuyển định dạng, không đóng dấu lên tệp) và cho chọn tệp đó ở mọi thủ tục cần cùng loại giấy tờ; so mã băm trước khi gắn vào hồ sơ.',
    en: 'Where the citizen agrees, put the very file into the store at once (not compressed, converted or stamped) and offer it wherever the same kind of paper is asked for; compare digests before attaching it.',
  },
  needs: ['steps', 'roundTrips'],
  aggregate: 'percent-passed',
  judge: ({ steps, roundTrips }, { threshold, journey }) => {
    if (roundTrips.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không dùng lại giấy tờ nào từ kho.',
        en: 'This journey uses no paper of the store again.',
      });
    const told = roundTrips.filter(({ found, returned }) => !found || returned !== null);
    if (told.length === 0)
      return cantTell(
        'no-evidence',
        {
          vi: 'Giấy tờ có trong kho nhưng không lấy được tệp để so mã băm.',
          en: 'The paper is in the store, but its file could not be had to compare digests.',
        },
        roundTrips.map((each) => placeOf(steps, each, each.document)),
      );
    const lost = told.filter(({ found }) => !found);
    const changed = told.filter(({ found, given, returned }) => found && returned !== given);
    const good = told.length - lost.length - changed.length;
    const detail = ({ found, given, returned, document }: (typeof told)[number]): string =>
      found
        ? `${document}: ${given.slice(0, 12)} → ${(returned ?? '').slice(0, 12)}`
        : `${document}: not in the store`;
    return judged(
      threshold,
      (100 * good) / told.length,
      good === told.length
        ? {
            vi: 'Giấy tờ đã lưu ở một thủ tục được tìm thấy ở thủ tục khác và giống hệt từng byte.',
            en: 'The paper kept in one service was found in another, the same byte for byte.',
          }
        : lost.length > 0
          ? {
              vi: `Không tìm thấy ${lost.length} giấy tờ đã đồng ý lưu vào kho khi làm thủ tục khác.`,
              en: `Papers kept with consent that another service did not find in the store: ${lost.length}.`,
            }
          : {
              vi: `Kho trả về ${changed.length} giấy tờ khác với tệp đã lưu (mã SHA-256 khác nhau).`,
              en: `Papers that came back from the store changed (another SHA-256): ${changed.length}.`,
            },
      [...lost, ...changed].map((each) => placeOf(steps, each, detail(each))),
    );
  },
};
