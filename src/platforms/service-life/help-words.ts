import type { HelpChannel } from '#src/model/filing.ts';
import { HELP_CHANNELS } from '#src/model/filing.ts';
import { foldName } from '../name-match.ts';

/** Everything of a page that may lead to help: what can be pressed, and its lines. */
export type HelpPlaces = {
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly lines: readonly string[];
};

const PHONE = /(?<![\d.])(?:\+84|0|1[89]00)[\d .()-]{4,16}\d(?!\d)/u;
const HOTLINE = /đường dây nóng|tổng đài|hotline|hỗ trợ|điện thoại|liên hệ|tư vấn|(?<!\p{L})đt(?!\p{L})/u;
const ADDRESS = /[\w.+-]+(?:@|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+/iu;
const QUESTIONS = /câu hỏi thường gặp|hỏi(?: -)? ?đáp|faq|câu hỏi/u;
/** The button of a form, be it the assistant's: no place where questions are answered. */
const SENDS = /^(?:gửi|nhập)(?!\p{L})/u;
const GUIDE = /hướng dẫn|video|cẩm nang/u;

/** Channels of help that a page shows, or leads to by one press. */
export const helpIn = ({ links, lines }: HelpPlaces): readonly HelpChannel[] => {
  const folded = lines.map(foldName);
  const has: Readonly<Record<HelpChannel, boolean>> = {
    hotline:
      links.some(({ href }) => /^tel:\+?[\d\s.()-]{4,}/.test(href)) ||
      folded.some(
        (line, at) =>
          HOTLINE.test(line) && (PHONE.test(line) || PHONE.test((folded[at + 1] ?? '').slice(0, 60))),
      ),
    email: links.some(({ href }) => /^mailto:[^?]*@/.test(href)) || lines.some((line) => ADDRESS.test(line)),
    questions: links.some(({ text, href }) => {
      const said = foldName(text);
      return QUESTIONS.test(said) && !(href === '' && SENDS.test(said));
    }),
    guide: links.some(({ text }) => GUIDE.test(foldName(text))),
  };
  return HELP_CHANNELS.filter((channel) => has[channel]);
};
