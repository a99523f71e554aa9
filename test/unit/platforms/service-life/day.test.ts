import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from '#src/platforms/service-life/day.ts';

describe('dayIn', () => {
  it.each([
    ['Cập nhật ngày 05/11/2026', '2026-11-05'],
    ['Số liệu đến 5-11-2026 08:30', '2026-11-05'],
    ['Cập nhật: 2026-11-05T10:00:00', '2026-11-05'],
    ['ngày 5 tháng 11 năm 2026', '2026-11-05'],
    ['từ 01/10/2026 đến 31/10/2026', '2026-10-01'],
    ['31/02/2026', null],
    ['31/02/2026 đến 01/03/2026', '2026-03-01'],
    ['tháng 10/2026', null],
    ['Quyết định 12/2025/QĐ-UBND', null],
    ['1.12.2026', '2026-12-01'],
    ['1.004222.000.00.00.H51', null],
    ['', null],
  ])('%s', (text, day) => {
    expect(dayIn(text)).toBe(day);
    expect(dayIn(text.normalize('NFD'))).toBe(day);
  });

  it('reads back every day in every way of writing', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('/', '-', '.', 'words', 'iso'),
        (date, way) => {
          const iso = date.toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = iso.split('-');
          const written =
            way === 'iso'
              ? iso
              : way === 'words'
                ? `ngày ${day} tháng ${month} năm ${year}`
                : [day, month, year].join(way);
          expect(dayIn(`Cập nhật ${written}.`)).toBe(iso);
        },
      ),
    );
  });

  it('gives only days that exist', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/), (text) => {
        const day = dayIn(text) ?? '2026-01-01';
        expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});
