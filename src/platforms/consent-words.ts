import type { ConsentEvidence } from '#src/model/filing.ts';
import { foldName } from './name-match.ts';
import { keepsInStore } from './paper-words.ts';

/** What a box agrees to, by its words; null where it agrees to nothing. Pure. */
export const consentTo = (words: string): ConsentEvidence['about'] | null => {
  if (keepsInStore(words)) return 'store';
  const folded = foldName(words);
  if (!/đồng ý|cho phép|chấp thuận|(?<!\p{L})(?:i|we) (?:agree|consent)/u.test(folded)) return null;
  if (/chia sẻ|bên thứ ba|(?:cung cấp|chuyển)[^.]* cho (?:các )?(?:đơn vị|tổ chức|bên)/.test(folded))
    return 'sharing';
  return /dữ liệu|thông tin cá nhân|quyền riêng tư|bảo mật/.test(folded) ? 'privacy' : 'other';
};
