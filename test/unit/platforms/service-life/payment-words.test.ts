import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentFacts, paymentTold } from '#src/platforms/service-life/payment-words.ts';

const pairs = (...texts: string[]): { label: string; value: string }[] =>
  texts.map((text) => {
    const [label = '', value = ''] = text.split('|');
    return { label, value };
  });

describe('paymentFacts', () => {
  it.each([
    [pairs('Số tiền|10.000 đồng'), [], 10_000],
    [pairs('Số tiền|10.000'), [], 10_000],
    [pairs('Lệ phí|5.000 đ', 'Phí dịch vụ|1.100 đ', 'Tổng cộng|6.100 đ'), [], 5_000],
    [pairs('Phí thẩm định|20.000 đ', 'Lệ phí|5.000 đ', 'Tổng tiền|25.000 đ'), [], 25_000],
    [pairs('Tổng số tiền phải thanh toán|30.000 VND'), [], 30_000],
    [pairs('Lệ phí|Miễn phí'), [], 0],
    [[], ['Số tiền: 8.000 đồng'], 8_000],
    [pairs('Phí dịch vụ|1.100 đ'), [], null],
    [pairs('Số tiền|đang tính'), [], null],
    [[], ['Vui lòng thanh toán trước 10.000 giờ'], null],
  ])('the amount of %j %j', (labelled, lines, amount) => {
    expect(paymentFacts(labelled, lines).amountVnd).toBe(amount);
  });

  it.each([
    [[], ['Trung gian A – phí dịch vụ: miễn phí'], true],
    [[], ['Ngân hàng B, phí giao dịch 1.100 đ'], true],
    [pairs('Phí tiện ích|0 đ'), [], true],
    [[], ['Phí giao dịch 1,5 %'], true],
    [[], ['Phí dịch vụ do ngân hàng quy định'], false],
    [[], ['Lệ phí: 10.000 đ'], false],
    [[], [], false],
  ])('the charge of %j %j', (labelled, lines, shown) => {
    expect(paymentFacts(labelled, lines).chargesShown).toBe(shown);
  });

  it('takes a reference with a number only', () => {
    expect(paymentFacts(pairs('Mã tham chiếu|TT-0012'), []).reference).toBe('TT-0012');
    expect(paymentFacts(pairs('Mã giao dịch|đang tạo'), []).reference).toBeNull();
  });

  it('reads back any amount under its label', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900_000_000 }), (value) => {
        const written = String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
        expect(paymentFacts(pairs(`Số tiền|${written} đ`), []).amountVnd).toBe(value);
      }),
    );
  });
});

describe('paymentTold', () => {
  it.each([
    [pairs('Trạng thái thanh toán|Đã thanh toán'), [], 'paid'],
    [pairs('Trạng thái thanh toán|Chưa thanh toán'), ['Thanh toán thành công'], 'unpaid'],
    [[], ['Thanh toán thành công'], 'paid'],
    [[], ['Thanh toán không thành công: giao dịch bị từ chối'], 'unpaid'],
    [[], ['Giao dịch chưa hoàn tất'], 'unpaid'],
    [[], ['Giao dịch đã hết hạn'], 'unpaid'],
    [[], ['Phí, lệ phí: Chưa thanh toán'], 'unpaid'],
    [[], ['Đã thanh toán', 'Chưa thanh toán'], 'nothing'],
    [[], ['Chọn ngân hàng'], 'nothing'],
    [[], [], 'nothing'],
  ])('%j %j', (labelled, lines, told) => {
    expect(paymentTold(labelled, lines)).toBe(told);
    expect(
      paymentTold(
        labelled,
        lines.map((line) => line.normalize('NFD')),
      ),
    ).toBe(told);
  });
});
