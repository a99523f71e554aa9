import type { Check } from '#src/model/check.ts';
import type { StoreEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

type Kind = StoreEvidence['kinds'][number];

const NAMES: { readonly [K in Kind]: Text } = {
  personal: { vi: 'dữ liệu cá nhân', en: 'personal data' },
  results: { vi: 'kết quả thủ tục', en: 'results' },
  components: { vi: 'thành phần hồ sơ', en: 'components' },
  copies: { vi: 'bản sao chứng thực điện tử', en: 'certified copies' },
};

/** Kinds without which a store does not count, after the criterion's rule. */
const NEEDED: readonly Kind[] = ['personal', 'results'];

/** P3-01: the account has a store that shows its contents. Measured per run: kinds shown; without personal data or results it counts as short of the mark by one, an entry that leads to no page as no store. */
export const storePresent: Check<'steps' | 'stores'> = {
  id: 'store-present',
  criterion: 'P3-01',
  version: 2,
  title: { vi: 'Tài khoản có kho dữ liệu điện tử', en: 'The account has a data store' },
  mend: {
    vi: 'Thêm vào trình đơn tài khoản mục kho dữ liệu điện tử của cá nhân, tổ chức và hiện ít nhất dữ liệu cá nhân và kết quả các thủ tục đã làm, lấy từ kho trên Cổng dịch vụ công quốc gia.',
    en: "Put the store of e-data into the account's menu and show at least personal data and past results, from the store of the national portal.",
  },
  needs: ['steps', 'stores'],
  aggregate: 'worst',
  judge: ({ steps, stores }, { threshold, journey }) => {
    if (stores.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không mở kho dữ liệu.',
        en: 'This journey does not open the store.',
      });
    const [best] = stores
      .filter(({ opened }) => opened)
      .sort((a, b) => new Set(b.kinds).size - new Set(a.kinds).size);
    const places = stores.map((each) => placeOf(steps, each, each.path.join(' → ')));
    if (best === undefined && stores.every(({ gone }) => gone === true))
      return judged(
        threshold,
        0,
        {
          vi: 'Có mục kho dữ liệu nhưng mục đó dẫn tới trang không tồn tại.',
          en: 'There is an entry for the store, and it leads to a page that does not exist.',
        },
        places,
      );
    if (best === undefined)
      return stores.every(({ path }) => path.length === 0)
        ? judged(
            threshold,
            0,
            {
              vi: 'Sau khi đăng nhập, không thấy lối vào kho dữ liệu điện tử.',
              en: 'After sign-in no way to a data store was found.',
            },
            places,
          )
        : cantTell(
            'no-evidence',
            {
              vi: 'Có mục kho dữ liệu nhưng không mở được, nên không biết trong đó có gì.',
              en: 'There is an entry for the store, but it did not open, so what it holds is not known.',
            },
            places,
          );
    const kinds = [...new Set(best.kinds)];
    const names = (language: keyof Text): string => kinds.map((kind) => NAMES[kind][language]).join(', ');
    const lacking = NEEDED.filter((kind) => !kinds.includes(kind));
    const measured =
      lacking.length === 0 ? kinds.length : Math.min(kinds.length, Number(threshold.value) - 1);
    return judged(
      threshold,
      measured,
      kinds.length === 0
        ? { vi: 'Kho dữ liệu mở được nhưng không hiện gì.', en: 'The store opens and shows nothing.' }
        : {
            vi: `Kho dữ liệu hiện: ${names('vi')}${lacking.length === 0 ? '' : `; thiếu: ${lacking.map((kind) => NAMES[kind].vi).join(', ')}`}.`,
            en: `The store shows: ${names('en')}${lacking.length === 0 ? '' : `; missing: ${lacking.map((kind) => NAMES[kind].en).join(', ')}`}.`,
          },
      places,
    );
  },
};
