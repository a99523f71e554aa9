import type { Verdict } from '#src/model/check.ts';
import type { Reason } from '#src/model/outcome.ts';
import type { SigningEnd, SigningEvidence } from '#src/model/signing.ts';
import type { Text } from '#src/model/text.ts';
import { cantTell } from './verdict.ts';

/** Ends that say nothing of the portal, and why. */
const NOT_THE_PORTALS: { readonly [E in SigningEnd]?: { readonly reason: Reason; readonly seen: Text } } = {
  'agent-missing': {
    reason: 'agent-missing',
    seen: {
      vi: 'Cổng gọi phần mềm ký hoặc thiết bị ký (USB token) mà máy đo không có, nên chưa biết việc ký có xong không.',
      en: 'The portal calls a signing program or token that the measuring machine has not, so how signing ends is not known.',
    },
  },
  unanswered: {
    reason: 'no-account',
    seen: {
      vi: 'Cổng chờ xác nhận trên điện thoại, mà máy đo không có điện thoại nào để xác nhận; chưa biết việc ký có xong không.',
      en: 'The portal waits for a phone that nobody here holds, so how signing ends is not known.',
    },
  },
  prompt: {
    reason: 'access-prompt',
    seen: {
      vi: 'Trình duyệt hỏi quyền truy cập mạng nội bộ để gọi phần mềm ký; không ai được trả lời thay người dân.',
      en: 'To call a signing program the browser asked for access to the local network, which nobody may answer for a citizen.',
    },
  },
};

/** Whether how a signing ended says something of the portal. */
export const isTelling = ({ end }: SigningEvidence): boolean => NOT_THE_PORTALS[end] === undefined;

/** The answer where none of the signings tells anything; null where one does. */
export const untelling = (signings: readonly SigningEvidence[]): Verdict | null => {
  const [first] = signings;
  const why = first === undefined ? undefined : NOT_THE_PORTALS[first.end];
  if (first === undefined || why === undefined || signings.some(isTelling)) return null;
  return cantTell(why.reason, why.seen, [{ step: first.step, url: null, detail: first.end }]);
};

/**
 * Whether a signing is missing where a citizen may look for it. Not every form must be signed, so of a form it
 * counts only where the portal announces or demands the signature; a store of documents is there to sign in.
 */
export const isMissing = ({ end, what, announced, demanded }: SigningEvidence): boolean =>
  end === 'not-offered' && (what === 'document' || announced === true || demanded);

export const SIGNS_NOTHING: Text = {
  vi: 'Hành trình này không ký số.',
  en: 'This journey signs nothing.',
};
