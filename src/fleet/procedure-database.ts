import type { ProcedurePart } from '#src/model/filing.ts';
import { type Fact, factsOf } from './procedure-facts.ts';
import { papersOf } from './procedure-papers.ts';
import type { OfferedService } from './state.ts';

/** A part of a procedure as it is published. */
export type PublishedPart = {
  readonly part: ProcedurePart;
  readonly title: string;
  readonly lines: readonly Fact[];
};

/** A way of filing with what it costs and how long it takes. */
type FilingWay = { readonly way: string; readonly timeLimit: string; readonly fee: string };

/** A procedure as the national database holds it; portals publish the same unless a fault changes it. */
export type Procedure = {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: 'full' | 'partial';
  /** Why it is only partial. */
  readonly reason: Fact | null;
  readonly fee: string;
  readonly timeLimit: string;
  readonly minutes: number;
  readonly papers: readonly { readonly name: string; readonly required: boolean }[];
  readonly parts: readonly PublishedPart[];
  readonly ways: readonly FilingWay[];
  readonly everyday: readonly string[];
};

/** Amount as pages write it. */
export const written = (vnd: number): string =>
  vnd === 0 ? 'Không thu' : `${new Intl.NumberFormat('vi-VN').format(vnd)} đồng`;

/** At the counter the same procedure costs twice as much; made up. */
const counterFee = ({ feeVnd }: OfferedService): number => feeVnd * 2;

const made = (text: string): Fact => ({ text, source: null });

/** What the national procedure database says of a service. Only what names a source is not made up. */
export const publishedProcedure = (offered: OfferedService): Procedure => {
  const facts = factsOf(offered.service.id);
  const papers = papersOf(offered);
  const fee = written(offered.feeVnd);
  const online = facts.timeLimit.text;
  const ways: readonly FilingWay[] = [
    { way: 'Trực tuyến', timeLimit: online, fee },
    { way: 'Trực tiếp', timeLimit: online, fee: written(counterFee(offered)) },
  ];
  const part = (name: ProcedurePart, title: string, ...lines: readonly Fact[]): PublishedPart => ({
    part: name,
    title,
    lines,
  });
  return {
    code: offered.code,
    name: offered.service.name.vi,
    field: offered.field,
    level: facts.reason === null ? 'full' : 'partial',
    reason: facts.reason,
    fee,
    timeLimit: online,
    minutes: facts.minutes,
    papers,
    ways,
    everyday: facts.everyday,
    parts: [
      part(
        'steps',
        'Trình tự thực hiện',
        made('Đăng nhập bằng tài khoản định danh điện tử và chọn thủ tục.'),
        made('Kê khai thông tin, chọn giấy tờ từ kho dữ liệu hoặc đính kèm tệp.'),
        made('Nộp hồ sơ, nhận mã hồ sơ và theo dõi tình trạng xử lý.'),
        ...(facts.reason === null ? [] : [{ ...facts.reason, text: `${facts.reason.text}.` }]),
      ),
      part('ways', 'Cách thức thực hiện', ...ways.map(({ way }) => made(way))),
      part(
        'dossier',
        'Thành phần hồ sơ',
        ...papers.map(({ name, required }) => made(required ? `${name} (bắt buộc)` : name)),
      ),
      part('sets', 'Số lượng hồ sơ', made('01 bộ')),
      part('time-limit', 'Thời hạn giải quyết', facts.timeLimit),
      part('who', 'Đối tượng thực hiện', made(AUDIENCES[offered.service.audience])),
      part('body', 'Cơ quan thực hiện', made(facts.body)),
      part('result', 'Kết quả thực hiện', made(`${facts.result} (bản điện tử)`)),
      part('fee', 'Phí, lệ phí', made(fee)),
      part('form', 'Mẫu đơn, mẫu tờ khai', made(`Tờ khai ${offered.service.name.vi}`)),
      part('conditions', 'Yêu cầu, điều kiện', made('Không có')),
      part('legal-basis', 'Căn cứ pháp lý', ...facts.legalBasis),
    ],
  };
};

const AUDIENCES = {
  citizen: 'Công dân Việt Nam',
  organisation: 'Doanh nghiệp, tổ chức',
  both: 'Công dân Việt Nam, doanh nghiệp, tổ chức',
} as const;
