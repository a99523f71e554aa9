import { z } from 'zod';
import type { Portal } from '#src/model/portal.ts';
import type { Text } from '#src/model/text.ts';
import { day, host, note, portalId, text } from './fields.ts';
import { faultLine, parseFile, reportDuplicates } from './parse-file.ts';

const FILE = 'mergers-2025.json';

const province = z.strictObject({
  id: portalId,
  nameVi: text(200),
  nameEn: text(200),
  kind: z.enum(['city', 'province'], { error: 'expected "city" or "province"' }),
  absorbs: z.array(portalId),
  merged: z.boolean({ error: 'expected true or false' }),
  gsoCode2025: text(10),
  regions2023: z.array(text(100)).min(1, { error: 'expected at least one region' }),
});

const ministry = z.strictObject({
  id: portalId,
  nameVi: text(200),
  nameEn: text(200),
  absorbs: z.array(portalId),
  confidence: z.enum(['sourced', 'unsourced'], { error: 'expected "sourced" or "unsourced"' }),
  citizenHost2026: host.nullable(),
  officerHost2026: note.nullable(),
  note: note.optional(),
});

const file = z.strictObject(
  {
    effective: day,
    legalBasis: note,
    gsoCode2025Note: note,
    cityStatusNote: note,
    portalConsequence: z.strictObject({ text: note, source: note }),
    units: z.array(province),
    ministries: z.strictObject({
      effective: day,
      legalBasis: note,
      source: note,
      hostSource: note,
      note,
      units: z.array(ministry),
    }),
  },
  { error: 'expected the mergers of 2025' },
);

type Ministry = z.infer<typeof ministry>;

/** A ministry's address, as sure as the data is: its host of 2026, else its host of 2023, else the front door. */
const ministryAddress = (
  unit: Ministry,
  hostSource: string,
  before: Portal | undefined,
  frontDoor: string,
): Pick<Portal, 'url' | 'address'> => {
  const unsure = unit.confidence === 'unsourced' ? ` Unsourced: ${unit.note ?? 'the unit itself'}` : '';
  if (unit.citizenHost2026 !== null)
    return {
      url: `https://${unit.citizenHost2026}`,
      address: { confidence: 'seen', evidence: `${hostSource}${unsure}` },
    };
  const evidence =
    before === undefined
      ? 'no citizen host of 2026 was found; the national front door is assumed'
      : 'no citizen host of 2026 was found; the host of 2023 is assumed';
  return {
    url: before?.url ?? frontDoor,
    address: { confidence: 'pattern', evidence: `${evidence}.${unsure}` },
  };
};

/** A unit that spans several regions of 2023 names them all. */
const regionText = (names: readonly string[], before: readonly Portal[]): Text => {
  const english = new Map(before.flatMap(({ region }) => (region === null ? [] : [[region.vi, region.en]])));
  return { vi: names.join('; '), en: names.map((name) => english.get(name) ?? name).join('; ') };
};

/**
 * The edition 2025: 34 provinces behind one national front door, and the ministries of 2025. No row has a
 * GSO code, because those of 2025 were not checked against a source; none has a map path of its own (the 63
 * paths are coloured by `mergedInto2025` of the edition 2023).
 * @param frontDoor address of the national front door.
 */
export const parsePortals2025 = (
  content: unknown,
  portals2023: readonly Portal[],
  frontDoor: string,
  faults: string[],
): readonly Portal[] => {
  const mergers = parseFile(FILE, content, file, faults);
  if (mergers === null) return [];
  const units = [...mergers.units, ...mergers.ministries.units];
  reportDuplicates(
    FILE,
    units.map(({ id }) => id),
    faults,
  );
  reportDuplicates(
    `${FILE} (absorbs)`,
    units.flatMap(({ absorbs }) => absorbs),
    faults,
  );
  const ids = new Set(units.map(({ id }) => id));
  for (const { id, mergedInto2025 } of portals2023)
    if (mergedInto2025 !== null && !ids.has(mergedInto2025))
      faults.push(
        faultLine(
          'portals-2023.json',
          `row "${id}"`,
          'mergedInto2025',
          `expected a unit of ${FILE}, got "${mergedInto2025}"`,
        ),
      );
  const unmarked = {
    edition: '2025',
    hosts: [],
    gsoCode: null,
    mapId: null,
    vendor: null,
    mode: 'observe',
    permission: null,
    synthetic: false,
  } as const;
  const { text: consequence, source } = mergers.portalConsequence;
  return [
    ...mergers.units.map(
      (unit): Portal => ({
        ...unmarked,
        id: unit.id,
        kind: 'province',
        name: { vi: unit.nameVi, en: unit.nameEn },
        url: frontDoor,
        address: { confidence: 'seen', evidence: `${consequence} ${source}` },
        region: regionText(unit.regions2023, portals2023),
        mergedInto2025: unit.id,
      }),
    ),
    ...mergers.ministries.units.map(
      (unit): Portal => ({
        ...unmarked,
        id: unit.id,
        kind: 'ministry',
        name: { vi: unit.nameVi, en: unit.nameEn },
        ...ministryAddress(
          unit,
          mergers.ministries.hostSource,
          portals2023.find(({ id }) => id === unit.id),
          frontDoor,
        ),
        region: null,
        mergedInto2025: unit.id,
      }),
    ),
  ];
};
