import type { Journey } from '../../src/model/journey.ts';
import type { BadFile } from '../../src/model/signing.ts';
import type { Text } from '../../src/model/text.ts';
import { documentOf, signInAtHome } from '../steps/reach-store.ts';

const OFFERED: readonly { readonly file: BadFile; readonly name: Text }[] = [
  {
    file: 'changed',
    name: { vi: 'Nộp tệp bị sửa sau khi ký', en: 'Hand over a file changed after signing' },
  },
  { file: 'expired', name: { vi: 'Nộp tệp có chứng thư hết hạn', en: 'Hand over an expired certificate' } },
  {
    file: 'self-signed',
    name: { vi: 'Nộp tệp có chứng thư tự ký', en: 'Hand over a self-signed certificate' },
  },
  {
    file: 'other-person',
    name: { vi: 'Nộp tệp do người khác ký', en: 'Hand over a file that somebody else signed' },
  },
  {
    file: 'stamp-only',
    name: { vi: 'Nộp tệp chỉ có hình chữ ký', en: 'Hand over a picture of a signature' },
  },
];

export const journey: Journey = {
  id: 'signing/refuses-bad-files',
  title: { vi: 'Nộp năm tệp có chữ ký số hỏng', en: 'Hand over five badly signed files' },
  service: null,
  audience: 'citizen',
  tags: ['signing', 'sandbox'],
  async walk(walk) {
    const { portal, step } = walk;
    await signInAtHome(walk);
    const document = documentOf(walk);
    for (const { file, name } of OFFERED)
      await step(name, 'submits', () => portal.offerBadFile(file, document));
  },
};
