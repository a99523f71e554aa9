import type { ConditionsEvidence, StepEvidence } from '#src/model/evidence.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { Attempt } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import type { EvidenceLinks } from './evidence-links.ts';
import { duration, number, percent } from './format.ts';
import { reasonText } from './reasons.ts';
import { sentText } from './sent-text.ts';
import { MODE_WORDS } from './words.ts';

type Span = { readonly left: string; readonly width: string };

export type StepBar = Span & {
  readonly outcome: Outcome;
  readonly name: Text;
  readonly walked: boolean;
  readonly duration: Text;
  readonly startedAt: Text;
  readonly waited: Text;
  readonly waits: readonly Span[];
  readonly why: Text | null;
};

/** `href` is null where there is no picture, and `lost` says why. */
export type StepPicture = {
  readonly number: number;
  readonly name: Text;
  readonly href: string | null;
  readonly alt: Text;
  readonly width: number;
  readonly height: number;
  readonly lost: Text;
};

/** A step that the journey did not come to: nothing was done, so it has no time and no picture. */
const walked = (step: StepEvidence): boolean => step.durationMs > 0 || step.screenshot !== null;

const NOT_WALKED: Text = { vi: 'không đi', en: 'not walked' };

/** How long a step took; a step that was not walked says so instead of 0 ms. */
export function stepDuration(step: StepEvidence): Text {
  return walked(step) ? duration(step.durationMs) : NOT_WALKED;
}

const share = (part: number, whole: number): number => Math.min(100, Math.max(0, (100 * part) / whole));

/** Steps on one time axis, in per cent of the whole attempt. */
export function stepBars({ steps }: Pick<Attempt['evidence'], 'steps'>): readonly StepBar[] {
  const end = Math.max(1, ...steps.map((step) => step.startedAtMs + step.durationMs));
  const span = (startedAtMs: number, durationMs: number): Span => ({
    left: share(startedAtMs, end).toFixed(2),
    width: Math.min(share(durationMs, end), 100 - share(startedAtMs, end)).toFixed(2),
  });
  return steps.map((step) => ({
    ...span(step.startedAtMs, step.durationMs),
    outcome: step.outcome,
    name: step.name,
    duration: stepDuration(step),
    walked: walked(step),
    startedAt: duration(step.startedAtMs),
    waited: duration(step.waits.reduce((sum, wait) => sum + wait.durationMs, 0)),
    waits: step.waits.map((wait) => span(wait.startedAtMs, wait.durationMs)),
    why: reasonText(step.outcome, step.reason),
  }));
}

export function stepPicture(step: StepEvidence, portalName: Text, links: EvidenceLinks): StepPicture {
  const size = step.screenshot === null ? null : links.size(step.screenshot);
  const [vi, en] = [sentText(portalName.vi, 120), sentText(portalName.en, 120)];
  return {
    number: step.index + 1,
    name: step.name,
    href: step.screenshot !== null && size !== null ? links.href(step.screenshot) : null,
    alt: {
      vi: `Ảnh chụp màn hình sau bước ${step.index + 1}, ${step.name.vi}, ${vi}`,
      en: `Screenshot after step ${step.index + 1}, ${step.name.en}, ${en}`,
    },
    width: size?.width ?? 0,
    height: size?.height ?? 0,
    lost: !walked(step)
      ? { vi: 'Hành trình không tới bước này', en: 'The journey did not come to this step' }
      : step.screenshot === null
        ? { vi: 'Không chụp được ảnh ở bước này', en: 'No screenshot could be taken at this step' }
        : { vi: 'Tệp ảnh không còn', en: 'The file of the screenshot is gone' },
  };
}

/** What a reader must know before believing a time of the attempt. */
export function conditionsText(conditions: ConditionsEvidence): Text {
  const { concurrency, traced, intercepted, cpuPressure, cpuStarved } = conditions;
  const pressure = cpuPressure === null ? null : percent(cpuPressure);
  const mode = MODE_WORDS[conditions.mode];
  const vi = [
    concurrency <= 1
      ? 'không có hành trình nào khác chạy cùng lúc'
      : `${concurrency} hành trình chạy cùng lúc`,
    pressure ? `việc phải đợi bộ xử lý ${pressure.vi} thời gian` : 'không rõ tải bộ xử lý',
    ...(cpuStarved ? ['máy đo quá tải nên số đo thời gian không đáng tin'] : []),
    traced ? 'có ghi vết (làm chậm hành trình)' : 'không ghi vết',
    intercepted ? 'có bộ gác chặn yêu cầu (tắt bộ nhớ đệm HTTP)' : 'không chặn yêu cầu',
  ];
  const en = [
    concurrency <= 1 ? 'nothing else ran at the same time' : `${number(concurrency).en} journeys ran at once`,
    pressure ? `work waited for a processor ${pressure.en} of the time` : 'processor load unknown',
    ...(cpuStarved ? ['the machine was overloaded, so its times cannot be trusted'] : []),
    traced ? 'traced (which slows a journey)' : 'not traced',
    intercepted ? 'requests held up by the guard (HTTP cache off)' : 'requests not intercepted',
  ];
  return {
    vi: `Điều kiện: ${vi.join('; ')}. ${mode.vi}. ${sentText(conditions.browser, 80)}.`,
    en: `Conditions: ${en.join('; ')}. ${mode.en}. ${sentText(conditions.browser, 80)}.`,
  };
}
