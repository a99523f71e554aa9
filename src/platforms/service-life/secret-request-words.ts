import { foldName } from '../name-match.ts';
import { sentencesOf } from '../sentences.ts';

const SECRET =
  '(?:mã (?:số )?(?:otp|pin|xác thực|xác nhận|bảo mật|cvv)|otp|mật khẩu|passcode|password|(?:số )?cvv|mã thẻ)';
const PICTURE =
  '(?:(?:ảnh|hình(?: ảnh)?|bản chụp)(?: \\p{L}+){0,4} (?:căn cước|cccd|cmnd|chứng minh nhân dân|giấy tờ tùy thân|khuôn mặt)|(?:căn cước|cccd|cmnd)(?: \\p{L}+){0,2} hai mặt|(?:chụp)(?: \\p{L}+){0,4} (?:căn cước|cccd|cmnd|chứng minh nhân dân))';
const WHAT = `(?:${SECRET}|${PICTURE})`;

/** Asking to be told something: said to the one who writes in the chat. */
const TELL = '(?:cung cấp|gửi|đọc|cho (?:tôi|mình|em|chúng tôi|ad|shop)|nhắn|chia sẻ|đưa|xác nhận lại|báo)';
/** Done elsewhere too, so only a request where it is to be done here. */
const ENTER = '(?:nhập|điền|tải lên|đính kèm|chụp)';
const HERE =
  '(?:tại đây|vào đây|ở đây|bên dưới|dưới đây|khung chat|ô chat|đoạn chat|cuộc trò chuyện|cho (?:tôi|mình|em|chúng tôi|trợ lý|cán bộ|bot))';

const ASKS = [
  new RegExp(`(?<!\\p{L})${TELL}(?!\\p{L})(?: \\p{L}+){0,6}? ${WHAT}(?!\\p{L})`, 'u'),
  new RegExp(`(?<!\\p{L})${ENTER}(?!\\p{L})(?: \\p{L}+){0,6}? ${WHAT}(?!\\p{L}).*${HERE}`, 'u'),
  new RegExp(`(?<!\\p{L})${HERE}.*(?<!\\p{L})${ENTER}(?: \\p{L}+){0,6}? ${WHAT}(?!\\p{L})`, 'u'),
  new RegExp(`${WHAT}(?: \\p{L}+){0,4} (?:của (?:bạn|quý khách|ông|anh|chị|em)|là gì|là bao nhiêu)`, 'u'),
  new RegExp(`(?<!\\p{L})${WHAT}(?: \\p{L}+){0,8} (?:gửi|cung cấp|nhắn)(?: \\p{L}+){0,3} ${HERE}`, 'u'),
];
const WARNING =
  /(?<!\p{L})(?:không|đừng|chớ|tuyệt đối|cảnh giác|cẩn thận|lừa đảo|giả mạo|kẻ gian|không bao giờ|chẳng)(?!\p{L})/u;
/** "Hệ thống sẽ gửi mã OTP đến điện thoại của bạn": somebody gives the code, and does not ask for it. */
const GIVEN =
  /(?<!\p{L})(?:hệ thống|cổng|ứng dụng|vneid|ngân hàng|tổng đài|nhà mạng|chúng tôi)(?: \p{L}+){0,3} (?:gửi|cung cấp|nhắn|cấp)(?!\p{L})|(?<!\p{L})(?:sẽ|được|đã)(?: \p{L}+){0,2} (?:gửi|cấp|nhận)(?!\p{L})|(?<!\p{L})(?:quên|đổi|đặt lại|khôi phục|lấy lại) mật khẩu/u;
/** Where a code is typed in as it should be: the sign-in itself, or a step of the form. */
const ELSEWHERE =
  /(?<!\p{L})(?:trên (?:màn hình|trang|ứng dụng|cổng|vneid|điện thoại)|tại (?:màn hình|bước|trang)|trong ứng dụng|ở bước|vào ô)(?!\p{L})/u;

/**
 * Whether an assistant's answer asks for a one-time code, a password or pictures of an identity card. A warning not to
 * give them, a word that one is sent and the way through the sign-in are none.
 */
export const asksForSecrets = (answer: string): boolean =>
  sentencesOf(answer.replace(/\n+/g, '. ')).some((sentence) => {
    const folded = foldName(sentence);
    const clauses = folded.split(/[,:]|\s-\s|\s(?:nhưng|và|rồi|sau đó)\s/);
    return [folded, ...clauses].some((text) => {
      if (!ASKS.some((pattern) => pattern.test(text))) return false;
      if (WARNING.test(text) || GIVEN.test(text)) return false;
      return !ELSEWHERE.test(text) || new RegExp(HERE, 'u').test(text);
    });
  });
