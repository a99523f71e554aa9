import type { Check } from '#src/model/check.ts';
import type { Reason } from '#src/model/outcome.ts';
import { cantTell, inapplicable, judged, untested } from './verdict.ts';

/** Reasons that lay a failed step at the portal's door; any other failed step is not the portal's. */
const PORTAL_REASONS: ReadonlySet<Reason | null> = new Set<Reason | null>([
  'portal-fault',
  'timeout',
  'not-offered',
  'http-error',
  'connection',
  'redirect-loop',
]);

/** P4-10: of all runs, the share that a fault of the portal stopped. Measured per run: 0 or 100 %. */
export const journeyCompletes: Check<'steps'> = {
  id: 'journey-completes',
  criterion: 'P4-10',
  version: 1,
  title: { vi: 'Đi được đến cuối hành trình', en: 'The journey completes' },
  mend: {
    vi: 'Mở lại đúng bước đã nêu với cùng thiết bị, xem nhật ký máy chủ tại thời điểm đó và sửa nguyên nhân khiến bước không đi tiếp được: lỗi 5xx, nút không phản hồi, dịch vụ không tìm thấy, tệp hợp lệ bị từ chối, nộp xong không có mã hồ sơ. Mỗi lần nộp phải kết thúc bằng mã hồ sơ hoặc một thông báo nói rõ phải làm gì tiếp.',
    en: 'Walk the named step again on the same device, read the server log of that moment and mend what keeps the step from going on: a 5xx answer, a button that does nothing, a service that cannot be found, a valid file that is refused, a filing without a dossier code. Every filing must end in a dossier code or in a message that says what to do next.',
  },
  needs: ['steps'],
  aggregate: 'percent-failed',
  judge: ({ steps }, { threshold, journey }) => {
    const stop = steps.find(({ outcome }) => outcome !== 'passed');
    if (stop === undefined && steps.length > 0 && steps.length >= journey.steps.length)
      return judged(threshold, 0, {
        vi: `Cả ${steps.length} bước đều đi được.`,
        en: `All ${steps.length} steps could be walked.`,
      });
    if (stop === undefined)
      return untested('no-evidence', {
        vi: `Chỉ ghi được ${steps.length} trong ${journey.steps.length} bước.`,
        en: `Only ${steps.length} of ${journey.steps.length} steps were recorded.`,
      });
    if (stop.outcome === 'failed' && PORTAL_REASONS.has(stop.reason))
      return judged(
        threshold,
        100,
        {
          vi: `Hành trình dừng ở bước “${stop.name.vi}” vì lỗi của cổng.`,
          en: `A fault of the portal stopped the journey at the step “${stop.name.en}”.`,
        },
        [{ step: stop.index, url: stop.url, detail: stop.message ?? stop.reason ?? '' }],
      );
    if (stop.outcome === 'inapplicable')
      return inapplicable(stop.reason, {
        vi: `Chế độ được phép kết thúc hành trình trước bước “${stop.name.vi}”; các bước trước đó đều đi được.`,
        en: `The permitted mode ended the walk before the step “${stop.name.en}”; all steps before it could be walked.`,
      });
    const seen = {
      vi: `Không kết luận được: hành trình dừng ở bước “${stop.name.vi}” không phải vì lỗi của cổng.`,
      en: `Nothing can be told: what stopped the journey at the step “${stop.name.en}” was no fault of the portal.`,
    };
    return stop.outcome === 'untested'
      ? untested(stop.reason ?? 'step-not-reached', seen)
      : cantTell(stop.reason ?? 'no-evidence', seen, [
          { step: stop.index, url: stop.url, detail: stop.message ?? '' },
        ]);
  },
};
