import type { Check } from '#src/model/check.ts';
import { HELP_CHANNELS, type HelpChannel } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';
import { placeOf } from './place-of.ts';
import { poorestProcedure, READS_NO_PAGE } from './poorest-procedure.ts';
import { nothingMet } from './unseen.ts';
import { judged } from './verdict.ts';

const NAMES: { readonly [C in HelpChannel]: Text } = {
  hotline: { vi: 'đường dây nóng', en: 'hotline' },
  email: { vi: 'thư điện tử', en: 'e-mail' },
  questions: { vi: 'hỏi đáp', en: 'questions and answers' },
  guide: { vi: 'hướng dẫn', en: 'guide' },
};

/** P7-04: ways to get help from the service's page. Measured per run: channels of the poorest service. */
export const helpChannels: Check<'steps' | 'procedures'> = {
  id: 'help-channels',
  criterion: 'P7-04',
  version: 1,
  title: { vi: 'Có kênh hỗ trợ từ trang dịch vụ', en: "Help is offered on the service's page" },
  mend: {
    vi: 'Trên trang dịch vụ (hoặc cách đó một lần bấm) đặt đường dây nóng, địa chỉ thư điện tử, mục hỏi đáp và hướng dẫn hoặc video, mỗi kênh có nhãn chữ và bấm được.',
    en: "Put a hotline, an e-mail address, questions and answers and a guide or video on the service's page or one press away, each with a label in words and a working link.",
  },
  needs: ['steps', 'procedures'],
  aggregate: 'worst',
  judge: ({ steps, procedures }, { threshold, journey }) => {
    const poorest = poorestProcedure(procedures, ({ help }) => help);
    if (poorest === null) return nothingMet(steps, journey, READS_NO_PAGE);
    const { entry, had } = poorest;
    const names = (language: keyof Text): string =>
      HELP_CHANNELS.filter((channel) => had.has(channel))
        .map((channel) => NAMES[channel][language])
        .join(', ');
    return judged(
      threshold,
      had.size,
      had.size === 0
        ? {
            vi: 'Trang dịch vụ không nêu kênh hỗ trợ nào.',
            en: "The service's page names no way to get help.",
          }
        : {
            vi: `Trang dịch vụ có ${had.size} trong ${HELP_CHANNELS.length} kênh hỗ trợ: ${names('vi')}.`,
            en: `Help channels on the service's page: ${had.size} of ${HELP_CHANNELS.length} (${names('en')}).`,
          },
      [
        placeOf(steps, entry, {
          vi: `${entry.service}: ${had.size} trong ${HELP_CHANNELS.length}`,
          en: `${entry.service}: ${had.size} of ${HELP_CHANNELS.length}`,
        }),
      ],
    );
  },
};
