import type { Citizen } from '../../src/model/journey.ts';
import { declaration, residenceProof } from './papers.ts';

/*
 * Synthetic citizens. Their numbers begin with 000, which is the code of no province, so that they can be
 * nobody's; their accounts exist on the local fleet only.
 */

const documents = [declaration, residenceProof];

const credentials = { password: 'Thu-Nghiem-2026', oneTimeCode: '246813', passcode: '135790' };

export const citizens: readonly Citizen[] = [
  {
    id: 'thu-nghiem-1',
    fullName: 'Nguyễn Thị Thử Nghiệm',
    idNumber: '000190000017',
    birthDate: '1990-05-17',
    sex: 'female',
    idIssuedOn: '2021-08-09',
    idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    phone: '0900000017',
    email: 'thu.nghiem.1@example.com',
    address: { province: 'Thành phố Hà Nội', ward: 'Phường Thử Nghiệm', street: 'Số 1 đường Kiểm Thử' },
    documents,
    organisation: { name: 'CÔNG TY TNHH GIẢ LẬP NGUYỄN THỊ THỬ NGHIỆM', taxCode: '0090000017' },
    credentials: { username: '000190000017', ...credentials },
  },
  {
    id: 'thu-nghiem-2',
    fullName: 'Trần Đức Kiểm Thử',
    idNumber: '000085000025',
    birthDate: '1985-11-02',
    sex: 'male',
    idIssuedOn: '2022-03-30',
    idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    phone: '0900000025',
    email: 'thu.nghiem.2@example.com',
    address: { province: 'Tỉnh Hải Dương', ward: 'Xã Kiểm Thử', street: 'Thôn Thử Nghiệm' },
    documents,
    organisation: { name: 'CÔNG TY TNHH GIẢ LẬP TRẦN ĐỨC KIỂM THỬ', taxCode: '0085000025' },
    credentials: { username: '000085000025', ...credentials },
  },
];
