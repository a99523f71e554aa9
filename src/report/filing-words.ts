import type { Datum, DocumentKind } from '#src/model/datum.ts';
import type { ComponentEvidence, FieldEvidence, Prefill, PublicSignEvidence } from '#src/model/filing.ts';
import type { Text } from '#src/model/text.ts';

export const DATUM_WORDS: { readonly [D in Datum]: Text } = {
  fullName: { vi: 'họ và tên', en: 'full name' },
  idNumber: { vi: 'số định danh', en: 'identity number' },
  birthDate: { vi: 'ngày sinh', en: 'date of birth' },
  sex: { vi: 'giới tính', en: 'sex' },
  nationality: { vi: 'quốc tịch', en: 'nationality' },
  ethnicity: { vi: 'dân tộc', en: 'ethnicity' },
  idIssuedOn: { vi: 'ngày cấp giấy tờ', en: 'identity card issued on' },
  idIssuedBy: { vi: 'nơi cấp giấy tờ', en: 'identity card issued by' },
  phone: { vi: 'điện thoại', en: 'telephone' },
  email: { vi: 'thư điện tử', en: 'e-mail' },
  province: { vi: 'tỉnh, thành phố', en: 'province' },
  ward: { vi: 'xã, phường', en: 'ward' },
  address: { vi: 'địa chỉ', en: 'address' },
  fatherName: { vi: 'họ tên cha', en: 'father’s name' },
  motherName: { vi: 'họ tên mẹ', en: 'mother’s name' },
  organisationName: { vi: 'tên tổ chức', en: 'organisation’s name' },
  organisationAddress: { vi: 'địa chỉ tổ chức', en: 'organisation’s address' },
  taxCode: { vi: 'mã số thuế', en: 'tax code' },
};

export const DOCUMENT_WORDS: { readonly [D in DocumentKind]: Text } = {
  declaration: { vi: 'tờ khai', en: 'declaration' },
  'id-card': { vi: 'thẻ căn cước', en: 'identity card' },
  'household-book': { vi: 'sổ hộ khẩu', en: 'household book' },
  'residence-confirmation': { vi: 'xác nhận cư trú (CT07, CT08)', en: 'confirmation of residence' },
  'residence-proof': { vi: 'giấy tờ chỗ ở hợp pháp', en: 'proof of lawful housing' },
  'marriage-certificate': { vi: 'giấy chứng nhận kết hôn', en: 'marriage certificate' },
  'marital-status': { vi: 'xác nhận tình trạng hôn nhân', en: 'confirmation of marital status' },
  'birth-certificate': { vi: 'giấy khai sinh', en: 'birth certificate' },
  'birth-notice': { vi: 'giấy chứng sinh', en: 'birth notice' },
  'death-notice': { vi: 'giấy báo tử', en: 'death notice' },
  'business-licence': { vi: 'đăng ký kinh doanh', en: 'business licence' },
  'health-insurance-card': { vi: 'thẻ bảo hiểm y tế', en: 'health insurance card' },
  photo: { vi: 'ảnh', en: 'photograph' },
  'power-of-attorney': { vi: 'giấy ủy quyền', en: 'power of attorney' },
  other: { vi: 'không nhận ra', en: 'not recognised' },
};

export const PREFILL_WORDS: { readonly [P in Prefill]: Text } = {
  nothing: { vi: 'để trống', en: 'empty' },
  own: { vi: 'đúng người', en: 'the citizen’s own' },
  another: { vi: 'CỦA NGƯỜI KHÁC', en: 'ANOTHER PERSON’S' },
  unclear: { vi: 'không so được', en: 'not comparable' },
};

export const DONE_WORDS: { readonly [D in FieldEvidence['done']]: Text } = {
  left: { vi: 'để nguyên', en: 'left' },
  typed: { vi: 'gõ', en: 'typed' },
  chosen: { vi: 'chọn', en: 'chosen' },
  ticked: { vi: 'đánh dấu', en: 'ticked' },
};

export const GIVEN_WORDS: { readonly [G in ComponentEvidence['given']]: Text } = {
  upload: { vi: 'tải lên', en: 'uploaded' },
  store: { vi: 'chọn từ kho', en: 'picked from the store' },
  nothing: { vi: 'không nộp', en: 'nothing' },
};

export const KEEP_WORDS: { readonly [K in ComponentEvidence['keep']]: Text } = {
  none: { vi: 'không hỏi', en: 'not asked' },
  unticked: { vi: 'có hỏi, để trống', en: 'asked, not ticked' },
  ticked: { vi: 'ĐÁNH DẤU SẴN', en: 'TICKED BEFOREHAND' },
};

export const SIGN_WORDS: { readonly [A in PublicSignEvidence['about']]: Text } = {
  'signing-duty': { vi: 'Báo trước việc phải ký số', en: 'Duty to sign announced' },
  'signing-providers': { vi: 'Nêu đơn vị chữ ký số', en: 'Signing providers named' },
  'signing-guide': { vi: 'Hướng dẫn ký số', en: 'Guide to signing' },
  'store-entry': { vi: 'Lối vào kho dữ liệu', en: 'Entry to the store' },
  'store-guide': { vi: 'Hướng dẫn kho dữ liệu', en: 'Guide to the store' },
  'over-ask': { vi: 'Đòi giấy tờ Nhà nước đã có', en: 'Asks for papers that the State holds' },
};
