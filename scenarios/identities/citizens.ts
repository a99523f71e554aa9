import type { Datum } from '../../src/model/datum.ts';
import type { Citizen } from '../../src/model/journey.ts';
import { declaration, residenceProof } from './papers.ts';

/*
 * Synthetic citizens. Their numbers begin with 000, which is the code of no province, so that they can be
 * nobody's; their accounts exist on the local fleet only.
 */

const documents = [declaration, residenceProof];

/** What the population data holds of everybody (NĐ 45/2020 Arts 9(2), 16(4)(a) as the criteria data cite them). */
const HELD: readonly Datum[] = [
  'fullName',
  'idNumber',
  'birthDate',
  'sex',
  'nationality',
  'ethnicity',
  'idIssuedOn',
  'idIssuedBy',
  'phone',
  'province',
  'ward',
  'address',
  'fatherName',
  'motherName',
];

const credentials = { password: 'Thu-Nghiem-2026', passcode: '135790' };
const fixedCode = { kind: 'fixed', code: '246813' } as const;
const drawnCode = { kind: 'totp', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' } as const;

export const citizens: readonly Citizen[] = [
  {
    id: 'thu-nghiem-1',
    situation: 'adult',
    fullName: 'Nguyễn Thị Thử Nghiệm',
    idNumber: '000190000017',
    birthDate: '1990-05-17',
    sex: 'female',
    nationality: 'Việt Nam',
    ethnicity: 'Kinh',
    parents: { father: 'Nguyễn Văn Giả Lập', mother: 'Lê Thị Giả Lập' },
    stateHolds: HELD,
    idIssuedOn: '2021-08-09',
    idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    phone: '0900000017',
    email: 'thu.nghiem.1@example.com',
    address: { province: 'Thành phố Hà Nội', ward: 'Phường Thử Nghiệm', street: 'Số 1 đường Kiểm Thử' },
    documents,
    organisation: {
      name: 'CÔNG TY TNHH GIẢ LẬP NGUYỄN THỊ THỬ NGHIỆM',
      taxCode: '0090000017',
      address: 'Số 9 đường Giả Lập, Phường Thử Nghiệm, Thành phố Hà Nội',
    },
    credentials: { username: '000190000017', ...credentials, oneTimeCode: fixedCode },
  },
  {
    id: 'thu-nghiem-2',
    situation: 'adult',
    fullName: 'Trần Đức Kiểm Thử',
    idNumber: '000085000025',
    birthDate: '1985-11-02',
    sex: 'male',
    nationality: 'Việt Nam',
    ethnicity: 'Kinh',
    parents: { father: 'Trần Văn Giả Lập', mother: 'Phạm Thị Giả Lập' },
    stateHolds: HELD,
    idIssuedOn: '2022-03-30',
    idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    phone: '0900000025',
    email: 'thu.nghiem.2@example.com',
    address: { province: 'Tỉnh Hải Dương', ward: 'Xã Kiểm Thử', street: 'Thôn Thử Nghiệm' },
    documents,
    organisation: {
      name: 'CÔNG TY TNHH GIẢ LẬP TRẦN ĐỨC KIỂM THỬ',
      taxCode: '0085000025',
      address: 'Thôn Giả Lập, Xã Kiểm Thử, Tỉnh Hải Dương',
    },
    credentials: { username: '000085000025', ...credentials, oneTimeCode: drawnCode },
  },
];
