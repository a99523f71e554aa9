import type { Citizen } from '../../src/model/journey.ts';
import { citizens as named } from './citizens.ts';

/*
 * As many more synthetic citizens as journeys may run at the same time: each is lent to one journey at a time. Like the
 * named ones, they have numbers that begin with 000 and accounts on the local fleet only.
 */

const FAMILY_NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi'];
const GIVEN_NAMES = ['An', 'Bình', 'Châu', 'Duyên', 'Giang'];

const [template] = named;
if (template === undefined) throw new Error('expected a named citizen to take papers and registers from');

export const citizens: readonly Citizen[] = FAMILY_NAMES.flatMap((family, row) =>
  GIVEN_NAMES.map((given, column): Citizen => {
    const number = row * GIVEN_NAMES.length + column + 1;
    const two = String(number).padStart(2, '0');
    const year = 50 + number;
    const idNumber = `000${number % 2}${year}1000${two}`;
    return {
      ...template,
      id: `gia-lap-${two}`,
      fullName: `${family} Giả Lập ${given}`,
      idNumber,
      birthDate: `19${year}-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`,
      sex: number % 2 === 0 ? 'male' : 'female',
      phone: `09000001${two}`,
      email: `gia.lap.${two}@example.com`,
      address: { ...template.address, street: `Số ${number} đường Giả Lập` },
      parents: { father: `${family} Văn Giả Lập`, mother: `Lê Thị Giả Lập ${given}` },
      organisation: {
        name: `CÔNG TY TNHH GIẢ LẬP ${family.toUpperCase()} ${given.toUpperCase()}`,
        taxCode: `00900010${two}`,
        address: `Số ${number} đường Giả Lập, ${template.address.ward}, ${template.address.province}`,
      },
      credentials: { ...template.credentials, username: idNumber },
    };
  }),
);
