import { type FleetPortal, type OfferedService, variantOf } from '../state.ts';
import type { WrittenProcedure as Changed } from './written-procedure.ts';

type Change = (portal: FleetPortal, shown: Changed, offered: OfferedService) => Changed;

/** What the portal's fault makes of a service's page; on a healthy portal it changes nothing. */
export const faultyProcedure: Change = (portal, shown, offered) =>
  CHANGES.reduce((changed, change) => change(portal, changed, offered), shown);

const withLines = (
  shown: Changed,
  title: string,
  change: (lines: readonly string[]) => readonly string[],
): Changed => ({
  ...shown,
  parts: shown.parts.map((part) => (part.title === title ? { ...part, lines: change(part.lines) } : part)),
});

const withWay = (
  shown: Changed,
  change: (online: Changed['ways'][number]) => Changed['ways'][number],
): Changed => ({
  ...shown,
  ways: shown.ways.map((way) => (way.way === 'Trực tuyến' ? change(way) : way)),
});

const COME = 'Công dân phải mang bản gốc giấy tờ đến Bộ phận Một cửa để đối chiếu.';

const comes: Change = (portal, shown) => {
  const variant = variantOf(portal, 'label-full-but-come');
  if (variant === null) return shown;
  const full = { ...shown, level: 'Dịch vụ công trực tuyến toàn trình', reason: null };
  if (variant === 'c') return withLines(full, 'Trình tự thực hiện', (lines) => [...lines, COME]);
  return variant === 'ok'
    ? withLines(full, 'Trình tự thực hiện', (lines) => [
        ...lines,
        'Công dân không phải đến cơ quan nhà nước trong suốt quá trình giải quyết.',
      ])
    : full;
};

const lacksReason: Change = (portal, shown) => {
  const variant = variantOf(portal, 'partial-without-reason');
  if (variant === null) return shown;
  const partial = { ...shown, level: 'Dịch vụ công trực tuyến một phần' };
  const reason = {
    a: null,
    b: 'Đang cập nhật',
    c: '…',
    ok: 'theo quy định, công dân phải nhận kết quả tại cơ quan giải quyết (giả lập)',
  }[variant];
  return { ...partial, reason };
};

const feeDiffers: Change = (portal, shown, { feeVnd }) => {
  const variant = variantOf(portal, 'fee-differs');
  if (variant === null) return shown;
  const other = {
    a: feeVnd + 5_000,
    b: feeVnd === 0 ? 20_000 : feeVnd * 10,
    c: feeVnd + 100_000,
    ok: feeVnd,
  }[variant];
  const number = new Intl.NumberFormat('vi-VN').format(other);
  const fee = other === 0 ? 'Không thu (giả lập)' : `${number} ${variant === 'ok' ? 'đ' : 'đồng'} (giả lập)`;
  return withLines(
    withWay(shown, (way) => ({ ...way, fee })),
    'Phí, lệ phí',
    () => [fee],
  );
};

const timeDiffers: Change = (portal, shown) => {
  const variant = variantOf(portal, 'time-limit-differs');
  if (variant === null) return shown;
  const [told = ''] = shown.ways.map(({ timeLimit }) => timeLimit);
  const timeLimit = {
    a: '30 ngày làm việc (giả lập)',
    b: '45 ngày (giả lập)',
    c: '90 ngày làm việc kể từ ngày nhận đủ hồ sơ (giả lập)',
    ok: told.toLocaleUpperCase('vi').normalize('NFD'),
  }[variant];
  return withLines(
    withWay(shown, (way) => ({ ...way, timeLimit })),
    'Thời hạn giải quyết',
    () => [timeLimit],
  );
};

const codeDiffers: Change = (portal, shown) => {
  const variant = variantOf(portal, 'code-differs');
  if (variant === null) return shown;
  const last = shown.code.slice(-1);
  const code = {
    a: `${shown.code.slice(0, -1)}${(Number(last) + 1) % 10}`,
    b: '2.000001',
    c: '1.999999',
    ok: `${shown.code}.000.00.00.H49`,
  }[variant];
  return { ...shown, code };
};

const papersDiffer: Change = (portal, shown) => {
  const variant = variantOf(portal, 'papers-differ');
  if (variant === null) return shown;
  return withLines(
    shown,
    'Thành phần hồ sơ',
    (lines) =>
      ({
        a: [...lines, 'Đơn đề nghị có xác nhận của tổ trưởng tổ dân phố (giả lập)'],
        b: [...lines, 'Ảnh thẻ 4 x 6 (giả lập)', 'Giấy giới thiệu (giả lập)'],
        c: ['Bộ hồ sơ theo hướng dẫn tại địa phương (giả lập)'],
        ok: lines.toReversed(),
      })[variant],
  );
};

const partsMissing: Change = (portal, shown) => {
  const variant = variantOf(portal, 'parts-missing');
  if (variant === null) return shown;
  const without = {
    a: ['Kết quả thực hiện', 'Yêu cầu, điều kiện', 'Căn cứ pháp lý'],
    b: ['Trình tự thực hiện', 'Số lượng hồ sơ', 'Đối tượng thực hiện', 'Kết quả thực hiện', 'Căn cứ pháp lý'],
    c: ['Mẫu đơn, mẫu tờ khai', 'Yêu cầu, điều kiện', 'Căn cứ pháp lý'],
    ok: ['Yêu cầu, điều kiện'],
  }[variant];
  const parts =
    variant === 'c'
      ? shown.parts.map((part) =>
          without.includes(part.title) ? { ...part, lines: ['Đang cập nhật'] } : part,
        )
      : shown.parts.filter(({ title }) => !without.includes(title));
  return { ...shown, parts };
};

const noTimeToFill: Change = (portal, shown) => {
  const variant = variantOf(portal, 'no-time-to-fill');
  if (variant === null) return shown;
  if (variant === 'ok')
    return { ...shown, timeToFill: shown.timeToFill?.replace('Khoảng', 'Kê khai hết chừng') ?? null };
  const limit = { a: '…', b: 'Đang cập nhật', c: '…' }[variant];
  const without = withLines(shown, 'Thời hạn giải quyết', () => [limit]);
  return {
    ...without,
    ways: without.ways.map((way) => ({ ...way, timeLimit: limit })),
    timeToFill: { a: null, b: 'Đang cập nhật', c: 'Tùy từng trường hợp' }[variant],
  };
};

const CHANGES: readonly Change[] = [
  comes,
  lacksReason,
  feeDiffers,
  timeDiffers,
  codeDiffers,
  papersDiffer,
  partsMissing,
  noTimeToFill,
];

/** Where while filing a portal that calls the service fully online tells of coming after all; null where it does not. */
export const lateDuty = (portal: FleetPortal, step: 'documents' | 'last'): string | null => {
  const variant = variantOf(portal, 'label-full-but-come');
  if (variant === 'a') return step === 'last' ? COME : null;
  if (variant === 'b') return step === 'documents' ? COME : null;
  return null;
};
