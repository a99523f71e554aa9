import { describe, expect, it } from 'vitest';
import { labelDatum } from '#src/platforms/label-datum.ts';

describe('labelDatum', () => {
  it.each([
    ['Họ và tên *', 'fullName'],
    ['Họ, chữ đệm, tên người yêu cầu:', 'fullName'],
    ['1. Họ tên người nộp hồ sơ', 'fullName'],
    ['Tên người nộp', 'fullName'],
    ['Số Căn cước', 'idNumber'],
    ['Số định danh cá nhân/CCCD', 'idNumber'],
    ['Ngày sinh', 'birthDate'],
    ['Ngày, tháng, năm sinh (dd/mm/yyyy)', 'birthDate'],
    ['Giới tính', 'sex'],
    ['Quốc tịch', 'nationality'],
    ['Dân tộc', 'ethnicity'],
    ['Ngày cấp', 'idIssuedOn'],
    ['Nơi cấp', 'idIssuedBy'],
    ['Số điện thoại', 'phone'],
    ['E-mail', 'email'],
    ['Tỉnh/Thành phố', 'province'],
    ['Xã/Phường/Đặc khu', 'ward'],
    ['Địa chỉ thường trú', 'address'],
    ['Họ và tên cha', 'fatherName'],
    ['Họ, chữ đệm, tên mẹ', 'motherName'],
    ['Dân tộc của người nộp hồ sơ', 'ethnicity'],
    ['Tỉnh/Thành phố nơi thường trú', 'province'],
    ['Ngày cấp căn cước', 'idIssuedOn'],
    ['Số CMND/CCCD/Hộ chiếu', 'idNumber'],
    ['Số căn cước/Chứng minh nhân dân', 'idNumber'],
    ['Số Chứng minh nhân dân/Căn cước công dân *', 'idNumber'],
    ['Số Hộ chiếu/CCCD', 'idNumber'],
    ['Số CCCD/Giấy chứng nhận căn cước', 'idNumber'],
    ['Số giấy tờ tuỳ thân', 'idNumber'],
    ['Ngày cấp CCCD/Hộ chiếu', 'idIssuedOn'],
    ['Tên tổ chức', 'organisationName'],
    ['Mã số thuế', 'taxCode'],
    ['Địa chỉ trụ sở', 'organisationAddress'],
  ])('%s asks for %s', (label, datum) => {
    expect(labelDatum(label)).toBe(datum);
    expect(labelDatum(label.normalize('NFD'))).toBe(datum);
  });

  it.each([
    'Họ và tên con',
    'Họ và tên trẻ',
    'Họ, chữ đệm, tên người được khai sinh',
    'Số Căn cước của cha',
    'Ngày sinh của vợ',
    'Họ tên chủ hộ',
    'Họ và tên chủ thể hợp đồng cũ',
    'Họ và tên người lưu trú',
    'Người liên hệ khi cần',
    'Ngày cấp chứng minh nhân dân',
    'Nơi cấp giấy phép lái xe',
    'Số hộ chiếu',
    'Số CCCD/Hộ chiếu cũ',
    'Số CCCD đã được cấp',
    'Số giấy chứng nhận đăng ký doanh nghiệp/CCCD',
    'Nơi đề nghị đăng ký cư trú',
    'Nội dung yêu cầu giải quyết',
    'Địa điểm',
    'Ngày hẹn trả',
    'Tỉnh/Thành phố nơi đăng ký',
  ])('%s asks for nothing of the applicant', (label) => {
    expect(labelDatum(label)).toBeNull();
  });

  it('takes a field for somebody else’s where its part of the form is', () => {
    expect(labelDatum('Họ và tên', 'Thông tin bên nữ')).toBeNull();
    expect(labelDatum('Họ và tên', 'Thông tin người nộp hồ sơ')).toBe('fullName');
  });

  it.each(['Thông tin giấy phép lái xe', 'Hộ chiếu', 'Giấy chứng nhận kết hôn', 'Quyết định thành lập'])(
    'takes a day under "%s" for that paper’s, and the card where the label names it',
    (section) => {
      expect(labelDatum('Ngày cấp', section)).toBeNull();
      expect(labelDatum('Nơi cấp', section)).toBeNull();
      expect(labelDatum('Ngày cấp CCCD', section)).toBe('idIssuedOn');
      expect(labelDatum('Số căn cước', section)).toBe('idNumber');
      expect(labelDatum('Họ và tên', section)).toBe('fullName');
    },
  );

  it('takes a day under a heading that leaves the choice of the paper for the card’s', () => {
    expect(labelDatum('Ngày cấp', 'Thông tin CMND/CCCD/Hộ chiếu')).toBe('idIssuedOn');
  });

  it('takes parents for the child’s in a form about a child', () => {
    expect(labelDatum('Họ và tên cha', '', true)).toBeNull();
    expect(labelDatum('Họ và tên cha (người nộp hồ sơ)', '', true)).toBe('fatherName');
    expect(labelDatum('Họ và tên', 'Thông tin người nộp hồ sơ', true)).toBe('fullName');
  });
});
