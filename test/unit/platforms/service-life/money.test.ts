import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsVnd } from '#src/platforms/service-life/money.ts';

describe('amountsVnd', () => {
  it.each([
    ['10.000 đ', [10_000]],
    ['10.000đ/hồ sơ', [10_000]],
    ['10,000 VND', [10_000]],
    ['10.000 VNĐ', [10_000]],
    ['VND 1,250,000', [1_250_000]],
    ['₫50.000', [50_000]],
    ['8000 đồng', [8_000]],
    ['8 000 đồng', [8_000]],
    ['8\u00a0000 đồng', [8_000]],
    ['10.000,00 đồng', [10_000]],
    ['10,000.00 VND', [10_000]],
    ['30 nghìn đồng', [30_000]],
    ['1,5 triệu đồng', [1_500_000]],
    ['0 đồng', [0]],
    ['Lệ phí: 5.000 đồng; phí thẩm định: 20.000 đồng', [5_000, 20_000]],
    ['Lệ phí: 10.000 đ', [10_000]],
    ['10.000,50 đồng', []],
    ['10.00.000 đồng', []],
    ['10.000', []],
    ['Điện thoại 0241234567', []],
    ['Quyết định 12/2025 đã ban hành', []],
    ['5 đơn vị', []],
    ['15 điều', []],
    ['Miễn phí', []],
    ['99999999999999999999 đồng', []],
    ['', []],
  ])('%s', (text, amounts) => {
    expect(amountsVnd(text)).toEqual(amounts);
    expect(amountsVnd(text.normalize('NFD'))).toEqual(amounts);
  });

  it('takes a bare number where an amount is expected', () => {
    expect(amountsVnd('10.000', { assumed: true })).toEqual([10_000]);
    expect(amountsVnd('Miễn phí', { assumed: true })).toEqual([]);
  });

  it('reads every amount however it is grouped and named', () => {
    const grouped = (value: number, sign: string): string =>
      String(value).replace(/\B(?=(\d{3})+(?!\d))/g, sign);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.constantFrom('.', ',', '', '\u00a0'),
        fc.constantFrom(' đ', 'đ', ' đồng', ' VND', ' VNĐ', ' ₫'),
        fc.constantFrom('', 'Lệ phí: ', 'Số tiền '),
        (value, sign, currency, before) => {
          expect(amountsVnd(`${before}${grouped(value, sign)}${currency}`)).toEqual([value]);
        },
      ),
    );
  });

  it('never throws and gives whole đồng only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, assumed) => {
        for (const each of amountsVnd(text, { assumed }))
          expect(Number.isSafeInteger(each) && each >= 0).toBe(true);
      }),
    );
  });
});
