import { citizens as synthetic } from '../../../../scenarios/identities/citizens.ts';
import type { Citizen } from '#src/model/journey.ts';

const [template] = synthetic;
if (template === undefined) throw new Error('expected a synthetic citizen');

/**
 * Values that occur nowhere by chance, so that every find is a leak. Made up: no province has the code 000. Passcodes and
 * one-time codes are above 700000, because traces tell times in milliseconds since the sweep began.
 */
export const citizens: readonly Citizen[] = (
  [
    ['ha', 'Quách Thị Chích Choè Lửa', '000187650417', '0987650417', '904617', '818273'],
    ['hai', 'Ưng Đẩu Chim Bói Cá', '000076540829', '0976540829', '730915', '782047'],
    ['ba', 'Khổng Yến Sơn Ca Nhỏ', '000165430731', '0965430731', '917806', '793518'],
    ['bon', 'Tôn Thất Vành Khuyên', '000174206359', '0974206359', '862094', '875169'],
    ['nam', 'Thạch Thị Chào Mào', '000183951742', '0983951742', '809738', '946205'],
    ['sau', 'Lục Văn Cu Gáy Đồng', '000169317528', '0969317528', '871483', '850371'],
    ['bay', 'Giáp Thị Họa Mi Rừng', '000178462095', '0978462095', '938157', '719384'],
    ['tam', 'Viên Đình Bạc Má Xám', '000185729614', '0985729614', '795360', '902876'],
  ] as const
).map(([id, fullName, idNumber, phone, passcode, code], at) => ({
  ...template,
  id: `hoang-yen-${id}`,
  fullName,
  idNumber,
  phone,
  birthDate: `19${61 + at}-0${3 + at}-${17 + at}`,
  email: `hoang.yen.${id}@chim.example`,
  parents: { father: `${fullName} Trống`, mother: `${fullName} Mái` },
  address: { ...template.address, street: `Số ${4171 + at} ngõ Tổ Chim` },
  organisation: {
    name: `CÔNG TY TNHH LỒNG CHIM ${fullName.toUpperCase()}`,
    taxCode: `00917${at}4308`,
    address: `Số ${8171 + at} ngách Lồng Chim`,
  },
  credentials: {
    username: idNumber,
    password: `Hot-Ngay-${4817 + at}-Tren-Canh`,
    passcode,
    oneTimeCode: { kind: 'fixed', code },
  },
}));
