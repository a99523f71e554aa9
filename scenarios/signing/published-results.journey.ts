import type { Journey } from '../../src/model/journey.ts';

/** Enough to see how a body signs, few enough not to burden it. */
const MOST = 3;

export const journey: Journey = {
  id: 'signing/published-results',
  title: { vi: 'Kiểm tra chữ ký số của kết quả công khai', en: 'Check the signatures of published results' },
  service: null,
  audience: 'citizen',
  tags: ['signing', 'public'],
  async walk({ portal, step }) {
    await step({ vi: 'Mở trang chủ', en: 'Open the home page' }, 'reads', () => portal.open());
    await step({ vi: 'Tải kết quả công khai', en: 'Fetch published results' }, 'reads', () =>
      portal.readResults(MOST),
    );
  },
};
