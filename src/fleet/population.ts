import type { Datum } from '#src/model/datum.ts';
import type { Citizen } from '#src/model/journey.ts';

/** What the national registers hold of somebody: dates as `YYYY-MM-DD`, the sex as `Nam` or `Nữ`; absent is not held. */
export type HeldData = Readonly<Partial<Record<Datum, string>>>;

/** The national population data and the register of organisations, as far as portals may draw on them. */
export type Population = {
  /** By the citizen's 12 digits; null for a number that is nobody's. */
  readonly of: (idNumber: string) => HeldData | null;
  /** Somebody else, for the fault that takes the wrong one; made up where nobody else is known. */
  readonly otherThan: (idNumber: string) => HeldData;
};

const NOBODY: HeldData = {
  fullName: 'Hoàng Văn Người Khác',
  idNumber: '000177000099',
  birthDate: '1977-07-07',
  sex: 'Nam',
  nationality: 'Việt Nam',
  ethnicity: 'Tày',
  idIssuedOn: '2020-01-02',
  idIssuedBy: 'Bộ Công an',
  phone: '0900000099',
  province: 'Tỉnh Lào Cai',
  ward: 'Xã Giả Lập',
  address: 'Số 99 đường Người Khác',
  fatherName: 'Hoàng Văn Giả Định',
  motherName: 'Nông Thị Giả Định',
};

/** Everything that is known of the synthetic citizens; what of it the State holds is the citizen's own list. */
export const makePopulation = (identities: readonly Citizen[]): Population => {
  const held = new Map(identities.map((citizen) => [citizen.idNumber, heldOf(citizen)]));
  return {
    of: (idNumber) => held.get(idNumber) ?? null,
    otherThan: (idNumber) => [...held].find(([other]) => other !== idNumber)?.[1] ?? NOBODY,
  };
};

const heldOf = (citizen: Citizen): HeldData => {
  const { organisation, parents, address } = citizen;
  const all: Readonly<Partial<Record<Datum, string | null>>> = {
    fullName: citizen.fullName,
    idNumber: citizen.idNumber,
    birthDate: citizen.birthDate,
    sex: citizen.sex === 'male' ? 'Nam' : 'Nữ',
    nationality: citizen.nationality,
    ethnicity: citizen.ethnicity,
    idIssuedOn: citizen.idIssuedOn,
    idIssuedBy: citizen.idIssuedBy,
    phone: citizen.phone,
    email: citizen.email,
    province: address.province,
    ward: address.ward,
    address: address.street,
    fatherName: parents?.father ?? null,
    motherName: parents?.mother ?? null,
    organisationName: organisation?.name ?? null,
    organisationAddress: organisation?.address ?? null,
    taxCode: organisation?.taxCode ?? null,
  };
  // The register of organisations is the State's own, whatever a citizen's list says.
  const isHeld = (datum: Datum): boolean =>
    citizen.stateHolds.includes(datum) || /^(?:organisation|taxCode)/.test(datum);
  return Object.fromEntries(
    Object.entries(all).filter(([datum, value]) => value !== null && isHeld(datum as Datum)),
  );
};
