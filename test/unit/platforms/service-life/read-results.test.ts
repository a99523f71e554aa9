import { describe, expect, it } from 'vitest';
import { rankIn, type ResultList } from '#src/platforms/service-life/read-results.ts';

const service = { name: { vi: 'Đăng ký khai tử', en: 'Register a death' } };
const list = (...texts: string[]): ResultList =>
  texts.map((text) => [`${text} Xem chi tiết`, text, 'Xem chi tiết']);
const rank = (before: ResultList[], after: ResultList[], lines: string[] = [], code: string | null = null) =>
  rankIn(before, after, lines, service, code);

describe('rankIn', () => {
  it('counts from the first entry of the list that came', () => {
    expect(rank([], [list('Đăng ký khai sinh', 'Đăng ký khai tử')])).toEqual({ rank: 2, results: 2 });
  });

  it('does not take a name that merely holds the service for it', () => {
    expect(rank([], [list('Đăng ký khai tử có yếu tố nước ngoài')])).toEqual({ rank: null, results: 1 });
  });

  it('does not take the lists that were there before for an answer', () => {
    const featured = list('Đăng ký khai tử', 'Đăng ký khai sinh');
    expect(rank([featured], [featured, list('Cấp hộ chiếu', 'Đăng ký kết hôn', 'Cấp đổi thẻ')])).toEqual({
      rank: null,
      results: 3,
    });
  });

  it('takes what stands there where the search changed nothing', () => {
    const all = list('Đăng ký khai tử', 'Đăng ký khai sinh');
    expect(rank([all], [all])).toEqual({ rank: 1, results: 2 });
  });

  it('believes a page that says it found nothing', () => {
    const featured = list('Đăng ký khai tử', 'Đăng ký khai sinh');
    expect(rank([featured], [featured], ['Không tìm thấy kết quả phù hợp'])).toEqual({
      rank: null,
      results: 0,
    });
    expect(rank([featured], [], ['Không có thủ tục nào'])).toEqual({ rank: null, results: 0 });
    expect(rank([featured], [list('Tin tức', 'Hỏi đáp')], ['Tìm thấy 0 kết quả'])).toEqual({
      rank: null,
      results: 0,
    });
  });

  it('knows the service by its code too', () => {
    expect(rank([], [list('KHAI TỬ (1.000656)', 'Khác')], [], '1.000656')).toEqual({ rank: 1, results: 2 });
  });

  it('finds nothing on a page without lists', () => {
    expect(rank([], [])).toEqual({ rank: null, results: 0 });
  });
});
