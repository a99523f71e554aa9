import { citizens as synthetic } from '../../../../scenarios/identities/citizens.ts';
import type { Citizen } from '#src/model/journey.ts';

const [template] = synthetic;
if (template === undefined) throw new Error('expected a synthetic citizen');

/** Values that occur nowhere by chance, so that every find is a leak. Made up: no province has the code 000. */
export const citizens: readonly Citizen[] = (
  [
    ['ha', 'Quách Thị Chích Choè Lửa', '000187650417', '0987650417', '904617', '618273'],
    ['hai', 'Ưng Đẩu Chim Bói Cá', '000076540829', '0976540829', '730915', '582047'],
    ['ba', 'Khổng Yến Sơn Ca Nhỏ', '000165430731', '0965430731', '417806', '293518'],
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
