import type { Check, Place } from '#src/model/check.ts';
import { documentAt, inWalkedStep, portalAddress } from './portal-part.ts';
import { unseen } from './unseen.ts';
import { judged } from './verdict.ts';

/**
 * Chromium's message. Pictures over http are upgraded before they are asked for, so that only the message
 * tells of them; frames are blocked before a request is made. Links and forms are not loads.
 */
const MESSAGE =
  /^Mixed Content: The page at '([^']*)' was loaded over [^,]*, but (?:requested an insecure [^']*|attempted to connect to [^']*)'((?:http|ws):[^']*)'/;

/** S-02: what pages of the portal that came over https load over http. Measured per run: distinct addresses. */
export const mixedContent: Check<'steps' | 'requests' | 'console' | 'pages' | 'signIns'> = {
  id: 'mixed-content',
  criterion: 'S-02',
  version: 1,
  title: { vi: 'Không nạp nội dung qua http', en: 'Nothing is loaded over http' },
  mend: {
    vi: 'Đổi các địa chỉ đã nêu sang https (hoặc sang đường dẫn tương đối), kể cả trong cơ sở dữ liệu nội dung; thêm “Content-Security-Policy: upgrade-insecure-requests” để chặn sót.',
    en: 'Change the named addresses to https (or to relative paths), in the content database too; add “Content-Security-Policy: upgrade-insecure-requests” against what is left.',
  },
  needs: ['steps', 'requests', 'console', 'pages', 'signIns'],
  aggregate: 'worst',
  judge: (evidence, { threshold }) => {
    const walked = inWalkedStep(evidence.steps);
    const isPortals = portalAddress(evidence);
    const answered = evidence.requests.filter(({ status }) => status !== null);
    if (!answered.some((request) => walked(request) && isPortals(request.url))) return unseen(evidence.steps);
    const found = new Map<string, Place>();
    for (const message of evidence.console.filter(walked)) {
      const [, page, url] = MESSAGE.exec(message.text) ?? [];
      if (page !== undefined && url !== undefined && isPortals(page) && !found.has(url))
        found.set(url, { step: message.step, url: page, detail: url });
    }
    for (const { step, url, startedAtMs, mixed, type } of evidence.requests.filter(walked)) {
      const page = documentAt(evidence.requests, startedAtMs);
      if (mixed && !found.has(url) && (page === null || isPortals(page)))
        found.set(url, { step, url: page, detail: `${url} (${type})` });
    }
    return judged(
      threshold,
      found.size,
      found.size === 0
        ? {
            vi: 'Không trang https nào nạp nội dung qua http.',
            en: 'No https page loaded anything over http.',
          }
        : {
            vi: `Trang https nạp nội dung qua http từ ${found.size} địa chỉ.`,
            en: `Addresses that https pages loaded over http: ${found.size}.`,
          },
      [...found.values()],
    );
  },
};
