import type { Journey } from '../../src/model/journey.ts';

export const journey: Journey = {
  id: 'public/search',
  title: { vi: 'Tìm dịch vụ theo bốn cách gõ', en: 'Search for a service in four ways' },
  service: 'ESS-03',
  audience: 'citizen',
  tags: ['public', 'search'],
  async walk({ portal, step }) {
    await step({ vi: 'Mở trang chủ', en: 'Open the home page' }, 'reads', () => portal.open());
    await step({ vi: 'Gõ tên chính thức', en: 'The official name' }, 'reads', () =>
      portal.search('ESS-03', 'official', 'Đăng ký thường trú'),
    );
    await step({ vi: 'Gõ lời thường ngày', en: 'Everyday words' }, 'reads', () =>
      portal.search('ESS-03', 'everyday', 'thường trú'),
    );
    await step({ vi: 'Gõ không dấu', en: 'Without marks' }, 'reads', () =>
      portal.search('ESS-03', 'bare', 'dang ky thuong tru'),
    );
    await step({ vi: 'Gõ sai một chữ', en: 'With one typing error' }, 'reads', () =>
      portal.search('ESS-03', 'misspelt', 'đăng ký thưòng trú'),
    );
  },
};
