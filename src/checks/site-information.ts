import type { Check } from '#src/model/check.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

const FOOTER: Text = { vi: 'khối liên hệ ở chân trang', en: 'contact block in the footer' };
const PAGE: Text = { vi: 'trang sơ đồ cổng', en: 'site map page' };
const XML: Text = { vi: 'sơ đồ XML', en: 'XML site map' };

/** P7-05: contact block in the footer, a site map to read and one for machines. Measured per run: how many of the three. */
export const siteInformation: Check<'steps' | 'sites'> = {
  id: 'site-information',
  criterion: 'P7-05',
  version: 1,
  title: { vi: 'Thông tin chân trang và sơ đồ cổng', en: 'Footer information and site map' },
  mend: {
    vi: 'Ở chân mọi trang ghi cơ quan chủ quản, người chịu trách nhiệm, địa chỉ, điện thoại, thư điện tử; có trang sơ đồ cổng dẫn từ chân trang và tệp sitemap.xml (khai trong robots.txt).',
    en: 'In the footer of every page name the body, who answers for it, address, telephone and e-mail; link a site map page from it, and serve a sitemap.xml named in robots.txt.',
  },
  needs: ['steps', 'sites'],
  aggregate: 'worst',
  judge: ({ steps, sites }, { threshold, journey }) => {
    const [first] = sites;
    if (first === undefined)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không đọc chân trang và sơ đồ cổng.',
        en: 'This journey reads neither footer nor site map.',
      });
    const missing = [
      ...(sites.some(({ footer }) => footer) ? [] : [FOOTER]),
      ...(sites.some(({ siteMap }) => siteMap.page) ? [] : [PAGE]),
      ...(sites.some(({ siteMap }) => siteMap.xml) ? [] : [XML]),
    ];
    const had = 3 - missing.length;
    const names = (language: keyof Text): string => missing.map((name) => name[language]).join(', ');
    return judged(
      threshold,
      had,
      missing.length === 0
        ? {
            vi: 'Có đủ chân trang, trang sơ đồ và sơ đồ XML.',
            en: 'Footer, site map page and XML site map are there.',
          }
        : {
            vi: `Có ${had} trong 3 mục; thiếu: ${names('vi')}.`,
            en: `There are ${had} of 3 parts; missing: ${names('en')}.`,
          },
      missing.length === 0 ? [] : [placeOf(steps, first, { vi: names('vi'), en: names('en') })],
    );
  },
};
