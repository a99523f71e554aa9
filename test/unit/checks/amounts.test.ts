import { describe, expect, it } from 'vitest';
import { amountsIn, likeness, timesIn } from '#src/checks/amounts.ts';
import { says } from '#src/checks/same-words.ts';

describe('amounts of money', () => {
  it.each([
    ['20.000 đồng/lần', [20_000]],
    ['20,000 VNĐ', [20_000]],
    ['Lệ phí: 20 000đ; trực tuyến: 10.000đ', [20_000, 10_000]],
    ['200 nghìn đồng', [200_000]],
    ['1,5', []],
    ['1,5 triệu đồng', []],
    ['Miễn phí', [0]],
    ['Không', [0]],
    ['Không thu lệ phí', [0]],
    ['Theo quy định của Hội đồng nhân dân', []],
    ['10 đường', []],
  ])('in “%s”', (text, amounts) => expect([...amountsIn(text)]).toEqual(amounts));
});

describe('lengths of time', () => {
  it.each([
    ['07 ngày làm việc', ['7 ngày làm việc']],
    ['7 (bảy) ngày làm việc kể từ ngày nhận đủ hồ sơ', ['7 ngày làm việc']],
    ['bảy ngày làm việc', ['7 ngày làm việc']],
    ['Trong ngày làm việc', ['trong ngày']],
    ['24 giờ', ['24 giờ']],
    ['Không quy định', []],
    ['Theo Luật ngày 13 tháng 11 năm 2020', []],
    ['Ngay trong ngày; nhận hồ sơ sau 15 giờ thì trả trong ngày làm việc tiếp theo', ['trong ngày']],
    ['Ngày 13 tháng 11 năm 2020: 5 ngày', ['5 ngày']],
    ['Sau 3 ngày làm việc, hoặc sau 24 giờ', ['3 ngày làm việc', '24 giờ']],
    ['03 ngày; phức tạp: 10 ngày (làm việc)', ['3 ngày', '10 ngày làm việc']],
  ])('in “%s”', (text, times) => expect([...timesIn(text)]).toEqual(times));
});

describe('likeness', () => {
  it('calls different only what has nothing in common', () => {
    expect(likeness(new Set([1]), new Set([1]))).toBe('same');
    expect(likeness(new Set([1]), new Set([2]))).toBe('differs');
    expect(likeness(new Set([1]), new Set([1, 2]))).toBe('unknown');
    expect(likeness(new Set(), new Set([1]))).toBe('unknown');
  });
});

describe('what an answer says', () => {
  it('is found by amounts, times or words', () => {
    expect(says('Bạn nộp 20,000 VND nhé', '20.000 đồng')).toBe(true);
    expect(says('Bạn nộp 30.000 đồng', '20.000 đồng')).toBe(false);
    expect(says('Khoảng 7 ngày làm việc', '07 ngày làm việc')).toBe(true);
    expect(says('Nộp tại Công an cấp xã.', 'công an cấp xã')).toBe(true);
    expect(says('Nộp tại Ủy ban', 'công an cấp xã')).toBe(false);
  });
});
