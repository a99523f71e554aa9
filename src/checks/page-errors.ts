import type { Check, Place } from '#src/model/check.ts';
import { documentAt, inWalkedStep, pageSinceMs, portalAddress } from './portal-part.ts';
import { unseen } from './unseen.ts';
import { cantTell, judged } from './verdict.ts';

/**
 * S-03: errors that no script of the portal caught. Not counted: those on pages of the national sign-in, and those
 * that came after our guard refused a request of the same page or in the same step, which may be our doing.
 * Measured per run: distinct messages.
 */
export const pageErrors: Check<'steps' | 'requests' | 'pages' | 'signIns' | 'pageErrors' | 'refused'> = {
  id: 'page-errors',
  criterion: 'S-03',
  version: 2,
  title: { vi: 'Không có lỗi kịch bản trên trang', en: 'No script error on the page' },
  mend: {
    vi: 'Mở trang đã nêu với bảng điều khiển của trình duyệt, sửa chỗ ném lỗi; với lời hứa (promise) bị từ chối hãy bắt lỗi và báo cho người dùng biết.',
    en: "Open the named page with the browser's console and mend what throws; where a promise is rejected, catch it and tell the user.",
  },
  needs: ['steps', 'requests', 'pages', 'signIns', 'pageErrors', 'refused'],
  aggregate: 'worst',
  judge: (evidence, { threshold }) => {
    const walked = inWalkedStep(evidence.steps);
    const isPortals = portalAddress(evidence);
    const answered = evidence.requests.filter(({ status }) => status !== null);
    if (!answered.some((request) => walked(request) && isPortals(request.url))) return unseen(evidence.steps);
    const signingIn = new Set(
      evidence.steps.filter(({ effect }) => effect === 'signsIn').map(({ index }) => index),
    );
    const found = new Map<string, Place>();
    const doubtful: Place[] = [];
    for (const { step, message, atMs } of evidence.pageErrors.filter(walked)) {
      const url = documentAt(evidence.requests, atMs);
      if (url === null ? signingIn.has(step) : !isPortals(url)) continue;
      const place = { step, url, detail: message };
      const sinceMs = pageSinceMs(evidence, atMs);
      const mayBeOurs = evidence.refused.some(
        (refused) => refused.atMs <= atMs && (refused.step === step || refused.atMs >= sinceMs),
      );
      if (mayBeOurs) doubtful.push(place);
      else if (!found.has(message)) found.set(message, place);
    }
    if (found.size === 0 && doubtful.length > 0)
      return cantTell(
        'mode',
        {
          vi: 'Có lỗi kịch bản sau khi bộ chặn của chúng tôi từ chối một yêu cầu của trang; lỗi có thể do việc chặn.',
          en: "A script failed after our guard had refused one of the page's requests; the refusal may be the cause.",
        },
        doubtful,
      );
    return judged(
      threshold,
      found.size,
      found.size === 0
        ? { vi: 'Không có lỗi kịch bản nào không được bắt.', en: 'No script error was left uncaught.' }
        : { vi: `${found.size} lỗi kịch bản không được bắt.`, en: `Uncaught script errors: ${found.size}.` },
      [...found.values()],
    );
  },
};
