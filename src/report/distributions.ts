import type { Comparison } from '#src/model/comparison.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Text } from '#src/model/text.ts';
import { DEVICE_WORDS, KIND_WORDS } from './words.ts';

/** Portals of one kind seen on one device. One value a portal: the median of what its first attempts measured. */
export type Group = { readonly label: Text; readonly values: readonly number[] };

/** Values in seconds. */
export type Distribution = {
  readonly id: string;
  readonly title: Text;
  readonly groups: readonly Group[];
};

const SERIES: readonly {
  readonly id: string;
  readonly title: Text;
  readonly millisecondsOf: (evidence: Evidence) => readonly (number | null)[];
}[] = [
  {
    id: 'step-waits',
    title: { vi: 'Thời gian chờ sau mỗi thao tác', en: 'Wait after each act' },
    millisecondsOf: ({ steps }) => steps.flatMap((step) => step.waits.map((wait) => wait.durationMs)),
  },
  {
    id: 'lcp',
    title: { vi: 'Hiện nội dung chính (LCP)', en: 'Largest contentful paint (LCP)' },
    millisecondsOf: ({ pages }) => pages.filter((page) => page.own).map((page) => page.vitals.lcpMs),
  },
  {
    id: 'ttfb',
    title: { vi: 'Phản hồi đầu tiên của máy chủ (TTFB)', en: 'Time to first byte (TTFB)' },
    millisecondsOf: ({ pages }) => pages.filter((page) => page.own).map((page) => page.vitals.ttfbMs),
  },
  {
    id: 'dossier-code',
    title: { vi: 'Từ lúc nộp tới khi có mã hồ sơ', en: 'From submission to the dossier code' },
    millisecondsOf: ({ submissions }) => submissions.map((submission) => submission.codeAfterMs),
  },
];

/** Linear between the two neighbours (type 7 of Hyndman and Fan, 1996). `sorted` is ascending and not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}

/**
 * What was measured, by kind of body and device. First attempts only: all were made under the same conditions.
 * Groups without a value are left out.
 */
export function distributions(comparison: Comparison): readonly Distribution[] {
  const { portals, runs, sweep } = comparison;
  return SERIES.map(({ id, title, millisecondsOf }) => ({
    id,
    title,
    groups: (['province', 'ministry'] as const).flatMap((kind) =>
      sweep.devices.flatMap((device) => {
        const ofKind = new Set(portals.filter((one) => one.portal.kind === kind).map((one) => one.portal.id));
        const byPortal = new Map<string, number[]>();
        for (const run of runs) {
          const first = run.attempts.find((attempt) => attempt.purpose === 'first');
          if (!first || run.device !== device || !ofKind.has(run.portalId)) continue;
          const seen = byPortal.get(run.portalId) ?? [];
          byPortal.set(run.portalId, seen);
          for (const value of millisecondsOf(first.evidence)) if (value !== null) seen.push(value / 1000);
        }
        const values = [...byPortal.values()].flatMap((seen) => median(seen) ?? []);
        if (values.length === 0) return [];
        const [body, machine] = [KIND_WORDS[kind], DEVICE_WORDS[device]];
        return {
          label: {
            vi: `${body.vi} · ${machine.vi.toLowerCase()}`,
            en: `${body.en} · ${machine.en.toLowerCase()}`,
          },
          values: values.toSorted((a, b) => a - b),
        };
      }),
    ),
  }));
}
