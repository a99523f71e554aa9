import { z } from 'zod';
import type { Service } from '#src/model/portal.ts';
import { day, note, text } from './fields.ts';
import { faultLine, parseFile, reportDuplicates } from './parse-file.ts';

const FILE = 'essential-services.json';

const serviceId = z
  .string({ error: 'expected an id such as "ESS-03"' })
  .regex(/^ESS-\d{2}$/, { error: 'expected an id such as "ESS-03"' });
const flag = z.boolean({ error: 'expected true or false' });

const row = z.strictObject({
  id: serviceId,
  nameVi: text(300),
  nameEn: text(300),
  ministry: text(200),
  audience: z.enum(['citizen', 'organisation', 'both'], {
    error: 'expected "citizen", "organisation" or "both"',
  }),
  signingTypicallyNeeded: flag,
  feeBearing: flag,
  signingBasis: text(1000),
  feeBasis: text(1000),
  expectedLevel: text(200),
  handledAt: note,
  notes: note,
});

const file = z.strictObject(
  {
    schemaVersion: note,
    researchedOn: day,
    listSource: note,
    caution: note,
    essential53: note,
    suggestedFirstJourneys: z.array(serviceId),
    services: z.array(row),
  },
  { error: 'expected the essential services' },
);

type Row = z.infer<typeof row>;
type Basis = 'signingBasis' | 'feeBasis';

/** A basis is sourced unless it, or the one that it points at ("as ESS-03"), leans on general knowledge. */
const isSourced = (rows: readonly Row[], basis: string, field: Basis, hops = rows.length): boolean => {
  if (/general knowledge|unsourced/i.test(basis)) return false;
  const other = /\bas (ESS-\d{2})/.exec(basis)?.[1];
  if (other === undefined) return true;
  const pointedAt = rows.find(({ id }) => id === other);
  return pointedAt !== undefined && hops > 0 && isSourced(rows, pointedAt[field], field, hops - 1);
};

/** The 25 essential services; signing and fee are starting values, marked where no source confirms them. */
export const parseServices = (content: unknown, faults: string[]): readonly Service[] => {
  const parsed = parseFile(FILE, content, file, faults);
  if (parsed === null) return [];
  const rows = parsed.services;
  const ids = rows.map(({ id }) => id);
  reportDuplicates(FILE, ids, faults);
  for (const id of parsed.suggestedFirstJourneys)
    if (!ids.includes(id))
      faults.push(faultLine(FILE, '', 'suggestedFirstJourneys', `expected a listed service, got "${id}"`));
  return rows.map((each) => ({
    id: each.id,
    name: { vi: each.nameVi, en: each.nameEn },
    ministry: each.ministry,
    audience: each.audience,
    signing: {
      needed: each.signingTypicallyNeeded,
      basis: each.signingBasis,
      sourced: isSourced(rows, each.signingBasis, 'signingBasis'),
    },
    fee: {
      bearing: each.feeBearing,
      basis: each.feeBasis,
      sourced: isSourced(rows, each.feeBasis, 'feeBasis'),
    },
    expectedLevel: each.expectedLevel,
  }));
};
