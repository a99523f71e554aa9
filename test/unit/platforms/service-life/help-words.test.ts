import { describe, expect, it } from 'vitest';
import { helpIn } from '#src/platforms/service-life/help-words.ts';

const link = (text: string, href = '#'): { text: string; href: string } => ({ text, href });

describe('helpIn', () => {
  it.each([
    [{ links: [link('18001096', 'tel:18001096')], lines: [] }, ['hotline']],
    [{ links: [], lines: ['Tổng đài hỗ trợ: 1800 1096'] }, ['hotline']],
    [{ links: [], lines: ['Đường dây nóng', '0241 234 567'] }, ['hotline']],
    [{ links: [], lines: ['Mã hồ sơ 0241234567', 'Số bản: 18001096'] }, []],
    [{ links: [], lines: ['Tổng đài hỗ trợ'] }, []],
    [{ links: [link('Thư', 'mailto:hotro@vidu.gov.vn')], lines: [] }, ['email']],
    [{ links: [], lines: ['Email: hotro@vidu.gov.vn'] }, ['email']],
    [{ links: [], lines: ['Email: đang cập nhật'] }, []],
    [{ links: [link('Câu hỏi thường gặp'), link('Hướng dẫn sử dụng')], lines: [] }, ['questions', 'guide']],
    [{ links: [link('Hỏi đáp')], lines: ['Hướng dẫn nộp hồ sơ'] }, ['questions']],
    [{ links: [link('Gửi câu hỏi', '')], lines: [] }, []],
    [{ links: [link('Gửi câu hỏi', 'https://vidu.gov.vn/hoi-dap')], lines: [] }, ['questions']],
    [{ links: [], lines: [] }, []],
  ])('%j', (places, channels) => {
    expect(helpIn(places)).toEqual(channels);
  });
});
