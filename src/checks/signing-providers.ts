import type { Check } from '#src/model/check.ts';
import type { SigningEnd, SigningProvider } from '#src/model/signing.ts';
import { say } from './sentence.ts';
import { isMissing, isTelling, SIGNS_NOTHING } from './signing-walk.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, inapplicable, judged } from './verdict.ts';

const distinct = (providers: readonly SigningProvider[]): readonly SigningProvider[] => [
  ...new Map(
    providers.map((each) => [each.name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim(), each]),
  ).values(),
];

/** Ends without a signature and without an answer of a provider's. */
const UNSIGNED: ReadonlySet<SigningEnd> = new Set<SigningEnd>(['hung', 'error']);

/**
 * P2-03: at least two providers to choose from, and a way that works on a phone (all but a token). Measured per run:
 * providers on the longest list, 0 where it stayed empty in a sandbox; without a way for phones it counts as short of the mark by one. A portal
 * that only lists tokens, on a machine without one, is not decided: any authority's token may do there.
 */
export const signingProviders: Check<'steps' | 'signings' | 'conditions'> = {
  id: 'signing-providers',
  criterion: 'P2-03',
  version: 1,
  title: { vi: 'Chọn được nhà cung cấp chữ ký số', en: 'There is a choice of signing providers' },
  mend: {
    vi: 'Kết nối cổng với Cổng kết nối dịch vụ chứng thực chữ ký số công cộng hoặc với từ hai nhà cung cấp trở lên, trong đó có ký số từ xa hoặc chữ ký của VNeID, để người dân không có thiết bị ký vẫn ký được trên điện thoại.',
    en: 'Connect the portal with the national gateway of public authorities, or with two providers or more, remote signing or the e-ID signature among them, so that people without a token can sign on a phone.',
  },
  needs: ['steps', 'signings', 'conditions'],
  aggregate: 'worst',
  judge: ({ steps, signings, conditions }, { threshold, journey }) => {
    if (signings.length === 0) return nothingMet(steps, journey, SIGNS_NOTHING);
    const [longest] = signings
      .map(({ step, providers, end }) => ({ step, end, providers: distinct(providers) }))
      .sort((a, b) => b.providers.length - a.providers.length);
    const url = steps.find(({ index }) => index === longest?.step)?.url ?? null;
    if (longest === undefined || longest.providers.length === 0) {
      const missing = signings.find((each) => isMissing(each) && each.signsAs === 'citizen');
      if (missing !== undefined)
        return judged(
          threshold,
          0,
          { vi: 'Cổng không có chỗ để ký số.', en: 'The portal offers no way to sign.' },
          [{ step: missing.step, url, detail: missing.what }],
        );
      // What signed all the same had a provider, whatever its list showed.
      const barren = signings.find(
        (each) => each.listStayedEmpty === true && isTelling(each) && UNSIGNED.has(each.end),
      );
      if (barren !== undefined && conditions.mode === 'sandbox')
        return judged(
          threshold,
          0,
          {
            vi: 'Danh sách đơn vị ký số của cổng trống, người dân không chọn được nhà cung cấp nào.',
            en: 'The list of signing providers stayed empty: there is none to choose.',
          },
          [
            {
              step: barren.step,
              url: steps.find(({ index }) => index === barren.step)?.url ?? null,
              detail: `${barren.what}, ${barren.end}`,
            },
          ],
        );
      return signings.every(({ end }) => end === 'not-offered')
        ? inapplicable(null, {
            vi: 'Cổng không yêu cầu ký số ở đây.',
            en: 'The portal asks for no signature here.',
          })
        : cantTell('no-evidence', {
            vi: 'Không đọc được danh sách nhà cung cấp chữ ký số.',
            en: 'The list of signing providers could not be read.',
          });
    }
    const { step, end, providers } = longest;
    const names = providers.map(({ name, way }) => `${name} (${way})`).join(', ');
    const places = [{ step, url, detail: names }];
    const onPhone = providers.some(({ way }) => way === 'remote' || way === 'e-id' || way === 'sim');
    if (!onPhone && end === 'agent-missing')
      return cantTell(
        'agent-missing',
        {
          vi: 'Cổng ký bằng thiết bị ký (USB token); máy đo không có thiết bị nên chưa biết dùng được của những nhà cung cấp nào.',
          en: 'The portal signs with tokens, and the measuring machine has none, so whose tokens it takes is not known.',
        },
        places,
      );
    if (!onPhone && providers.some(({ way }) => way === 'other'))
      return cantTell(
        'no-evidence',
        {
          vi: 'Không rõ cách ký của nhà cung cấp có dùng được trên điện thoại không.',
          en: 'Whether a listed way of signing works on a phone is not known.',
        },
        places,
      );
    const count = providers.length;
    return judged(
      threshold,
      onPhone ? count : Math.min(count, Number(threshold.value) - 1),
      onPhone
        ? say({
            vi: (n) => `Người dân chọn được trong ${n(count)} nhà cung cấp, có cách ký trên điện thoại.`,
            en: (n) => `Providers to choose from: ${n(count)}; one can be used on a phone.`,
          })
        : say({
            vi: (n) =>
              `Có ${n(count)} nhà cung cấp nhưng đều cần thiết bị ký, không ký được trên điện thoại.`,
            en: (n) => `Providers to choose from: ${n(count)}; all need a token, none works on a phone.`,
          }),
      places,
    );
  },
};
