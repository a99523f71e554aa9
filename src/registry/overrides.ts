import { z } from 'zod';
import { MODES, type Portal } from '#src/model/portal.ts';
import { day, host, portalId, text, webAddress } from './fields.ts';
import { parseFile, reportDuplicates } from './parse-file.ts';

const row = z.strictObject({
  id: portalId,
  nameVi: text(200),
  nameEn: text(200).optional(),
  url: webAddress,
  kind: z.enum(['province', 'ministry'], { error: 'expected "province" or "ministry"' }).optional(),
  hosts: z
    .array(host, { error: 'expected a list of host names' })
    .max(50, { error: 'expected at most 50 hosts' })
    .optional(),
  mode: z.enum(MODES, { error: `expected ${MODES.map((mode) => `"${mode}"`).join(', ')}` }).optional(),
  permission: z
    .strictObject(
      {
        by: text(200),
        reference: text(200),
        until: day,
        identities: z.array(text(64), { error: 'expected a list of ids of identities' }).max(100, {
          error: 'expected at most 100 identities',
        }),
      },
      { error: 'expected {by, reference, until, identities} or null' },
    )
    .nullable()
    .optional(),
  region: text(100).optional(),
  regionEn: text(100).optional(),
  gsoCode: text(10).optional(),
  mapId: text(64).optional(),
  vendor: z
    .strictObject({ name: text(100), evidence: text(500) }, { error: 'expected {name, evidence} or null' })
    .nullable()
    .optional(),
});

const rows = z.array(row, { error: 'expected a list of portals, or {"portals": [...]}' });
const wrapped = z.strictObject({ edition: text(40).optional(), portals: rows });

type Row = z.infer<typeof row>;

const merge = (base: Portal | undefined, given: Row, edition: string, file: string): Portal => ({
  id: given.id,
  edition,
  kind: given.kind ?? base?.kind ?? 'province',
  name: { vi: given.nameVi, en: given.nameEn ?? given.nameVi },
  url: given.url,
  hosts: given.hosts ?? (base?.url === given.url ? base.hosts : []),
  address:
    base?.url === given.url
      ? base.address
      : { confidence: 'given', evidence: `given by the operator in ${file}` },
  region:
    given.region === undefined
      ? (base?.region ?? null)
      : { vi: given.region, en: given.regionEn ?? given.region },
  gsoCode: given.gsoCode ?? base?.gsoCode ?? null,
  mapId: given.mapId ?? base?.mapId ?? null,
  mergedInto2025: base?.mergedInto2025 ?? null,
  vendor: given.vendor === undefined ? (base?.vendor ?? null) : given.vendor,
  mode: given.mode ?? base?.mode ?? 'observe',
  permission: given.permission === undefined ? (base?.permission ?? null) : given.permission,
  synthetic: false,
});

/**
 * The operator's file: `[{id, nameVi, url, …}]` or `{edition?, portals: […]}`. A row with a known id replaces
 * what it names and keeps the rest; a new id adds a portal. Where a portal moves to another address, the
 * further hosts of the old one go.
 * @param file shown in messages and as the evidence of the address.
 */
export const applyOverrides = (
  portals: readonly Portal[],
  file: string,
  content: unknown,
  faults: string[],
): readonly Portal[] => {
  const given = Array.isArray(content)
    ? { portals: parseFile(file, content, rows, faults) ?? [], edition: undefined }
    : parseFile(file, content, wrapped, faults);
  if (given === null) return portals;
  reportDuplicates(
    file,
    given.portals.map(({ id }) => id),
    faults,
  );
  const merged = new Map(portals.map((portal) => [portal.id, portal]));
  for (const each of given.portals) {
    const base = merged.get(each.id);
    merged.set(each.id, merge(base, each, given.edition ?? base?.edition ?? 'own', file));
  }
  return [...merged.values()];
};
