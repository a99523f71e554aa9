import { describe, expect, it } from 'vitest';
import { sameAsNational } from '#src/checks/same-as-national.ts';
import type { ProcedureEvidence } from '#src/model/filing.ts';
import { procedure } from './filings.ts';
import { context, step } from './walked.ts';

const judge = (own: Partial<ProcedureEvidence>, national: Partial<ProcedureEvidence> = {}) =>
  sameAsNational.judge(
    { steps: [step(0)], procedures: [procedure(own), procedure({ origin: 'national', ...national })] },
    context({ operator: '==', value: 0, unit: 'of 5' }),
  );

describe('same-as-national', () => {
  it.each<[string, Partial<ProcedureEvidence>]>([
    ['a code with a body’s suffix', { code: '1.004222.000.00.00.H26' }],
    ['a name in capitals, with a prefix and a level', { name: 'THỦ TỤC ĐĂNG KÝ  THƯỜNG TRÚ (cấp xã)' }],
    ['money written another way', { fee: '20,000 VNĐ/lần đăng ký' }],
    ['days written another way', { timeLimit: '7 (bảy) ngày làm việc kể từ khi nhận đủ hồ sơ' }],
    ['a paper named shorter', { documents: ['Tờ khai thay đổi thông tin cư trú'] }],
  ])('takes %s for the same', (_what, own) => {
    expect(judge(own)).toMatchObject({ outcome: 'passed', measured: 0 });
  });

  it.each<[Partial<ProcedureEvidence>, string]>([
    [{ code: '1.004194' }, 'code'],
    [{ name: 'Đăng ký tạm trú' }, 'name'],
    [{ fee: '30.000 đồng' }, 'fee'],
    [{ fee: 'Miễn phí' }, 'fee'],
    [{ timeLimit: '10 ngày làm việc' }, 'time limit'],
    [{ timeLimit: '45 ngày' }, 'time limit'],
    [{ timeLimit: '30 ngày làm việc' }, 'time limit'],
    [{ timeLimit: '3 giờ' }, 'time limit'],
    [{ documents: ['Tờ khai thay đổi thông tin cư trú', 'Sổ hộ khẩu'] }, 'papers'],
    [{ documents: ['Tờ khai thay đổi thông tin cư trú (Mẫu CT01)', 'Ảnh thẻ (Mẫu CT01)'] }, 'papers'],
  ])('tells %o as a difference', (own, item) => {
    const verdict = judge(own);
    expect(verdict).toMatchObject({ outcome: 'failed', measured: 1 });
    expect(verdict.seen.en).toBe(`Differs from the national database: ${item}.`);
  });

  it('takes what is not said, or not comparable, for neither', () => {
    for (const own of [
      { fee: null },
      { fee: 'Theo nghị quyết của Hội đồng nhân dân tỉnh' },
      { fee: '20.000 đồng; trực tuyến 10.000 đồng' },
      { documents: [] },
      { timeLimit: '7 ngày' },
      { documents: ['Tờ khai theo mẫu'] },
      { documents: ['Phiếu báo nơi cư trú'] },
      { timeLimit: '56 giờ làm việc' },
      { fee: '20.000 đồng; miễn phí khi nộp trực tuyến' },
      { code: 'H26-01' },
      { name: 'Đăng ký thường trú tại công an phường' },
    ]) {
      const verdict = judge(own);
      expect(verdict).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    }
    expect(judge({ fee: null, timeLimit: '3 ngày' })).toMatchObject({ outcome: 'failed', measured: 1 });
  });

  it('is inapplicable where the national database was not read for the service', () => {
    expect(judge({ service: 'ESS-09' })).toMatchObject({ outcome: 'inapplicable' });
  });
});
