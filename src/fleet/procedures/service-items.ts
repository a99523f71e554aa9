import type { FieldFormat, FormItem, FormSection } from './procedure.ts';

type Parts = { readonly optional?: true; readonly format?: FieldFormat };

const item = (
  kind: FormItem['kind'],
  name: string,
  label: string,
  { optional, format = 'plain' }: Parts,
  options: readonly string[] = [],
): FormItem => ({ name, label, datum: null, kind, format, required: optional !== true, options });

const text = (name: string, label: string, parts: Parts = {}): FormItem => item('text', name, label, parts);
const long = (name: string, label: string, parts: Parts = {}): FormItem => item('long', name, label, parts);
const choice = (name: string, label: string, options: readonly string[], parts: Parts = {}): FormItem =>
  item('choice', name, label, parts, options);
/** A day that has passed. */
const past = (name: string, label: string, parts: Parts = {}): FormItem =>
  item('date', name, label, { format: 'pastDate', ...parts });
const day = (name: string, label: string, parts: Parts = {}): FormItem =>
  item('date', name, label, { format: 'date', ...parts });
const person = (name: string, label: string, parts: Parts = {}): FormItem =>
  item('text', name, label, { format: 'personName', ...parts });
// Numbers of other people are optional on these forms, since a child or a dead person may have none.
const number = (name: string, label: string): FormItem =>
  item('text', name, label, { format: 'idNumber', optional: true });
const held = (name: string, label: string, datum: FormItem['datum']): FormItem => ({
  ...text(name, label, { optional: true }),
  datum,
});

const SEXES = ['Nam', 'Nữ'];
const section = (title: string, ...items: readonly FormItem[]): FormSection => ({ title, items });
const declared = (...items: readonly FormItem[]): readonly FormSection[] => [
  section('Thông tin kê khai', ...items),
];

const CHILD = section(
  'Thông tin người được khai sinh',
  person('hoTenTre', 'Họ và tên trẻ em'),
  past('ngaySinhTre', 'Ngày sinh của trẻ em'),
  choice('gioiTinhTre', 'Giới tính của trẻ em', SEXES),
  text('noiSinhTre', 'Nơi sinh của trẻ em'),
  text('queQuanTre', 'Quê quán của trẻ em', { optional: true }),
);
const PARENTS = section(
  'Thông tin cha, mẹ của trẻ em',
  person('hoTenMeTre', 'Họ và tên mẹ của trẻ em'),
  number('soDinhDanhMeTre', 'Số định danh cá nhân của mẹ trẻ em'),
  person('hoTenChaTre', 'Họ và tên cha của trẻ em', { optional: true }),
);
const DEAD = section(
  'Thông tin người đã chết',
  person('hoTenNguoiChet', 'Họ và tên người đã chết'),
  number('soDinhDanhNguoiChet', 'Số định danh cá nhân của người đã chết'),
  past('ngayChet', 'Ngày chết'),
  text('noiChet', 'Nơi chết'),
  text('nguyenNhanChet', 'Nguyên nhân chết', { optional: true }),
);
const NEW_HOME = section(
  'Nơi cư trú đăng ký',
  text('noiCuTruMoi', 'Nơi đề nghị đăng ký cư trú'),
  person('hoTenChuHo', 'Họ và tên chủ hộ'),
  choice('quanHeChuHo', 'Quan hệ với chủ hộ', ['Chủ hộ', 'Vợ/chồng', 'Con', 'Cháu', 'Người ở cùng']),
  number('soDinhDanhChuHo', 'Số định danh cá nhân của chủ hộ'),
);
const DEPOSIT = section(
  'Chế độ đề nghị giải quyết',
  choice('cheDo', 'Chế độ đề nghị hưởng', ['Mai táng phí', 'Trợ cấp tuất một lần']),
  text('taiKhoanNhan', 'Số tài khoản nhận tiền', { optional: true }),
);
const ELECTRICITY = [
  text('diaDiemDien', 'Địa điểm sử dụng điện'),
  choice('mucDichDien', 'Mục đích sử dụng điện', ['Sinh hoạt', 'Kinh doanh', 'Sản xuất']),
];

/** What each essential service asks beside the applicant. Made up; no official form was at hand. */
export const SERVICE_ITEMS: Readonly<Record<string, readonly FormSection[]>> = {
  'ESS-01': declared(
    text('soCmndCu', 'Số chứng minh nhân dân đã được cấp', { optional: true }),
    past('ngayCapCmndCu', 'Ngày cấp chứng minh nhân dân', { optional: true }),
    long('lyDoXacNhan', 'Lý do đề nghị xác nhận'),
  ),
  'ESS-02': declared(
    choice('truongHopCap', 'Trường hợp đề nghị', ['Đổi thẻ', 'Cấp lại thẻ']),
    long('lyDoCap', 'Lý do cấp lại, đổi thẻ'),
    choice('chuyenPhat', 'Nơi nhận thẻ', ['Tại cơ quan công an', 'Qua bưu chính']),
  ),
  'ESS-03': [
    NEW_HOME,
    section('Nội dung đề nghị', long('noiDungCuTru', 'Nội dung đề nghị đăng ký thường trú')),
  ],
  'ESS-04': [
    NEW_HOME,
    section(
      'Thời gian tạm trú',
      day('tamTruTu', 'Tạm trú từ ngày'),
      day('tamTruDen', 'Tạm trú đến ngày', { optional: true }),
    ),
  ],
  'ESS-05': declared(
    day('tamVangTu', 'Tạm vắng từ ngày'),
    day('tamVangDen', 'Tạm vắng đến ngày', { optional: true }),
    text('noiDen', 'Nơi đến'),
    long('lyDoTamVang', 'Lý do tạm vắng'),
  ),
  'ESS-06': declared(
    text('coSoLuuTru', 'Địa điểm lưu trú'),
    person('hoTenNguoiLuuTru', 'Họ và tên người lưu trú'),
    number('soDinhDanhNguoiLuuTru', 'Số định danh cá nhân của người lưu trú'),
    day('luuTruTu', 'Thời gian bắt đầu lưu trú'),
    long('lyDoLuuTru', 'Lý do lưu trú', { optional: true }),
  ),
  'ESS-07': declared(
    choice('loaiXe', 'Loại xe', ['Mô tô hai bánh', 'Xe gắn máy', 'Ô tô']),
    text('nhanHieuXe', 'Nhãn hiệu xe'),
    text('soMay', 'Số máy'),
    text('soKhung', 'Số khung'),
    text('mauSon', 'Màu sơn', { optional: true }),
  ),
  'ESS-08': declared(
    text('bienSoXe', 'Biển số xe'),
    choice('loaiXeViPham', 'Loại phương tiện', ['Ô tô', 'Xe máy', 'Xe đạp điện']),
    text('soQuyetDinh', 'Số quyết định xử phạt', { optional: true }),
  ),
  'ESS-09': [CHILD, PARENTS],
  'ESS-10': [DEAD],
  'ESS-11': [
    section(
      'Thông tin bên nữ và bên nam',
      person('hoTenBenKia', 'Họ và tên người kết hôn cùng'),
      past('ngaySinhBenKia', 'Ngày sinh của người kết hôn cùng'),
      number('soDinhDanhBenKia', 'Số định danh cá nhân của người kết hôn cùng'),
      text('cuTruBenKia', 'Nơi cư trú của người kết hôn cùng'),
      choice('lanKetHon', 'Kết hôn lần thứ mấy', ['Lần đầu', 'Lần hai', 'Lần khác']),
    ),
  ],
  'ESS-12': declared(
    choice('loaiHoChieu', 'Loại hộ chiếu', ['Không gắn chíp', 'Gắn chíp điện tử']),
    choice('noiDungHoChieu', 'Nội dung đề nghị', ['Cấp lần đầu', 'Cấp lại']),
    held('hoTenCha', 'Họ và tên cha', 'fatherName'),
    held('hoTenMe', 'Họ và tên mẹ', 'motherName'),
    text('ngheNghiep', 'Nghề nghiệp', { optional: true }),
  ),
  'ESS-13': declared(
    choice('loaiDau', 'Loại con dấu', ['Dấu ướt', 'Dấu nổi']),
    text('soQuyetDinhThanhLap', 'Số quyết định thành lập'),
    long('noiDungDau', 'Nội dung con dấu'),
  ),
  'ESS-14': declared(
    choice('loaiDau', 'Loại con dấu', ['Dấu thu nhỏ', 'Dấu nổi', 'Dấu xi']),
    text('soGiayChungNhan', 'Số giấy chứng nhận đăng ký mẫu con dấu'),
    long('lyDoLamDau', 'Lý do làm con dấu'),
  ),
  'ESS-15': [
    CHILD,
    PARENTS,
    section(
      'Nơi thường trú và nơi khám chữa bệnh',
      text('noiThuongTruTre', 'Nơi đăng ký thường trú của trẻ em'),
      text('noiKhamChuaBenh', 'Nơi đăng ký khám chữa bệnh ban đầu'),
    ),
  ],
  'ESS-16': [DEAD, DEPOSIT],
  'ESS-17': declared(
    text('maSoBhyt', 'Mã số bảo hiểm y tế'),
    choice('phuongThucDong', 'Phương thức đóng', ['3 tháng', '6 tháng', '12 tháng']),
    text('soThanhVien', 'Số thành viên tham gia trong hộ'),
  ),
  'ESS-18': declared(
    choice('loaiDangKyThue', 'Nội dung đăng ký', ['Đăng ký lần đầu', 'Thay đổi thông tin']),
    text('nganhNghe', 'Ngành nghề kinh doanh chính'),
    text('diaDiemKinhDoanh', 'Địa điểm kinh doanh'),
    past('ngayBatDau', 'Ngày bắt đầu hoạt động'),
  ),
  'ESS-19': declared(
    text('soGiayChungNhanDat', 'Số phát hành giấy chứng nhận'),
    text('thuaDat', 'Thửa đất số'),
    text('toBanDo', 'Tờ bản đồ số'),
    long('noiDungBienDong', 'Nội dung biến động'),
  ),
  'ESS-20': declared(
    ...ELECTRICITY,
    choice('soPha', 'Loại công tơ đề nghị', ['1 pha', '3 pha']),
    text('congSuat', 'Công suất đăng ký sử dụng', { optional: true }),
  ),
  'ESS-21': declared(
    text('maKhachHang', 'Mã khách hàng sử dụng điện'),
    ...ELECTRICITY,
    person('hoTenChuCu', 'Họ và tên chủ thể hợp đồng cũ'),
  ),
  'ESS-22': declared(
    text('truongThpt', 'Trường trung học phổ thông'),
    choice('baiThi', 'Môn thi tự chọn', ['Vật lí', 'Hóa học', 'Sinh học', 'Lịch sử', 'Địa lí']),
    choice('khuVuc', 'Khu vực ưu tiên', ['KV1', 'KV2', 'KV2-NT', 'KV3']),
  ),
  'ESS-23': declared(
    text('maSoBhxh', 'Mã số bảo hiểm xã hội'),
    past('ngayNghiViec', 'Ngày chấm dứt hợp đồng lao động'),
    text('noiLamViecCu', 'Nơi làm việc trước khi nghỉ việc'),
    choice('noiNhanTroCap', 'Hình thức nhận trợ cấp', ['Qua tài khoản', 'Trực tiếp']),
  ),
  'ESS-24': declared(
    choice('hangGplx', 'Hạng giấy phép lái xe', ['A1', 'A', 'B', 'C']),
    text('soGplx', 'Số giấy phép lái xe đã được cấp', { optional: true }),
    long('lyDoDoiGplx', 'Lý do cấp, đổi, cấp lại'),
  ),
  'ESS-25': declared(
    choice('loaiPhieu', 'Loại phiếu lý lịch tư pháp', ['Phiếu số 1', 'Phiếu số 2']),
    held('hoTenCha', 'Họ và tên cha', 'fatherName'),
    held('hoTenMe', 'Họ và tên mẹ', 'motherName'),
    long('mucDichCap', 'Mục đích yêu cầu cấp phiếu'),
    text('soLuongPhieu', 'Số lượng phiếu đề nghị cấp', { optional: true }),
  ),
};

/** What any other procedure asks. */
export const OTHER_ITEMS: readonly FormSection[] = declared(long('noiDungDeNghi', 'Nội dung đề nghị'));
