/**
 * Words of `src/platforms/service-life` that no label of the screens data has. Each file that only judges what a page
 * says in sentences uses the language's own words; words by which something is looked for come from a source.
 */

/** Files that read text and touch no page. */
export const LIFE_PROSE: readonly string[] = [
  'duty-words',
  'help-words',
  'money',
  'procedure-facts',
  'procedure-words',
  'public-signs',
  'secret-request-words',
  'answer-words',
  'payment-words',
  'site-words',
  'day',
].map((name) => `service-life/${name}.ts`);

const split = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

export const LIFE_LANGUAGE: readonly string[] = split([
  'trụ sở, trung tâm, ủy ban, quầy, phòng, công an, chi nhánh, văn phòng, tại quầy, tại bộ phận, qua mạng',
  'bản giấy, hồ sơ giấy, bản cứng, bản gốc, giấy tờ gốc, bản in, tờ khai giấy, bản chụp, ảnh, hai mặt, chụp, mã thẻ',
  'đóng dấu, ký tươi, ký tay, ký mực, tươi, sống, rồi, tiền mặt, chuyển, có mặt, xuất trình, nộp trực tiếp, thẻ',
  'xin mời, mời, đề nghị, đừng, sử dụng, thay vì, đỡ, tránh, hạn chế, giảm, phi tiền mặt, thay thế, triển khai',
  'có thể, tùy chọn, một trong, khuyến khích, ưu tiên, chuyển khoản, ngân hàng, tá, phẩm, đối với, muốn',
  'nhu cầu, vướng mắc, thắc mắc, bị từ chối, chuyên viên, nhân viên, đi, quý, ông, doanh nghiệp, lưu trữ',
  'đường dây nóng, tổng đài, liên hệ, tư vấn, đt, câu hỏi thường gặp, cẩm nang, vnđ, nghìn, ngàn, triệu, tỉ, số lượng',
  'chứng minh nhân dân, sổ hộ khẩu, sổ tạm trú, cư trú, giấy chứng nhận kết hôn, giấy khai sinh, bản sao trích lục',
  'tra cứu trên cơ sở dữ liệu, giấy tờ điện tử, ban cơ yếu, giấy tờ tùy thân, khuôn mặt, zđ, phút, khoảng, mất khoảng',
  'mình, chúng tôi, nhắn, đưa, xác nhận lại, tại đây, vào đây, ở đây, dưới đây, ô chat, đoạn chat, cuộc trò chuyện',
  'quý khách, chị, là gì, là bao nhiêu, chớ, tuyệt đối, cảnh giác, cẩn thận, lừa đảo, kẻ gian, không bao giờ',
  'ứng dụng, nhà mạng, quên, đổi, đặt lại, khôi phục, lấy lại, trong ứng dụng, ở bước, vào ô, sau đó, theo quy định, mà',
  // Parts of a procedure as Nghị định 63/2010/NĐ-CP, Điều 8 names them, and its words around them.
  'số bộ, trình tự, các bước, tiến hành, cách thức, hồ sơ bao gồm, đối tượng, có thẩm quyền, được ủy quyền, của việc',
  'tờ khai hành chính, tên mẫu, điều kiện, của thủ tục, căn cứ pháp lý, cơ sở pháp lý, quy phạm pháp luật, quy định',
  'xác định, căn cứ, cung cấp thông tin, mức độ',
  'chủ quản, thường trực, vận hành, bản quyền, thuộc, trước hạn, đã nhận, hồ sơ nhận, hồ sơ mới, đã xử lý, đã trả',
  'tính đến, đến ngày, thời điểm, phạm vi, thu thập, kiểm soát, và nghĩa vụ, chỉnh sửa, khiếu nại, rút lại, đầu mối',
  'thư điện tử, kết thúc, trữ, giữ, quyền riêng tư, bảo vệ, chính sách bảo mật, soạn, gõ, suy nghĩ, chờ, đợi, sa, ch',
  'hôm nay, vừa xong, xem, gửi câu hỏi, đóng',
  'tiện ích, thu hộ, thành tiền, tham chiếu, hóa đơn, đơn hàng, biên lai, miễn phí, hoàn tất, không thành công',
  'thất bại, hủy, chưa hoàn tất, hết hạn, chờ thanh toán, nộp phí',
]);

const GENERAL = 'general knowledge of Vietnamese portals, unsourced';

/** Words by which something is looked for on a page, with where they come from. */
export const LIFE_ELSEWHERE: Readonly<Record<string, string>> = {
  'liên hệ': GENERAL,
  'trợ giúp': GENERAL,
  'thông tin hỗ trợ': GENERAL,
  'hỗ trợ kỹ thuật': GENERAL,
  'thông tin liên hệ': GENERAL,
  'tại quầy': GENERAL,
  'thống kê': 'Thông tư 32/2017/TT-BTTTT, Điều 11, as the criteria data cite it',
  'bản ghi': GENERAL,
  'trợ lý': 'criteria data: trợ lý ảo',
  'hỏi đáp trực tuyến': GENERAL,
  'tư vấn trực tuyến': GENERAL,
  'trò chuyện': GENERAL,
  'tin nhắn': GENERAL,
  'hỏi trợ lý': GENERAL,
  'gửi câu hỏi': GENERAL,
  'nhập nội dung': GENERAL,
  'tải xuống': GENERAL,
  'tải file': GENERAL,
  'hồ sơ của tôi': GENERAL,
  'quản lý hồ sơ': GENERAL,
  'danh sách hồ sơ': GENERAL,
  'tài khoản của tôi': GENERAL,
  'xem hồ sơ': GENERAL,
  'xác nhận thanh toán': GENERAL,
  'từ chối thanh toán': GENERAL,
  'hủy thanh toán': GENERAL,
  'hủy giao dịch': GENERAL,
  hủy: GENERAL,
  'đánh giá dịch vụ': GENERAL,
  'đánh giá sự hài lòng': GENERAL,
  'gửi đánh giá': GENERAL,
  'ghi nhận': GENERAL,
  'thông báo của tôi': GENERAL,
  'thanh toán phí': GENERAL,
  'thanh toán lệ phí': GENERAL,
  'nộp phí': GENERAL,
  'hủy hồ sơ': GENERAL,
  'thu hồi hồ sơ': GENERAL,
  'gửi yêu cầu': GENERAL,
  huỷ: GENERAL,
  'thu hồi': GENERAL,
  'trạng thái': GENERAL,
  'đánh giá mức độ hài lòng': GENERAL,
  // Other portals rate otherwise than Thông tư 32/2017/TT-BTTTT, Điều 12.
  'mức độ': GENERAL,
  'bình thường': GENERAL,
  rất: GENERAL,
  tốt: GENERAL,
  kém: GENERAL,
  'ngân hàng': GENERAL,
  'ví điện tử': GENERAL,
  'tiền mặt': GENERAL,
};
