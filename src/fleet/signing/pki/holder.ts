import { createHash } from 'node:crypto';
import type { Citizen } from '#src/model/journey.ts';

/** Whom a certificate names. Everybody is made up; numbers begin with 000, which is no province's code. */
export type Holder = {
  /** Unique among the holders. */
  readonly id: string;
  readonly kind: 'citizen' | 'organisation' | 'officer';
  readonly name: string;
  /** Values of the subject's UID attributes in their order: `CCCD:…`, `MST:…`. */
  readonly ids: readonly string[];
  readonly province: string;
  readonly organisation: string | null;
};

export const citizenHolder = (citizen: Citizen): Holder => ({
  id: `citizen-${citizen.idNumber}`,
  kind: 'citizen',
  name: citizen.fullName,
  ids: [`CCCD:${citizen.idNumber}`],
  province: citizen.address.province,
  organisation: null,
});

/** The company of a synthetic citizen; of one who has none, a company whose tax number follows from the citizen's. */
export const organisationHolder = (citizen: Citizen): Holder => {
  const { name, taxCode } = citizen.organisation ?? {
    name: `CÔNG TY TNHH GIẢ LẬP ${citizen.fullName.toLocaleUpperCase('vi')}`,
    taxCode: `00${citizen.idNumber.slice(-8)}`,
  };
  return {
    id: `organisation-${taxCode}`,
    kind: 'organisation',
    name,
    ids: [`MST:${taxCode}`],
    province: citizen.address.province,
    organisation: null,
  };
};

/** The citizen as a member of staff of that company: two UIDs, organisation first. */
export const staffHolder = (citizen: Citizen): Holder => {
  const organisation = organisationHolder(citizen);
  return {
    ...citizenHolder(citizen),
    id: `staff-${citizen.idNumber}`,
    ids: [...organisation.ids, `CCCD:${citizen.idNumber}`],
    organisation: organisation.name,
  };
};

/** The made-up officer who signs a body's results; the number follows from the body's id. */
export const officerHolder = (bodyId: string, bodyName: string): Holder => {
  const digits = createHash('sha256').update(bodyId).digest().readUInt32BE(0) % 1_000_000_000;
  return {
    id: `officer-${bodyId}`,
    kind: 'officer',
    name: 'Lê Văn Mẫu (giả lập)',
    ids: [`CCCD:000${String(digits).padStart(9, '0')}`],
    province: bodyName,
    organisation: `${bodyName} (giả lập)`,
  };
};
