/**
 * Files of reuse that judge what a page says and touch none. `reuse-words.ts` also tells names of buttons: for drafts
 * and the store the screens data state a gap.
 */
export const REUSE_PROSE: readonly string[] = [
  'consent-words.ts',
  'label-datum.ts',
  'paper-words.ts',
  'upload-limit.ts',
  'reuse-words.ts',
];

export const REUSE_LANGUAGE: readonly string[] = [
  // Of the forms annexed to the laws on civil status, residence and enterprises: whom and what they ask for.
  'trẻ, trẻ em, bố, mẹ, vợ, chồng, đẻ, bên nam, bên nữ, chủ hộ, thành viên, chết, đã mất, mất, bán, mua, thân, người được',
  'giám hộ, ủy quyền, nhận con, thừa kế, phụ thuộc, lao động, làm chứng, đại diện, người được khai sinh, chữ đệm',
  'đề nghị, làm đơn, trụ sở, doanh nghiệp, công ty, thuế, cấp ngày, giấy tờ tùy thân, hiện nay, đtdđ, thư điện tử',
  // Of drafts and the store:
  'tạm, lưu lại, đang soạn, lưu tạm, chưa nộp, chưa gửi, đang kê khai, của tôi, đã tạo, quản lý hồ sơ, danh sách hồ sơ',
  'soạn tiếp, kê khai tiếp, sửa, chỉnh sửa, hoàn thiện, xoá, gỡ, hủy, huỷ, thu hồi, chấp nhận, cơ bản',
  // Of pages and headlines that only tell of a store:
  'giới thiệu, tin tức, giấy tờ tuỳ thân',
  // Of consent:
  'bấm, nhấn, mặc nhiên, nhiên, tiếp tục, nộp,',
  'cho phép, chấp thuận, bên thứ ba, cung cấp, chuyển, bên, các, thông tin cá nhân, quyền riêng tư, bảo mật',
  // Of papers: what the same laws call them, how portals limit files, and who fetches what.
  'đơn, phiếu, giấy đề nghị, uỷ, tạm trú, về, chỗ ở, chứng minh, tình trạng hôn nhân, trích lục, kết hôn, chứng sinh',
  'báo tử, khai sinh, kinh doanh, hộ kinh doanh, giấy phép kinh doanh, bảo hiểm y tế, chân dung, thẻ, màu, cỡ',
  'hệ thống, khai thác, tra cứu, truy cập, kết nối, đã có trong, phải, xuất trình, tải, bản, thể, trường hợp',
  'chứng minh nhân dân, hộ chiếu, giấy phép, giấy chứng nhận, quyết định, bằng lái, sổ, hộ khẩu, chỗ ở hợp pháp',
  'chứng nhận, ảnh, ủy, giữ, trữ, vượt',
  'đúng, hợp lệ, được, hỗ trợ, quá, lớn, chỉ, nhận, lỗi, thất bại, từ chối',
  'lưu, lần sau, sử dụng lại, tối đa, dung lượng, kích thước, không lớn hơn, nhỏ hơn, dưới, giới hạn, tệp, kiểu, đuôi, hoặc',
  'thường trú, cư trú, nơi ở, ở hiện nay, thị trấn, đặc khu, liên hệ, số nhà',
].flatMap((line) => line.split(', '));
