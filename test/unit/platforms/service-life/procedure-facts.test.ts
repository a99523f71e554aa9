import { describe, expect, it } from 'vitest';
import { procedureFacts } from '#src/platforms/service-life/procedure-facts.ts';
import { levelOf, partOf, reasonIn, timeToFillIn } from '#src/platforms/service-life/procedure-words.ts';
import type { Section } from '#src/platforms/service-life/read-sections.ts';

const section = (label: string, value: string, more: Partial<Section> = {}): Section => ({
  label,
  value,
  row: null,
  list: [],
  table: null,
  ...more,
});

describe('partOf', () => {
  it.each([
    ['Trình tự thực hiện', 'steps'],
    ['1. Trình tự thực hiện:', 'steps'],
    ['CÁCH THỨC THỰC HIỆN', 'ways'],
    ['Thành phần hồ sơ', 'dossier'],
    ['c) Thành phần, số lượng hồ sơ', 'dossier'],
    ['Số lượng hồ sơ', 'sets'],
    ['Số bộ hồ sơ', 'sets'],
    ['Thời hạn giải quyết', 'time-limit'],
    ['Đối tượng thực hiện thủ tục hành chính', 'who'],
    ['Cơ quan thực hiện', 'body'],
    ['Cơ quan có thẩm quyền quyết định', 'body'],
    ['Kết quả thực hiện', 'result'],
    ['Phí, lệ phí', 'fee'],
    ['Lệ phí (nếu có)', 'fee'],
    ['Tên mẫu đơn, mẫu tờ khai', 'form'],
    ['Mẫu đơn, tờ khai', 'form'],
    ['Yêu cầu, điều kiện thực hiện', 'conditions'],
    ['Căn cứ pháp lý của thủ tục hành chính', 'legal-basis'],
    ['Kết quả tìm kiếm', null],
    ['Yêu cầu hỗ trợ', null],
    ['Phường/Xã', null],
    ['Đối tác', null],
    ['', null],
  ])('%s', (label, part) => {
    expect(partOf(label)).toBe(part);
    expect(partOf(label.normalize('NFD'))).toBe(part);
  });
});

describe('levelOf', () => {
  it.each([
    [[['Mức độ', 'Toàn trình']], [], 'full'],
    [[], ['Dịch vụ công trực tuyến toàn trình'], 'full'],
    [[], ['Dịch vụ công trực tuyến một phần'], 'partial'],
    [[['Mức độ cung cấp dịch vụ', 'Một phần (chưa đủ điều kiện toàn trình)']], [], 'partial'],
    [[], ['Dịch vụ cung cấp thông tin trực tuyến'], 'information'],
    [[['Mức độ', 'Một phần']], ['Toàn trình'], 'partial'],
    [[], ['Toàn trình', 'Một phần'], null],
    [[], ['Chưa cung cấp toàn trình'], null],
    [[], [`${'Tỉnh có nhiều dịch vụ công trực tuyến '.repeat(3)} toàn trình`], null],
    [[], [], null],
  ] as const)('%j %j', (labelled, badges, level) => {
    const told = labelled.map(([label, value]) => ({ label, value }));
    expect(levelOf(told, badges)).toBe(level);
  });
});

describe('reasonIn', () => {
  it.each([
    [
      [{ label: 'Lý do', value: 'Phải thu nhận sinh trắc học theo Luật Căn cước' }],
      [],
      'Phải thu nhận sinh trắc học theo Luật Căn cước',
    ],
    [
      [],
      ['Cung cấp một phần do Luật Căn cước yêu cầu thu nhận vân tay.'],
      'Cung cấp một phần do Luật Căn cước yêu cầu thu nhận vân tay.'.slice(0, -1),
    ],
    [[{ label: 'Lý do', value: 'Đang cập nhật' }], ['Dịch vụ công một phần'], null],
    [[{ label: 'Lý do từ chối', value: 'Thiếu giấy tờ' }], [], null],
    [[], ['Lý do chỉ cung cấp một phần: Đang cập nhật'], null],
    [[], ['Lý do chỉ cung cấp một phần:'], null],
  ])('%j %j', (labelled, lines, reason) => {
    expect(reasonIn(labelled, lines)).toBe(reason);
  });
});

describe('timeToFillIn', () => {
  it.each([
    ['Thời gian kê khai dự kiến: 15 phút', 'Thời gian kê khai dự kiến: 15 phút'],
    ['Việc điền tờ khai mất khoảng 10 - 15 phút.', 'Việc điền tờ khai mất khoảng 10 - 15 phút'],
    ['Thời hạn giải quyết: 5 ngày làm việc', null],
    ['Phiên làm việc hết hạn sau 15 phút', null],
  ])('%s', (line, told) => {
    expect(timeToFillIn([], [line])).toBe(told);
  });
});

describe('procedureFacts', () => {
  const ways = (way: string, limit: string, fee: string): Section[] => [
    section('Hình thức nộp', way, { row: way }),
    section('Thời hạn giải quyết', limit, { row: way }),
    section('Phí, lệ phí', fee, { row: way }),
  ];

  it('tells what is paid online from what is paid at the counter', () => {
    const facts = procedureFacts(
      [...ways('Trực tiếp', '5 ngày', '10.000 đồng'), ...ways('Trực tuyến', '3 ngày', '5.000 đồng')],
      [],
      ['Đăng ký khai tử'],
    );
    expect(facts).toMatchObject({
      fee: '5.000 đồng',
      timeLimit: '3 ngày',
      counter: { fee: '10.000 đồng', timeLimit: '5 ngày' },
    });
  });

  it('splits one value that names both ways', () => {
    expect(
      procedureFacts([section('Lệ phí', 'Trực tuyến: 5.000 đồng; Trực tiếp: 10.000 đồng')], [], []),
    ).toMatchObject({ fee: '5.000 đồng', counter: { fee: '10.000 đồng' } });
  });

  it('leaves the counter open where the page does not tell it apart', () => {
    expect(procedureFacts([section('Lệ phí', '10.000 đồng')], [], [])).toMatchObject({
      fee: '10.000 đồng',
      counter: { fee: null, timeLimit: null },
    });
    expect(procedureFacts(ways('Trực tiếp', '5 ngày', '10.000 đồng'), [], []).fee).toBeNull();
  });

  it('counts a part that says nothing as absent, and one heading for two parts as both', () => {
    const facts = procedureFacts(
      [
        section('Căn cứ pháp lý', 'Đang cập nhật'),
        section('Trình tự thực hiện', ''),
        section('Yêu cầu, điều kiện', 'Không'),
        section('Thành phần, số lượng hồ sơ', 'Tờ khai\nSố lượng hồ sơ: 01 bộ'),
      ],
      [],
      [],
    );
    expect(facts.parts).toEqual(['dossier', 'sets', 'conditions']);
  });

  it('lists the papers of tables, lists and lines', () => {
    const table = {
      heads: ['STT', 'Tên giấy tờ', 'Số lượng'],
      rows: [
        ['1', 'Tờ khai', 'Bản chính: 1'],
        ['2', 'Giấy báo tử', 'Bản chính: 1'],
      ],
    };
    const papers = ['Tờ khai', 'Giấy báo tử'];
    const text = papers.join('\n');
    expect(procedureFacts([section('Thành phần hồ sơ', 'x', { table })], [], []).documents).toEqual(papers);
    expect(
      procedureFacts([section('Thành phần hồ sơ', 'x', { list: ['- Tờ khai', '2. Giấy báo tử'] })], [], [])
        .documents,
    ).toEqual(papers);
    expect(procedureFacts([section('Thành phần hồ sơ', text)], [], []).documents).toEqual(papers);
    const cells = papers.map((value) => section('Tên giấy tờ', value, { row: value }));
    expect(procedureFacts(cells, [], []).documents).toEqual(papers);
  });

  it('knows a procedure number from other numbers', () => {
    const code = (...lines: string[]): string | null => procedureFacts([], lines, []).code;
    expect(code('Mã thủ tục: 1.004222.000.00.00.H51')).toBe('1.004222.000.00.00.H51');
    expect(code('Thủ tục 2.000815')).toBe('2.000815');
    expect(code('Phiên bản 3.12.0', '0241.004222', 'H11.004222')).toBeNull();
  });
});
