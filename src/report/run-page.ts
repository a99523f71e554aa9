import type { Comparison } from '#src/model/comparison.ts';
import type { Evidence } from '#src/model/evidence.ts';
import { isCurrent } from '#src/model/is-current.ts';
import type { Portal } from '#src/model/portal.ts';
import type { Attempt, Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { criterionView } from './criterion-view.ts';
import type { EvidenceLinks } from './evidence-links.ts';
import { count, figure, milliseconds, raw, table, words } from './evidence-table.ts';
import { filingTables } from './filing-view.ts';
import { bytes, duration, measured, moment } from './format.ts';
import { portalFile } from './page-file.ts';
import { placesView } from './portal-page.ts';
import { findingReasonText, reasonText } from './reasons.ts';
import { sentText } from './sent-text.ts';
import { signingView } from './signing-view.ts';
import { conditionsText, stepBars, stepDuration, stepPicture } from './step-view.ts';
import { isSynthetic } from './is-synthetic.ts';
import { DEVICE_WORDS, EFFECT_WORDS, PURPOSE_WORDS, REFUSED_WORDS, SYNTHETIC_MARK } from './words.ts';

const STEP: Text = { vi: 'Bước', en: 'Step' };
const AT: Text = { vi: 'Lúc', en: 'At' };
const ADDRESS: Text = { vi: 'Địa chỉ', en: 'Address' };

const OTHER_VERSION: Text = {
  vi: 'Kết quả của phiên bản khác của phép kiểm: không tính ở bất cứ đâu.',
  en: 'The answer of another version of the check: it counts nowhere.',
};

function evidenceTables(evidence: Evidence): readonly object[] {
  return [
    table(
      { vi: 'Yêu cầu mạng', en: 'Requests' },
      [
        STEP,
        { vi: 'Phương thức', en: 'Method' },
        ADDRESS,
        { vi: 'Loại', en: 'Type' },
        { vi: 'Trả lời', en: 'Answer' },
        { vi: 'Dung lượng', en: 'Size' },
        { vi: 'Byte đầu', en: 'First byte' },
        { vi: 'Tổng', en: 'Total' },
      ],
      evidence.requests,
      (request) => [
        count(request.step + 1),
        raw(request.method),
        raw(`${request.url}${request.mixed ? ' [http!]' : ''}`),
        raw(request.type),
        raw(request.status === null ? (request.failure ?? '–') : String(request.status)),
        figure(bytes(request.bytes)),
        milliseconds(request.ttfbMs),
        milliseconds(request.durationMs),
      ],
    ),
    table(
      { vi: 'Lỗi của trang', en: 'Page errors' },
      [STEP, AT, { vi: 'Thông báo', en: 'Message' }],
      evidence.pageErrors,
      (error) => [count(error.step + 1), milliseconds(error.atMs), raw(error.message)],
    ),
    table(
      { vi: 'Bảng điều khiển', en: 'Console' },
      [STEP, AT, { vi: 'Mức', en: 'Level' }, { vi: 'Nội dung', en: 'Text' }],
      evidence.console,
      (line) => [count(line.step + 1), milliseconds(line.atMs), raw(line.level), raw(line.text)],
    ),
    table(
      { vi: 'Yêu cầu bị bộ gác chặn', en: 'Requests that the guard refused' },
      [STEP, AT, { vi: 'Phương thức', en: 'Method' }, ADDRESS, { vi: 'Vì', en: 'Why' }],
      evidence.refused,
      (refused) => [
        count(refused.step + 1),
        milliseconds(refused.atMs),
        raw(refused.method),
        raw(refused.url),
        words(REFUSED_WORDS[refused.why] ?? { vi: refused.why, en: refused.why }),
      ],
    ),
    table(
      { vi: 'Các trang đã qua', en: 'Pages crossed' },
      [
        STEP,
        ADDRESS,
        { vi: 'Tiêu đề', en: 'Title' },
        { vi: 'LCP', en: 'LCP' },
        { vi: 'CLS', en: 'CLS' },
        { vi: 'TTFB', en: 'TTFB' },
      ],
      evidence.pages,
      (page) => [
        count(page.step + 1),
        raw(page.url),
        raw(page.title),
        milliseconds(page.vitals.lcpMs),
        figure(page.vitals.cls === null ? null : measured(page.vitals.cls, 'count')),
        milliseconds(page.vitals.ttfbMs),
      ],
    ),
  ];
}

function attemptView(attempt: Attempt, portal: Portal, links: EvidenceLinks, mark: Text | null): object {
  const { evidence } = attempt;
  return {
    n: attempt.n,
    purpose: PURPOSE_WORDS[attempt.purpose],
    outcome: attempt.outcome,
    why: reasonText(attempt.outcome, attempt.reason),
    when: moment(attempt.startedAt),
    duration: duration(attempt.durationMs),
    conditions: conditionsText(evidence.conditions),
    traceHref: attempt.trace === null ? null : links.href(attempt.trace),
    bars: stepBars(evidence),
    steps: evidence.steps.map((step) => ({
      number: step.index + 1,
      name: step.name,
      outcome: step.outcome,
      effect: EFFECT_WORDS[step.effect],
      duration: stepDuration(step),
      why: reasonText(step.outcome, step.reason),
      message: step.message,
      url: step.url,
      waits: step.waits.map((wait) => ({ what: wait.what, duration: duration(wait.durationMs) })),
      picture: stepPicture(step, portal.name, links),
    })),
    signing: signingView(evidence, `attempt-${attempt.n}`, mark),
    tables: [...filingTables(evidence), ...evidenceTables(evidence)],
  };
}

/** What a run's template is filled with; every attempt stands on its own. */
export function runPage(comparison: Comparison, run: Run, portal: Portal, links: EvidenceLinks): object {
  const { sweep, criteria, checks } = comparison;
  const journey = sweep.journeys.find(({ id }) => id === run.journeyId);
  return {
    portalHref: portalFile(portal.id),
    portalName: portal.name,
    journeyTitle: journey?.title ?? { vi: run.journeyId, en: run.journeyId },
    result: run.outcome,
    why: reasonText(run.outcome, run.reason),
    device: DEVICE_WORDS[run.device],
    attemptCount: run.attempts.length,
    runId: sentText(run.id),
    attempts: run.attempts.map((attempt) =>
      attemptView(attempt, portal, links, isSynthetic(comparison) ? SYNTHETIC_MARK : null),
    ),
    findings: run.findings.flatMap((finding) => {
      const criterion = criteria.criteria.find(({ id }) => id === finding.criterion);
      if (!criterion) return [];
      const view = criterionView(criterion, criteria, sweep.startedAt.slice(0, 10));
      return {
        title: checks.find(({ id }) => id === finding.check)?.title ?? criterion.name,
        check: finding.check,
        version: finding.checkVersion,
        criterion: finding.criterion,
        attempt: finding.attempt,
        outcome: finding.outcome,
        why: findingReasonText(finding.outcome, finding.reason),
        measured: measured(finding.measured, criterion.threshold.unit),
        ...(isCurrent(checks, finding)
          ? {
              passMark: view.passMark,
              thresholdKind: view.thresholdKind,
              standing: finding.outcome === 'failed' ? view.whenFailed : null,
            }
          : { standing: OTHER_VERSION }),
        seen: finding.seen,
        ...placesView(finding),
      };
    }),
  };
}
