import type { Journey } from '../../src/model/journey.ts';
import { fileService } from '../steps/file-service.ts';

export const journey: Journey = {
  id: 'track/follow-and-withdraw',
  title: { vi: 'Nộp, theo dõi, tải về, đánh giá rồi rút hồ sơ', en: 'File, follow, fetch, rate, withdraw' },
  service: 'ESS-05',
  audience: 'citizen',
  tags: ['sandbox', 'follow'],
  async walk(walk) {
    const { portal, step } = walk;
    const code = await fileService(walk, 'ESS-05');
    await step({ vi: 'Tìm đánh giá', en: 'Look for the rating' }, 'reads', () => portal.rate());
    await step({ vi: 'Đọc hộp thư', en: 'Read the inbox' }, 'signsIn', () => portal.readInbox(code));
    await step({ vi: 'Tải hồ sơ về', en: 'Fetch the dossier' }, 'signsIn', () => portal.download(code));
    await step({ vi: 'Rút hồ sơ', en: 'Withdraw the dossier' }, 'submits', () => portal.withdraw(code));
    await step({ vi: 'Tra cứu hồ sơ', en: 'Look the dossier up' }, 'reads', () => portal.lookUp(code));
  },
};
