import type { Check } from '#src/model/check.ts';
import { journeyPages } from './portal-part.ts';
import { say } from './sentence.ts';
import { unseen } from './unseen.ts';
import { judged } from './verdict.ts';

/** "maximum-scale >= 2 or absent", pass rule of P5-01. */
const LEAST_MAXIMUM_SCALE = 2;

/** Name and value pairs as browsers read them: any case, separated by commas, semicolons or spaces. */
const directives = (content: string): ReadonlyMap<string, string> =>
  new Map(
    [...content.toLowerCase().matchAll(/([^\s,;=]+)\s*=\s*([^\s,;=]+)/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

/** What is wrong with a viewport; null where nothing is. `yes` stands for 1 and `no` for 0, as in browsers. */
const wrong = (content: string | null): string | null => {
  if (content === null) return 'no meta viewport';
  const read = directives(content);
  const scalable = read.get('user-scalable');
  const most = read.get('maximum-scale');
  const mostScale = most === 'yes' ? 1 : Number.parseFloat(most ?? '');
  if (read.get('width') !== 'device-width') return `width is not device-width: ${content}`;
  if (scalable === 'no' || Number.parseFloat(scalable ?? '1') === 0) return `zoom is forbidden: ${content}`;
  if (mostScale >= 0 && mostScale < LEAST_MAXIMUM_SCALE) return `zoom is limited: ${content}`;
  return null;
};

/** P5-01: pages declare a viewport as wide as the device and let people enlarge. Measured per run: % of pages right. */
export const viewportDeclared: Check<'steps' | 'requests' | 'pages' | 'signIns'> = {
  id: 'viewport-declared',
  criterion: 'P5-01',
  version: 1,
  title: { vi: 'Khai báo viewport, cho phóng to', en: 'The viewport is declared and zoom allowed' },
  mend: {
    vi: 'Đặt <meta name="viewport" content="width=device-width, initial-scale=1"> trong <head> của mọi trang; bỏ user-scalable=no và maximum-scale nhỏ hơn 2.',
    en: 'Put <meta name="viewport" content="width=device-width, initial-scale=1"> into the <head> of every page; remove user-scalable=no and any maximum-scale below 2.',
  },
  needs: ['steps', 'requests', 'pages', 'signIns'],
  aggregate: 'worst',
  judge: (evidence, { threshold }) => {
    const pages = journeyPages(evidence);
    if (pages.length === 0) return unseen(evidence.steps);
    const places = pages.flatMap(({ step, url, viewport }) => {
      const detail = wrong(viewport);
      return detail === null ? [] : [{ step, url, detail }];
    });
    const right = pages.length - places.length;
    return judged(
      threshold,
      (100 * right) / pages.length,
      say({
        vi: (n) => `${n(right)} trong ${n(pages.length)} trang khai báo viewport đúng.`,
        en: (n) => `Pages with a right viewport: ${n(right)} of ${n(pages.length)}.`,
      }),
      places,
    );
  },
};
