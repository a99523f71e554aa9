import { type FleetPortal, type SignedInPerson, variantOf } from '../state.ts';
import { type BadSignature, type UploadVerdict, verifyUpload } from './verify-upload.ts';

/** What the portal tells of a signature that does not hold. */
const WORDS: { readonly [B in BadSignature]: string } = {
  changed: 'Chữ ký số không hợp lệ: nội dung tệp đã bị thay đổi sau khi ký.',
  broken: 'Chữ ký số không hợp lệ: không xác thực được giá trị chữ ký.',
  weak: 'Chữ ký số không hợp lệ: thuật toán ký quá yếu.',
  expired: 'Chữ ký số không hợp lệ: chứng thư số đã hết hạn.',
  'unknown-issuer': 'Chữ ký số không hợp lệ: chứng thư số không do tổ chức được tin cậy cấp.',
  'other-person': 'Chữ ký số không hợp lệ: chứng thư số không phải của người nộp hồ sơ.',
  unreadable: 'Chữ ký số không hợp lệ: không đọc được chữ ký trong tệp.',
};

const UNSIGNED = 'Tệp chưa có chữ ký số.';

/** What becomes of a file whose signatures were looked at: taken, taken with a warning, or refused. */
export type Reception = {
  readonly verdict: UploadVerdict;
  readonly taken: boolean;
  /** What the page says of it; empty where there is nothing to say. */
  readonly text: string;
};

/** Looks at the signatures of an upload as this portal does; a fault makes it look away. */
export const receive = async (
  portal: FleetPortal,
  person: SignedInPerson,
  bytes: Buffer,
): Promise<Reception> => {
  const ids = (['person', 'organisation'] as const).flatMap(
    (signsAs) => portal.signing.holder(person.idNumber, signsAs)?.ids ?? [],
  );
  const verdict = await verifyUpload(bytes, { pki: portal.signing.pki, ids, now: new Date() });
  if (verdict.kind === 'unsigned') return { verdict, taken: true, text: UNSIGNED };
  if (verdict.kind === 'good') return { verdict, taken: true, text: 'Chữ ký số trong tệp hợp lệ.' };
  const variant = variantOf(portal, 'bad-files-accepted');
  const overlooked =
    variant === 'a' ||
    (variant === 'b' && verdict.why === 'changed') ||
    (variant === 'c' && ['expired', 'unknown-issuer', 'other-person'].includes(verdict.why));
  if (overlooked) return { verdict, taken: true, text: '' };
  if (variant === 'ok' && verdict.why !== 'changed')
    return { verdict, taken: true, text: `Cảnh báo: ${WORDS[verdict.why]}` };
  return { verdict, taken: false, text: WORDS[verdict.why] };
};
