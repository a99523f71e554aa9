import type { Comparison } from '#src/model/comparison.ts';
import type { DeviceId } from '#src/model/journey.ts';
import type { Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { median } from './distributions.ts';
import { count, table, words } from './evidence-table.ts';
import { number } from './format.ts';
import { decidingAttempt } from './deciding-attempt.ts';
import { DEVICE_WORDS } from './words.ts';

/** What one walk to the end cost the citizen. Characters, presses, files, pages. */
export type Burden = {
  readonly typed: number;
  readonly presses: number;
  readonly uploads: number;
  readonly screens: number;
};

const PARTS = ['typed', 'uploads', 'screens', 'presses'] as const;

/** Sum over the steps of a run that came to its end; null where it did not, or where nothing was counted. */
export const burdenOf = (run: Run): Burden | null => {
  const efforts = run.outcome === 'passed' ? (decidingAttempt(run)?.evidence.efforts ?? []) : [];
  if (efforts.length === 0) return null;
  const sum = (part: keyof Burden): number => efforts.reduce((total, effort) => total + effort[part], 0);
  return { typed: sum('typed'), presses: sum('presses'), uploads: sum('uploads'), screens: sum('screens') };
};

type Walked = { readonly run: Run; readonly burden: Burden };

const typical = (walks: readonly Walked[], part: keyof Burden): Text => {
  const values = walks.map(({ burden }) => burden[part]);
  const middle = number(median(values) ?? 0, 1);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return middle;
  return { vi: `${middle.vi} (${least}–${most})`, en: `${middle.en} (${least}–${most})` };
};

type Group = { readonly title: Text; readonly device: DeviceId; readonly walks: readonly Walked[] };

/**
 * What declaring costs: one row a journey and device, with the median over portals and, in brackets, the least and the
 * most; then one row a run. Null where no run counted anything beyond reading.
 */
export function burdenView(comparison: Comparison): object | null {
  const { runs, sweep, portals } = comparison;
  const filing = new Set(
    sweep.journeys
      .filter(({ steps }) => steps.some(({ effect }) => effect !== 'reads' && effect !== 'signsIn'))
      .map(({ id }) => id),
  );
  const walks = runs.flatMap((run): readonly Walked[] => {
    const burden = filing.has(run.journeyId) ? burdenOf(run) : null;
    return burden === null ? [] : [{ run, burden }];
  });
  if (walks.length === 0) return null;
  const groups = sweep.journeys.flatMap(({ id, title }) =>
    sweep.devices.flatMap((device): readonly Group[] => {
      const own = walks.filter(({ run }) => run.journeyId === id && run.device === device);
      return own.length === 0 ? [] : [{ title, device, walks: own }];
    }),
  );
  const names = new Map(portals.map(({ portal }) => [portal.id, portal.name]));
  const columns: readonly Text[] = [
    { vi: 'Hành trình', en: 'Journey' },
    { vi: 'Thiết bị', en: 'Device' },
  ];
  const measures: readonly Text[] = [
    { vi: 'Ký tự gõ', en: 'Characters typed' },
    { vi: 'Tệp tải lên', en: 'Uploads' },
    { vi: 'Màn hình', en: 'Screens' },
    { vi: 'Lần bấm', en: 'Presses' },
  ];
  return {
    summary: table(
      {
        vi: 'Gánh nặng khai báo: trung vị các cổng (ít nhất–nhiều nhất)',
        en: 'Burden of declaring: median over portals (least–most)',
      },
      [...columns, { vi: 'Cổng', en: 'Portals' }, ...measures],
      groups,
      (group) => [
        words(group.title),
        words(DEVICE_WORDS[group.device]),
        count(new Set(group.walks.map(({ run }) => run.portalId)).size),
        ...PARTS.map((part) => ({ numeric: true, words: typical(group.walks, part), raw: '' })),
      ],
    ),
    runs: table(
      { vi: 'Gánh nặng khai báo trên từng cổng', en: 'Burden of declaring on each portal' },
      [{ vi: 'Cổng', en: 'Portal' }, ...columns, ...measures],
      groups.flatMap((group) =>
        group.walks.toSorted((a, b) => b.burden.typed - a.burden.typed).map((walk) => ({ ...walk, group })),
      ),
      ({ run, burden, group }) => [
        words(names.get(run.portalId) ?? { vi: run.portalId, en: run.portalId }),
        words(group.title),
        words(DEVICE_WORDS[run.device]),
        ...PARTS.map((part) => count(burden[part])),
      ],
    ),
  };
}
