import type { ServiceId } from '#src/model/portal.ts';

/** What the fleet says of a procedure. `source` names a document; null where the fleet makes the words up. */
export type Fact = { readonly text: string; readonly source: string | null };

/** What differs from service to service. Everything else follows from the service's row in the registry. */
export type ProcedureFacts = {
  readonly timeLimit: Fact;
  /** Minutes that filling in takes; made up. */
  readonly minutes: number;
  /** Body that settles it, without the words that mark it as made up. */
  readonly body: string;
  readonly result: string;
  readonly legalBasis: readonly Fact[];
  /** Why it is only partly online; null where it is online from end to end. */
  readonly reason: Fact | null;
  /** Words by which citizens ask for it. */
  readonly everyday: readonly string[];
};

const made = (text: string): Fact => ({ text, source: null });
const from = (source: string, text: string): Fact => ({ text, source });

const WARD_POLICE = 'Công an cấp xã';
const WARD = 'Ủy ban nhân dân cấp xã';
const POLICE = 'Công an cấp tỉnh';

const facts = (
  days: number,
  minutes: number,
  body: string,
  result: string,
  everyday: readonly string[],
  more: Partial<Pick<ProcedureFacts, 'timeLimit' | 'legalBasis' | 'reason'>> = {},
): ProcedureFacts => ({
  timeLimit: made(`${days} ngày làm việc`),
  minutes,
  body,
  result,
  everyday,
  legalBasis: [made('Quyết định công bố thủ tục hành chính số 01/QĐ-GL')],
  reason: null,
  ...more,
});

/** Facts by the registry's id of the service. Sources are those of essential-services.json. */
const FACTS: Readonly<Record<ServiceId, ProcedureFacts>> = {
  'ESS-01': facts(3, 5, WARD_POLICE, 'Giấy xác nhận số chứng minh nhân dân', ['xác nhận số cmnd cũ']),
  'ESS-02': facts(7, 10, WARD_POLICE, 'Thẻ căn cước', ['làm lại căn cước', 'đổi cccd'], {
    reason: from(
      'essential-services.json, ghi chú của ESS-02',
      'Công dân phải đến cơ quan Công an để thu nhận vân tay và ảnh khuôn mặt',
    ),
    legalBasis: [from('essential-services.json', 'Thông tư 73/2024/TT-BTC, Điều 4')],
  }),
  'ESS-03': facts(7, 12, WARD_POLICE, 'Thông báo kết quả đăng ký thường trú', ['nhập khẩu', 'nhập hộ khẩu'], {
    legalBasis: [from('essential-services.json', 'Thông tư 75/2022/TT-BTC, phụ lục, dòng 1')],
  }),
  'ESS-04': facts(3, 10, WARD_POLICE, 'Thông báo kết quả đăng ký tạm trú', ['đăng ký ở trọ'], {
    legalBasis: [from('essential-services.json', 'Thông tư 75/2022/TT-BTC, phụ lục, dòng 2')],
  }),
  'ESS-05': facts(1, 5, WARD_POLICE, 'Phiếu khai báo tạm vắng', ['báo đi vắng']),
  'ESS-06': facts(1, 3, WARD_POLICE, 'Xác nhận thông báo lưu trú', ['khai báo khách ở lại qua đêm']),
  'ESS-07': facts(2, 15, WARD_POLICE, 'Chứng nhận đăng ký xe và biển số', ['làm biển số xe máy'], {
    timeLimit: from('essential-services.json, ghi chú của ESS-07', 'Không quá 2 ngày làm việc'),
    legalBasis: [from('essential-services.json', 'Thông tư 79/2024/TT-BCA, Điều 6 và Điều 7')],
    reason: made('Trường hợp không phải đăng ký lần đầu thì phải nộp lại biển số tại cơ quan đăng ký xe'),
  }),
  'ESS-08': facts(1, 5, POLICE, 'Biên lai nộp phạt điện tử', ['tra cứu phạt nguội', 'nộp phạt giao thông']),
  'ESS-09': facts(1, 15, WARD, 'Giấy khai sinh', ['làm giấy khai sinh cho con']),
  'ESS-10': facts(1, 10, WARD, 'Trích lục khai tử', ['báo tử', 'giấy chứng tử']),
  'ESS-11': facts(1, 10, WARD, 'Giấy chứng nhận kết hôn', ['đăng ký kết hôn', 'giấy kết hôn'], {
    reason: made('Hai bên nam, nữ phải có mặt để ký Sổ đăng ký kết hôn'),
  }),
  'ESS-12': facts(5, 15, POLICE, 'Hộ chiếu phổ thông', ['làm hộ chiếu', 'làm passport'], {
    legalBasis: [from('essential-services.json', 'Thông tư 25/2021/TT-BTC')],
    reason: made('Người đề nghị cấp hộ chiếu lần đầu phải đến chụp ảnh và lấy vân tay'),
  }),
  'ESS-13': facts(4, 10, POLICE, 'Giấy chứng nhận đăng ký mẫu con dấu', ['đăng ký con dấu'], {
    reason: made('Cơ quan, tổ chức phải nhận con dấu tại cơ quan đăng ký'),
  }),
  'ESS-14': facts(4, 10, POLICE, 'Giấy chứng nhận đăng ký mẫu con dấu', ['làm dấu nổi'], {
    reason: made('Cơ quan, tổ chức phải nhận con dấu tại cơ quan đăng ký'),
  }),
  'ESS-15': facts(5, 20, WARD, 'Giấy khai sinh và thẻ bảo hiểm y tế', ['khai sinh và bảo hiểm y tế cho con']),
  'ESS-16': facts(5, 20, WARD, 'Trích lục khai tử và quyết định trợ cấp', ['khai tử và mai táng phí']),
  'ESS-17': facts(2, 8, 'Bảo hiểm xã hội cơ sở', 'Thẻ bảo hiểm y tế điện tử', ['gia hạn bảo hiểm y tế']),
  'ESS-18': facts(3, 15, 'Thuế cơ sở', 'Thông báo mã số thuế', ['đăng ký mã số thuế']),
  'ESS-19': facts(5, 20, 'Chi nhánh văn phòng đăng ký đất đai', 'Xác nhận thay đổi', ['sang tên sổ đỏ'], {
    reason: made('Người sử dụng đất phải nộp lại bản gốc giấy chứng nhận'),
  }),
  'ESS-20': facts(5, 10, 'Công ty điện lực', 'Hợp đồng mua bán điện', ['lắp điện mới']),
  'ESS-21': facts(3, 8, 'Công ty điện lực', 'Hợp đồng mua bán điện', ['đổi tên hợp đồng điện']),
  'ESS-22': facts(10, 20, 'Sở Giáo dục và Đào tạo', 'Giấy báo dự thi', ['đăng ký thi tốt nghiệp']),
  'ESS-23': facts(
    15,
    15,
    'Trung tâm dịch vụ việc làm',
    'Quyết định hưởng trợ cấp',
    ['bảo hiểm thất nghiệp'],
    {
      reason: made('Người lao động phải đến thông báo về việc tìm kiếm việc làm hằng tháng'),
    },
  ),
  'ESS-24': facts(5, 12, POLICE, 'Giấy phép lái xe', ['đổi bằng lái xe', 'làm lại bằng lái'], {
    legalBasis: [from('essential-services.json', 'Thông tư 37/2023/TT-BTC')],
    reason: made('Trường hợp cấp mới phải dự sát hạch tại trung tâm sát hạch'),
  }),
  'ESS-25': facts(5, 10, POLICE, 'Phiếu lý lịch tư pháp điện tử', ['làm lý lịch tư pháp'], {
    legalBasis: [from('essential-services.json', 'Thông tư 244/2016/TT-BTC')],
  }),
};

const OTHER = facts(7, 8, WARD, 'Văn bản trả lời', []);

/** The facts of a service; general ones for those that the fleet adds to the essential services. */
export const factsOf = (service: ServiceId): ProcedureFacts => FACTS[service] ?? OTHER;
