import type { SignatureVerdict } from '#src/model/signature.ts';
import type {
  BadFile,
  BadFileEvidence,
  SigningEnd,
  SigningEvidence,
  SigningWay,
} from '#src/model/signing.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { Text } from '#src/model/text.ts';

export const VERDICT_WORDS: { readonly [V in SignatureVerdict]: Text } = {
  valid: { vi: 'Chữ ký hợp lệ', en: 'Valid signature' },
  invalid: { vi: 'Chữ ký không hợp lệ', en: 'Not valid' },
  indeterminate: { vi: 'Chưa thể kết luận về chữ ký', en: 'Cannot be decided' },
};

/** The shape that a verdict is read beside. */
export const VERDICT_MARKS: { readonly [V in SignatureVerdict]: Outcome } = {
  valid: 'passed',
  invalid: 'failed',
  indeterminate: 'cantTell',
};

export const NOT_PROVED: Text = {
  vi: 'chưa rõ chứng thư số có bị thu hồi hay không',
  en: 'revocation not proved',
};

export const REVOCATION_WORDS: { readonly [R in 'proved' | 'not-proved' | 'revoked']: Text } = {
  proved: {
    vi: 'dữ liệu kèm theo chứng minh là chưa bị thu hồi',
    en: 'data in the file proves that it was not revoked',
  },
  'not-proved': { vi: 'không có dữ liệu chứng minh', en: 'no data proves it' },
  revoked: { vi: 'đã bị thu hồi', en: 'revoked' },
};

export const END_WORDS: { readonly [E in SigningEnd]: Text } = {
  signed: { vi: 'ký xong, có tệp', en: 'signed, a file came back' },
  'told-only': { vi: 'báo đã ký nhưng không có tệp', en: 'told as signed, no file' },
  declined: { vi: 'cổng báo người dân từ chối', en: 'the portal told that it was rejected' },
  error: { vi: 'cổng báo lỗi', en: 'the portal told a failure' },
  hung: { vi: 'chờ mãi không xong', en: 'never came to an end' },
  'agent-missing': {
    vi: 'máy đo không có phần mềm hoặc thiết bị ký',
    en: 'no signing program or token on this machine',
  },
  prompt: {
    vi: 'trình duyệt hỏi quyền truy cập mạng nội bộ',
    en: 'the browser asked for local network access',
  },
  unanswered: { vi: 'chờ điện thoại mà không ai xác nhận', en: 'waits for a phone that nobody holds' },
  'not-offered': { vi: 'không có chỗ ký số', en: 'signing is not offered' },
};

export const WHAT_WORDS: { readonly [W in SigningEvidence['what']]: Text } = {
  'e-form': { vi: 'tờ khai điện tử', en: 'e-form' },
  document: { vi: 'giấy tờ tải lên', en: 'uploaded document' },
};

export const SIGNS_AS_WORDS: { readonly [S in SigningEvidence['signsAs']]: Text } = {
  citizen: { vi: 'cá nhân', en: 'citizen' },
  organisation: { vi: 'tổ chức', en: 'organisation' },
};

export const ANSWER_WORDS: { readonly [A in SigningEvidence['answer']]: Text } = {
  confirms: { vi: 'xác nhận', en: 'confirms' },
  rejects: { vi: 'từ chối', en: 'rejects' },
};

export const WAY_WORDS: { readonly [W in SigningWay]: Text } = {
  remote: { vi: 'ký từ xa', en: 'remote' },
  token: { vi: 'thiết bị ký', en: 'token' },
  'e-id': { vi: 'định danh điện tử', en: 'e-ID' },
  sim: { vi: 'SIM', en: 'SIM' },
  other: { vi: 'cách khác', en: 'other' },
};

export const BAD_FILE_WORDS: { readonly [F in BadFile]: Text } = {
  changed: { vi: 'bị sửa sau khi ký', en: 'changed after signing' },
  expired: { vi: 'chứng thư số hết hạn', en: 'expired certificate' },
  'self-signed': { vi: 'chứng thư số tự ký', en: 'self-signed certificate' },
  'other-person': { vi: 'chứng thư số của người khác', en: 'certificate of someone else' },
  'stamp-only': { vi: 'chỉ có hình dấu, không có chữ ký', en: 'picture of a stamp, no signature' },
};

export const BAD_ANSWER_WORDS: { readonly [A in BadFileEvidence['answer']]: Text } = {
  refused: { vi: 'từ chối', en: 'refused' },
  flagged: { vi: 'cảnh báo', en: 'flagged' },
  accepted: { vi: 'chấp nhận', en: 'accepted' },
  unclear: { vi: 'không rõ', en: 'unclear' },
};
