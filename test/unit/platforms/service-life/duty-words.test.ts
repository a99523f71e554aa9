import { describe, expect, it } from 'vitest';
import { dutiesIn } from '#src/platforms/service-life/duty-words.ts';

const kinds = (...lines: string[]): string[] => dutiesIn(lines).map(({ kind }) => kind);

describe('dutiesIn', () => {
  it.each([
    ['Công dân phải đến trực tiếp Bộ phận Một cửa để nhận kết quả.', 'appear'],
    ['Người nộp vui lòng đến trực tiếp trụ sở Công an xã để lấy vân tay.', 'appear'],
    ['Yêu cầu người nộp có mặt tại UBND xã khi ký nhận.', 'appear'],
    ['Sau khi nộp hồ sơ trực tuyến, công dân đến Bộ phận Một cửa để đối chiếu bản chính.', 'appear'],
    [
      'Sau khi nộp hồ sơ trực tuyến, công dân phải mang bản chính đến Bộ phận Một cửa để đối chiếu.',
      'appear',
    ],
    ['Kết quả chỉ trả trực tiếp tại Trung tâm Phục vụ hành chính công.', 'appear'],
    ['Khi nhận kết quả phải xuất trình bản chính giấy tờ.', 'appear'],
    ['Không được ủy quyền, người yêu cầu phải có mặt khi nhận kết quả.', 'appear'],
    ['Không phải ký số mà phải đến trực tiếp.', 'appear'],
    ['Người nộp phải nộp bản giấy tại Bộ phận Một cửa trong 05 ngày.', 'paper'],
    ['Đề nghị gửi hồ sơ giấy qua đường bưu điện trước ngày hẹn.', 'paper'],
    ['Bắt buộc bổ sung 01 bộ hồ sơ giấy sau khi nộp trực tuyến', 'paper'],
    ['Không cần đến trực tiếp mà phải gửi bản giấy qua bưu điện.', 'paper'],
    ['Vui lòng in tờ khai, ký tên và đóng dấu rồi tải lên.', 'wet-ink'],
    ['Tờ khai in ra, ký và đóng dấu.', 'wet-ink'],
    ['Tờ khai phải có chữ ký tươi của người khai.', 'wet-ink'],
    ['Cần in tờ khai và ký vào bản in.', 'wet-ink'],
    ['Lệ phí nộp bằng tiền mặt tại Bộ phận Một cửa.', 'cash'],
    ['Chưa hỗ trợ thanh toán trực tuyến, vui lòng nộp tiền mặt tại quầy.', 'cash'],
    ['Chỉ thu tiền mặt.', 'cash'],
  ])('tells: %s', (line, kind) => {
    expect(kinds(line)).toEqual([kind]);
    expect(kinds(line.normalize('NFD'))).toEqual([kind]);
    expect(kinds(line.toLocaleUpperCase('vi'))).toEqual([kind]);
  });

  it.each([
    ['Công dân không phải đến trực tiếp cơ quan nhà nước.'],
    ['Người nộp không cần nộp bản giấy.'],
    ['Không bắt buộc phải đến trực tiếp.'],
    ['Việc đến trực tiếp không còn bắt buộc.'],
    ['Thay vì phải đến trực tiếp Bộ phận Một cửa, người dân nộp tại nhà.'],
    ['Giúp người dân không còn phải đến trực tiếp trụ sở.'],
    ['Hồ sơ được nộp trực tiếp hoặc trực tuyến.'],
    ['Người yêu cầu phải nộp hồ sơ trực tiếp tại UBND xã hoặc trực tuyến trên Cổng Dịch vụ công.'],
    ['Bạn có thể đến trực tiếp để nhận kết quả.'],
    ['Nếu cần hỗ trợ, vui lòng đến trực tiếp Bộ phận Một cửa.'],
    ['Nếu không nộp trực tuyến được, đề nghị công dân đến trực tiếp.'],
    ['Trường hợp nộp trực tiếp, người nộp phải xuất trình bản chính.'],
    ['Nếu nộp hồ sơ qua bưu điện thì phải gửi bản giấy.'],
    ['Đối với hồ sơ nộp trực tiếp phải nộp bản giấy.'],
    ['Tôi có phải đến trực tiếp không?'],
    ['Có cần nộp bản giấy không?'],
    ['Thanh toán không dùng tiền mặt'],
    ['Đơn vị không thu tiền mặt.'],
    ['Lệ phí nộp bằng tiền mặt hoặc chuyển khoản.'],
    ['Nhận kết quả trực tiếp tại Bộ phận Một cửa'],
    ['Phải nhận kết quả trực tiếp hoặc qua dịch vụ bưu chính.'],
    ['Cán bộ tiếp nhận phải in hồ sơ giấy và gửi bản giấy cho phòng chuyên môn.'],
    ['Giấy chứng sinh có ký tên và đóng dấu của bệnh viện'],
    ['Tờ khai phải ký số.'],
    ['Văn bản được ký và đóng dấu số.'],
    ['Trực tiếp: người nộp phải mang bản chính đến Bộ phận Một cửa.'],
    ['Nộp hồ sơ trực tuyến toàn trình.'],
    ['Số lượng hồ sơ: 01 bộ'],
    ['Bản chính: 1, bản sao: 0'],
    [''],
  ])('tells nothing: %s', (line) => {
    expect(kinds(line)).toEqual([]);
    expect(kinds(line.normalize('NFD'))).toEqual([]);
  });

  it('takes what stands under the heading of the counter for the counter only', () => {
    expect(
      kinds(
        'Nộp trực tiếp',
        'Người nộp phải mang bản chính đến Bộ phận Một cửa.',
        'Trực tuyến',
        'Nộp tại nhà.',
      ),
    ).toEqual([]);
    expect(kinds('Trực tuyến', 'Người nộp phải mang bản chính đến Bộ phận Một cửa.')).toEqual(['appear']);
  });

  it('keeps the sentence that says so, once and of a bounded length', () => {
    const line = 'Nộp trực tuyến. Công dân phải đến trực tiếp để nhận. Xin cảm ơn.';
    expect(dutiesIn([line, line])).toEqual([
      { kind: 'appear', words: 'Công dân phải đến trực tiếp để nhận' },
    ]);
    const [long] = dutiesIn([`Phải đến trực tiếp ${'a '.repeat(5_000)}`]);
    expect(long?.words.length).toBeLessThanOrEqual(240);
  });

  it('takes time in proportion to the text', () => {
    expect(kinds('phải '.repeat(20_000), 'mang '.repeat(20_000), 'nộp nộp '.repeat(20_000))).toEqual([]);
  });
});
