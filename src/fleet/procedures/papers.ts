import type { DocumentKind } from '#src/model/datum.ts';
import type { Paper } from './procedure.ts';

const FORMATS = ['pdf', 'jpg', 'png'];

const paper = (id: string, label: string, document: DocumentKind, parts: Partial<Paper> = {}): Paper => ({
  id,
  label,
  document,
  required: true,
  formats: FORMATS,
  mostMb: 5,
  fetchedByOffice: false,
  ...parts,
});
const fetched = (id: string, label: string, document: DocumentKind): Paper =>
  paper(id, label, document, { required: false, fetchedByOffice: true });
const optional = (id: string, label: string, document: DocumentKind): Paper =>
  paper(id, label, document, { required: false });

const ID_CARD = fetched('can-cuoc', 'Thẻ căn cước của người nộp hồ sơ', 'id-card');
const RESIDENCE = fetched('xac-nhan-cu-tru', 'Xác nhận thông tin về cư trú', 'residence-confirmation');
const MARRIAGE = fetched('ket-hon', 'Giấy chứng nhận kết hôn của cha mẹ', 'marriage-certificate');
const HOME = paper('cho-o', 'Giấy tờ chứng minh chỗ ở hợp pháp', 'residence-proof');
const ATTORNEY = optional('uy-quyen', 'Văn bản ủy quyền (nếu có)', 'power-of-attorney');
const BIRTH_NOTICE = paper('chung-sinh', 'Giấy chứng sinh', 'birth-notice');
const DEATH_NOTICE = paper('bao-tu', 'Giấy báo tử', 'death-notice');
const MORE = optional('giay-to-khac', 'Giấy tờ khác (nếu có)', 'other');
const proof = (label: string): Paper => paper('chung-minh', label, 'other');
const photo = (label: string): Paper =>
  paper('anh', label, 'photo', { formats: ['jpg', 'png', 'pdf'], mostMb: 2 });

/** Papers of each essential service on a healthy portal. Made up; see `Procedure`. */
export const SERVICE_PAPERS: Readonly<Record<string, readonly Paper[]>> = {
  'ESS-01': [proof('Bản sao chứng minh nhân dân 9 số (nếu còn lưu)'), ID_CARD, MORE],
  'ESS-02': [photo('Ảnh chân dung'), ID_CARD, MORE],
  'ESS-03': [HOME, ATTORNEY, ID_CARD, RESIDENCE],
  'ESS-04': [HOME, ATTORNEY, ID_CARD, RESIDENCE],
  'ESS-05': [proof('Tài liệu về lý do tạm vắng'), ID_CARD],
  'ESS-06': [],
  'ESS-07': [proof('Chứng từ nguồn gốc xe'), MORE, ID_CARD],
  'ESS-08': [MORE, ID_CARD],
  'ESS-09': [BIRTH_NOTICE, ATTORNEY, ID_CARD, MARRIAGE, RESIDENCE],
  'ESS-10': [DEATH_NOTICE, ATTORNEY, ID_CARD],
  'ESS-11': [
    MORE,
    fetched('doc-than', 'Giấy xác nhận tình trạng hôn nhân', 'marital-status'),
    ID_CARD,
    RESIDENCE,
  ],
  'ESS-12': [photo('Ảnh chân dung cỡ 4 cm × 6 cm'), MORE, ID_CARD],
  'ESS-13': [
    proof('Quyết định thành lập của cơ quan, tổ chức'),
    ATTORNEY,
    fetched('dang-ky-kinh-doanh', 'Giấy chứng nhận đăng ký doanh nghiệp', 'business-licence'),
  ],
  'ESS-14': [
    proof('Văn bản đề nghị làm con dấu'),
    ATTORNEY,
    fetched('dang-ky-kinh-doanh', 'Giấy chứng nhận đăng ký doanh nghiệp', 'business-licence'),
  ],
  'ESS-15': [BIRTH_NOTICE, HOME, ID_CARD, MARRIAGE, RESIDENCE],
  'ESS-16': [DEATH_NOTICE, MORE, ID_CARD, RESIDENCE],
  'ESS-17': [
    proof('Danh sách thành viên hộ gia đình tham gia'),
    fetched('the-bhyt', 'Thẻ bảo hiểm y tế', 'health-insurance-card'),
    ID_CARD,
  ],
  'ESS-18': [
    MORE,
    fetched('dang-ky-kinh-doanh', 'Giấy chứng nhận đăng ký hộ kinh doanh', 'business-licence'),
    ID_CARD,
  ],
  'ESS-19': [proof('Giấy chứng nhận đã cấp (bản chụp)'), MORE, ID_CARD, RESIDENCE],
  'ESS-20': [proof('Giấy tờ xác định chủ thể tại địa điểm mua điện'), MORE, ID_CARD, RESIDENCE],
  'ESS-21': [proof('Giấy tờ chứng minh việc chuyển chủ thể hợp đồng'), MORE, ID_CARD],
  'ESS-22': [photo('Ảnh chân dung cỡ 4 cm × 6 cm'), MORE, ID_CARD],
  'ESS-23': [proof('Văn bản chấm dứt hợp đồng lao động'), MORE, ID_CARD],
  'ESS-24': [
    paper('kham-suc-khoe', 'Giấy khám sức khỏe của người lái xe', 'other'),
    photo('Ảnh chân dung'),
    ID_CARD,
  ],
  'ESS-25': [ATTORNEY, MORE, ID_CARD, RESIDENCE],
};

/** Papers of any other procedure. */
export const OTHER_PAPERS: readonly Paper[] = [proof('Giấy tờ chứng minh nội dung đề nghị'), MORE];
