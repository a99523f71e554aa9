import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { Text } from '#src/model/text.ts';

/** Every reason in words that a reader without the code understands. Exhaustive by its type. */
export const REASONS: { readonly [R in Reason]: Text } = {
  'portal-fault': { vi: 'Cổng không làm được bước này', en: 'The portal could not do this step' },
  timeout: { vi: 'Quá thời gian chờ mà cổng chưa phản hồi', en: 'The portal did not answer in time' },
  'not-offered': { vi: 'Cổng không cung cấp dịch vụ này', en: 'The portal does not offer this service' },
  'http-error': { vi: 'Cổng trả về mã lỗi HTTP', en: 'The portal answered with an HTTP error' },
  connection: { vi: 'Không kết nối được tới cổng', en: 'No connection to the portal' },
  'redirect-loop': { vi: 'Cổng chuyển hướng lặp vô hạn', en: 'The portal redirects in a loop' },
  captcha: {
    vi: 'Gặp mã xác nhận (captcha), không vượt qua',
    en: 'A captcha stood in the way; it is not defeated',
  },
  blocked: { vi: 'Bị tường lửa của cổng chặn', en: 'Blocked by the portal’s firewall' },
  maintenance: { vi: 'Cổng báo đang bảo trì', en: 'The portal announced maintenance' },
  'portal-down': {
    vi: 'Cổng không phản hồi nhiều lần liên tiếp; ngừng thử',
    en: 'The portal did not answer several times in a row; no more was tried',
  },
  'rate-limited': { vi: 'Cổng yêu cầu giảm tần suất truy cập', en: 'The portal asked for fewer requests' },
  robots: { vi: 'robots.txt của cổng không cho phép', en: 'The portal’s robots.txt does not allow it' },
  'not-sampled': {
    vi: 'Không thuộc phần được rút mẫu của kế hoạch',
    en: 'Not in the sampled part of the plan',
  },
  'identity-refused': {
    vi: 'Đăng nhập quốc gia không nhận tài khoản thử',
    en: 'The national sign-in refused the test account',
  },
  'no-account': { vi: 'Chưa có tài khoản thử', en: 'No test account' },
  'agent-missing': {
    vi: 'Máy đo không có phần mềm hoặc USB ký số mà cổng cần',
    en: 'The measuring machine lacks the signing plug-in or token that the portal needs',
  },
  'search-needs-post': {
    vi: 'Tra cứu cần gửi dữ liệu (POST), chế độ này không cho phép',
    en: 'The search needs a POST, which this mode does not allow',
  },
  'adapter-cannot': {
    vi: 'Công cụ chưa biết làm thao tác này trên nền tảng này',
    en: 'The tool does not know this act on this platform yet',
  },
  'limit-bytes': { vi: 'Vượt giới hạn dung lượng tải về', en: 'Over the limit of bytes received' },
  'limit-time': {
    vi: 'Vượt giới hạn thời gian của một hành trình',
    en: 'Over the time limit of one journey',
  },
  'browser-died': { vi: 'Trình duyệt của công cụ bị dừng', en: 'The tool’s browser died' },
  'own-network': {
    vi: 'Máy đo mất kết nối mạng của chính nó',
    en: 'The measuring machine lost its own network connection',
  },
  'scenario-error': { vi: 'Kịch bản có lỗi', en: 'The scenario has an error' },
  'effect-misdeclared': {
    vi: 'Kịch bản khai mức tác động thấp hơn thao tác thật',
    en: 'The scenario declared less effect than its act has',
  },
  'our-bug': { vi: 'Lỗi của công cụ', en: 'A bug of this tool' },
  'cpu-starved': {
    vi: 'Máy đo quá tải, không tin được số đo thời gian',
    en: 'The measuring machine was overloaded; its times cannot be trusted',
  },
  'not-quiet': {
    vi: 'Chưa đo lại khi máy rảnh nên chưa kết luận',
    en: 'Not measured again on a quiet machine, so nothing is concluded',
  },
  recorded: {
    vi: 'Lần đo có ghi vết, làm chậm hành trình',
    en: 'The attempt was traced, which slows a journey',
  },
  flaky: { vi: 'Hai lần thử cho kết quả khác nhau', en: 'Two attempts gave different results' },
  'check-threw': { vi: 'Phép kiểm bị lỗi khi chạy', en: 'The check itself failed to run' },
  'no-evidence': { vi: 'Không có bằng chứng để xét', en: 'No evidence to judge' },
  'evidence-lost': {
    vi: 'Bằng chứng không lưu được hoặc đã mất',
    en: 'The evidence could not be kept or was lost',
  },
  'access-prompt': {
    vi: 'Trình duyệt hỏi quyền truy cập mạng nội bộ; không ai được trả lời thay người dân',
    en: 'The browser asks for access to the local network, which nobody may answer for a citizen',
  },
  'no-anchors': {
    vi: 'Chưa cấu hình chứng thư số gốc tin cậy để kiểm tra chữ ký',
    en: 'No trusted root certificates are configured to hold signatures against',
  },
  stopped: { vi: 'Lượt quét bị dừng trước đó', en: 'The sweep was stopped before' },
  mode: {
    vi: 'Chế độ của cổng không cho phép thao tác này',
    en: 'The portal’s mode does not allow this act',
  },
  'earlier-step': { vi: 'Bước trước không hoàn thành', en: 'An earlier step was not completed' },
  'other-device': { vi: 'Chỉ đo trên loại thiết bị khác', en: 'Measured on the other device only' },
  'step-not-reached': { vi: 'Hành trình không tới được bước này', en: 'The journey did not reach this step' },
  'no-check': { vi: 'Chưa có phép kiểm', en: 'No check yet' },
  'possibly-submitted': {
    vi: 'Bị ngắt khi có thể đã nộp hồ sơ; không tự nộp lại',
    en: 'Cut off when it may have submitted; not repeated unasked',
  },
  'disk-full': { vi: 'Ổ đĩa của máy đo đã đầy', en: 'The measuring machine’s disk was full' },
};

const UNEXPLAINED: Text = { vi: 'Không ghi lý do', en: 'No reason was recorded' };

/** What stands beside a run's or a step's outcome: null where it passed, else never empty. */
export function reasonText(outcome: Outcome, reason: Reason | null): Text | null {
  if (reason !== null) return REASONS[reason] ?? { vi: reason, en: reason };
  return outcome === 'passed' ? null : UNEXPLAINED;
}

/** The same beside a finding or a criterion, whose failure is explained by what was measured and its threshold. */
export function findingReasonText(outcome: Outcome, reason: Reason | null): Text | null {
  return outcome === 'failed' && reason === null ? null : reasonText(outcome, reason);
}
