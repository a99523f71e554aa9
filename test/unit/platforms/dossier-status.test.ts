import { describe, expect, it } from 'vitest';
import { toDossierStatus } from '#src/platforms/dossier-status.ts';

const line = (label: string, value: string) => ({ label, value });

describe('toDossierStatus', () => {
  it('reads the usual wording', () => {
    expect(
      toDossierStatus(
        [
          line('Mã hồ sơ', 'H49.22-261121-0001'),
          line('Người nộp', 'Nguyễn Thị Thử'),
          line('Cơ quan giải quyết hồ sơ', 'Sở Mẫu'),
          line('Cán bộ xử lý', 'Lê Văn Mẫu'),
          line('Ngày tiếp nhận', '21/11/2026 08:00'),
          line('Ngày hẹn trả dự kiến', '28/11/2026'),
        ],
        ['21/11/2026 08:00 Tiếp nhận hồ sơ'],
      ),
    ).toEqual({
      found: true,
      body: 'Sở Mẫu',
      person: 'Lê Văn Mẫu',
      receivedOn: '21/11/2026 08:00',
      dueOn: '28/11/2026',
      changes: ['21/11/2026 08:00 Tiếp nhận hồ sơ'],
    });
  });

  it('reads another wording and order', () => {
    const status = toDossierStatus(
      [
        line('Dự kiến trả kết quả', 'trước 28/11/2026'),
        line('Người phụ trách', 'Lê Văn Mẫu'),
        line('Đơn vị đang giữ hồ sơ', 'Sở Mẫu'),
        line('Đã nhận lúc', '21/11/2026'),
      ],
      [],
    );
    expect(status).toEqual({
      found: true,
      body: 'Sở Mẫu',
      person: 'Lê Văn Mẫu',
      receivedOn: '21/11/2026',
      dueOn: 'trước 28/11/2026',
    });
  });

  it('takes an empty value, a date without a date and the applicant for nothing', () => {
    const lines = [
      line('Cơ quan', ' – '),
      line('Người nộp', 'Nguyễn Thị Thử'),
      line('Ngày tiếp nhận', 'chưa rõ'),
    ];
    expect(toDossierStatus(lines, ['Trang chủ', '21/11/2026'])).toEqual({ found: true });
  });
});
