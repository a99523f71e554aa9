import { z } from 'zod';
import type { CriteriaSet } from '#src/model/check.ts';
import { DATA, DOCUMENT_KINDS } from '#src/model/datum.ts';
import type { Service } from '#src/model/portal.ts';
import type { LawMadeDuty, OverAskRule } from '#src/model/references.ts';
import { day, note, text } from './fields.ts';
import { faultLine, parseFile, reportDuplicates } from './parse-file.ts';

const FILE = 'over-ask-rules.json';

const flag = z.boolean({ error: 'expected true or false' });
const asks = z.enum([...DOCUMENT_KINDS, ...DATA], { error: 'expected a kind of paper or a datum' });
const duty = z.enum(['appear', 'paper', 'wet-ink', 'cash'], {
  error: 'expected "appear", "paper", "wet-ink" or "cash"',
});
const basis = z.strictObject({
  source: text(40),
  document: text(200),
  article: text(200),
  status: text(300),
});
const bases = z.array(basis);

const file = z.strictObject(
  {
    schemaVersion: note,
    researchedOn: day,
    caution: note,
    rules: z.array(
      z.strictObject({
        id: z
          .string({ error: 'expected an id such as "OA-01"' })
          .regex(/^OA-\d{2}$/, { error: 'expected an id such as "OA-01"' }),
        asks,
        services: z.union([z.literal('all'), z.array(text(10)).min(1)], {
          error: 'expected "all" or a list of services',
        }),
        holderVi: text(200),
        holderEn: text(200),
        citationVi: text(200),
        citationEn: text(200),
        legalBasis: bases,
        sourced: flag,
        note,
      }),
    ),
    lawMadeDuties: z.array(
      z.strictObject({
        service: text(10),
        kind: duty,
        citationVi: text(200),
        citationEn: text(200),
        legalBasis: bases.min(1),
        note,
      }),
    ),
    sources: z.record(z.string(), z.strictObject({ title: note, where: note, status: note })),
  },
  { error: 'expected the rules on what may not be asked again' },
);

type Parsed = {
  readonly overAskRules: readonly OverAskRule[];
  readonly lawMadeDuties: readonly LawMadeDuty[];
};

/** Rules on what a form may not ask again. A rule counts as sourced only with a legal basis. */
export const parseOverAskRules = (
  content: unknown,
  services: readonly Pick<Service, 'id'>[],
  criteriaSources: CriteriaSet['sources'],
  faults: string[],
): Parsed => {
  const data = parseFile(FILE, content, file, faults);
  if (data === null) return { overAskRules: [], lawMadeDuties: [] };
  reportDuplicates(
    FILE,
    data.rules.map(({ id }) => id),
    faults,
  );
  const fault = (row: string, field: string, what: string): number =>
    faults.push(faultLine(FILE, row, field, what));
  const known = new Set(services.map(({ id }) => id));
  const checkService = (row: string, service: string): void => {
    if (!known.has(service)) fault(row, 'services', `expected a listed service, got "${service}"`);
  };
  const checkBases = (row: string, rows: z.infer<typeof bases>): void => {
    for (const { source } of rows)
      if (!Object.hasOwn(data.sources, source) && !Object.hasOwn(criteriaSources, source))
        fault(row, 'source', `expected a key of sources, got "${source}"`);
  };
  for (const { id, services: bound, legalBasis, sourced } of data.rules) {
    const row = `row "${id}"`;
    if (bound !== 'all') for (const service of bound) checkService(row, service);
    checkBases(row, legalBasis);
    if (sourced && legalBasis.length === 0)
      fault(row, 'legalBasis', 'expected a legal basis of a sourced rule, got none');
  }
  for (const { service, legalBasis } of data.lawMadeDuties) {
    checkService(`duty of "${service}"`, service);
    checkBases(`duty of "${service}"`, legalBasis);
  }
  return {
    overAskRules: data.rules.map((each) => ({
      id: each.id,
      asks: each.asks,
      services: each.services === 'all' ? null : each.services,
      holder: { vi: each.holderVi, en: each.holderEn },
      citation: { vi: each.citationVi, en: each.citationEn },
      legalBasis: each.legalBasis,
      sourced: each.sourced,
    })),
    lawMadeDuties: data.lawMadeDuties.map(({ service, kind, citationVi, citationEn }) => ({
      service,
      kind,
      citation: { vi: citationVi, en: citationEn },
    })),
  };
};
