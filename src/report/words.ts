import type { Observability, Variant } from '#src/model/check.ts';
import type { RefusedRequest } from '#src/model/evidence.ts';
import type { DeviceId, Effect } from '#src/model/journey.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { AddressConfidence, BodyKind, Mode } from '#src/model/portal.ts';
import type { Purpose } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';

/** Stands on everything that was made from the local fleet: pages, tables, charts, exports. */
export const SYNTHETIC_MARK: Text = { vi: 'DỮ LIỆU GIẢ LẬP', en: 'SYNTHETIC DATA' };

export const OUTCOME_WORDS: { readonly [O in Outcome]: Text } = {
  passed: { vi: 'Đạt', en: 'Passed' },
  failed: { vi: 'Không đạt', en: 'Failed' },
  cantTell: { vi: 'Chưa kết luận được', en: 'Cannot tell' },
  inapplicable: { vi: 'Không áp dụng', en: 'Not applicable' },
  untested: { vi: 'Chưa đo', en: 'Not tested' },
};

/** Read beside a shape, so that neither colour nor shape alone carries the meaning. */
export const OUTCOME_LETTERS: { readonly [O in Outcome]: Text } = {
  passed: { vi: 'Đ', en: 'P' },
  failed: { vi: 'K', en: 'F' },
  cantTell: { vi: '?', en: '?' },
  inapplicable: { vi: '–', en: '–' },
  untested: { vi: '·', en: '·' },
};

export const OUTCOME_MEANINGS: { readonly [O in Outcome]: Text } = {
  passed: {
    vi: 'Đã đo và đáp ứng ngưỡng; với hành trình: đi được tới cuối.',
    en: 'Measured and within the threshold; for a journey: walked to its end.',
  },
  failed: {
    vi: 'Đã đo, không đáp ứng, và lỗi thuộc về cổng. Hành trình không đạt được thử lại một lần, trừ bước nộp.',
    en: 'Measured, not met, and the portal’s doing. A failed journey is tried once more, except a submitting step.',
  },
  cantTell: {
    vi: 'Có điều cản trở việc đo (captcha, tường lửa, máy đo quá tải, lỗi của công cụ). Làm giảm độ phủ, không làm giảm điểm.',
    en: 'Something stood in the way of measuring (captcha, firewall, overloaded machine, our own bug). Lowers coverage, never the score.',
  },
  inapplicable: {
    vi: 'Câu hỏi không đặt ra ở đây, ví dụ chế độ của cổng không cho phép bước này.',
    en: 'The question does not arise here, for example because the portal’s mode does not allow the step.',
  },
  untested: {
    vi: 'Không đo. Làm giảm độ phủ, không làm giảm điểm.',
    en: 'Not measured. Lowers coverage, never the score.',
  },
};

export const KIND_WORDS: { readonly [K in BodyKind]: Text } = {
  ministry: { vi: 'Bộ, ngành', en: 'Ministries' },
  province: { vi: 'Tỉnh, thành phố', en: 'Provinces' },
};

export const DEVICE_WORDS: { readonly [D in DeviceId]: Text } = {
  phone: { vi: 'Điện thoại', en: 'Phone' },
  desktop: { vi: 'Máy tính', en: 'Desktop' },
};

export const EFFECT_WORDS: { readonly [E in Effect]: Text } = {
  reads: { vi: 'chỉ đọc', en: 'reads' },
  signsIn: { vi: 'đăng nhập', en: 'signs in' },
  drafts: { vi: 'soạn nháp', en: 'drafts' },
  submits: { vi: 'nộp hồ sơ', en: 'submits' },
  pays: { vi: 'thanh toán', en: 'pays' },
};

export const MODE_WORDS: { readonly [M in Mode]: Text } = {
  observe: { vi: 'Quan sát: không đăng nhập, chỉ đọc', en: 'Observe: no sign-in, reads only' },
  account: {
    vi: 'Có tài khoản: đăng nhập và soạn nháp, không nộp, không thanh toán',
    en: 'Account: signs in and drafts, never submits or pays',
  },
  sandbox: { vi: 'Môi trường thử: được làm mọi bước', en: 'Sandbox: every step is allowed' },
};

export const CONFIDENCE_WORDS: { readonly [C in AddressConfidence]: Text } = {
  seen: { vi: 'thấy trong nguồn công khai', en: 'seen in a public source' },
  pattern: { vi: 'theo mẫu đặt tên, chưa xác nhận', en: 'from the naming pattern, not confirmed' },
  given: { vi: 'do người vận hành cung cấp', en: 'given by the operator' },
};

export const PURPOSE_WORDS: { readonly [P in Purpose]: Text } = {
  first: { vi: 'Lần đầu', en: 'First attempt' },
  confirm: { vi: 'Thử lại để xác nhận', en: 'Confirmation' },
  quiet: { vi: 'Đo lại khi máy rảnh', en: 'Quiet attempt' },
};

export const OBSERVABILITY_WORDS: { readonly [O in Observability]: Text } = {
  public: { vi: 'công khai', en: 'public' },
  'test-account': { vi: 'cần tài khoản thử', en: 'needs a test account' },
  sandbox: { vi: 'cần môi trường thử', en: 'needs a sandbox' },
  'not-observable': { vi: 'không quan sát được từ bên ngoài', en: 'not observable from outside' },
};

/** What of the criteria each score rests on; from `scoring.variants` of the criteria data. */
export const VARIANT_USES: { readonly [V in Variant]: Text } = {
  public: { vi: 'chỉ các tiêu chí công khai', en: 'public criteria only' },
  account: { vi: 'công khai và có tài khoản thử', en: 'public and test-account criteria' },
  full: { vi: 'mọi tiêu chí quan sát được', en: 'all observable criteria' },
};

export const REFUSED_WORDS: { readonly [W in RefusedRequest['why']]: Text } = {
  'state-changing': { vi: 'có thể thay đổi dữ liệu', en: 'can change state' },
  'foreign-host': { vi: 'máy chủ ngoài danh sách', en: 'a host outside the list' },
  'web-socket': { vi: 'kết nối WebSocket', en: 'a web socket' },
  'known-action': { vi: 'thao tác đã biết là thay đổi dữ liệu', en: 'an act known to change state' },
  robots: { vi: 'robots.txt không cho phép', en: 'robots.txt does not allow it' },
};
