import { z } from 'zod';
import type { CriteriaSet, Criterion } from '#src/model/check.ts';
import { day, note, text } from './fields.ts';
import { faultLine, parseFile, reportDuplicates } from './parse-file.ts';

const FILE = 'criteria.json';

const flag = z.boolean({ error: 'expected true or false' });
const share = z.number({ error: 'expected a share from 0 to 1' }).min(0).max(1);
const points = z.number({ error: 'expected points from 0 to 100' }).min(0).max(100);

const criterion = z.strictObject({
  id: z
    .string({ error: 'expected an id such as "P4-10"' })
    .regex(/^(P\d|S)-\d{2}$/, { error: 'expected an id such as "P4-10"' }),
  nameVi: text(300),
  nameEn: text(300),
  legalBasis: z.array(z.strictObject({ source: note, document: note, article: note, status: note })),
  observability: z.enum(['public', 'test-account', 'sandbox', 'not-observable'], {
    error: 'expected "public", "test-account", "sandbox" or "not-observable"',
  }),
  observableByBrowser: flag,
  whatAnAutomatedJourneyCanObserve: note,
  passRule: text(500),
  measure: text(200),
  unit: text(40),
  threshold: z.strictObject({
    operator: z.enum(['<=', '>=', '==', 'n/a'], { error: 'expected "<=", ">=", "==" or "n/a"' }),
    value: z.union([z.number(), z.boolean(), z.null()], { error: 'expected a number, true, false or null' }),
    aggregate: text(200),
    kind: text(200),
    source: text(40),
    poor: z.number({ error: 'expected a number' }).optional(),
    poorSource: text(40).optional(),
  }),
  weightSuggestion: points,
  gate: flag,
  evidence: z.array(note),
  note: note.optional(),
});

const pillar = z.strictObject({
  id: text(4),
  nameVi: text(200),
  nameEn: text(200),
  weight: points,
  mapsTo: z.array(note),
  criteria: z.array(criterion),
});

const file = z.strictObject(
  {
    schemaVersion: note,
    criteriaSetVersion: text(40),
    researchedOn: day,
    revisedOn: day,
    status: note,
    landscapeWarning: note,
    observability: z.record(z.string(), note),
    thresholdKinds: z.record(z.string(), note),
    scoring: z.strictObject({
      criterionScore: z.record(z.string(), note),
      pillarScore: note,
      variants: z.array(
        z.strictObject({
          id: z.enum(['public', 'account', 'full'], { error: 'expected "public", "account" or "full"' }),
          nameVi: text(100),
          nameEn: text(100),
          uses: note,
        }),
      ),
      variantsRule: note,
      minimumCoverage: z.strictObject({ text: note, pillar: share, total: share }),
      gates: note,
      levels: z.array(z.strictObject({ level: text(4), min: points })),
      levelsSource: note,
    }),
    measurementProtocol: z.unknown(),
    derivedIndicators: z.unknown(),
    pillars: z.array(pillar),
    supplementary: z.array(criterion),
    sources: z.record(
      z.string(),
      z.strictObject({
        title: note,
        titleVi: note.optional(),
        where: note,
        status: note,
        note: note.optional(),
      }),
    ),
  },
  { error: 'expected the criteria' },
);

type Row = z.infer<typeof criterion>;

/** The criteria of their own file; what they are held against stands in others. */
type ParsedCriteria = Omit<CriteriaSet, 'references'>;

/** The pillar of what PortalSweep reports beside the criteria and never scores. */
const SUPPLEMENTARY = {
  id: 'S',
  name: { vi: 'Bổ sung (chỉ để biết, không chấm)', en: 'Supplementary (for information, never scored)' },
  weight: 0,
} as const;

const toCriterion = (pillarId: string, row: Row): Criterion => ({
  id: row.id,
  pillar: pillarId,
  name: { vi: row.nameVi, en: row.nameEn },
  observability: row.observability,
  weight: row.weightSuggestion,
  gate: row.gate,
  passRule: row.passRule,
  measure: row.measure,
  threshold: {
    operator: row.threshold.operator,
    value: row.threshold.value,
    poor: row.threshold.poor ?? null,
    unit: row.unit,
    kind: row.threshold.kind,
    source: row.threshold.source,
    aggregate: row.threshold.aggregate,
  },
  legalBasis: row.legalBasis,
  note: row.note ?? null,
});

const EMPTY: ParsedCriteria = {
  version: '',
  date: '',
  status: '',
  pillars: [],
  criteria: [],
  levels: [],
  variants: [],
  minimumCoverage: { pillar: 1, total: 1 },
  sources: {},
};

/** Criteria of all pillars, the supplementary ones last. Weights of a pillar's criteria add up to the pillar's. */
export const parseCriteria = (content: unknown, faults: string[]): ParsedCriteria => {
  const data = parseFile(FILE, content, file, faults);
  if (data === null) return EMPTY;
  const criteria = [
    ...data.pillars.flatMap(({ id, criteria: rows }) => rows.map((row) => toCriterion(id, row))),
    ...data.supplementary.map((row) => toCriterion(SUPPLEMENTARY.id, row)),
  ];
  reportDuplicates(
    FILE,
    criteria.map(({ id }) => id),
    faults,
  );
  for (const { id, threshold, legalBasis } of criteria)
    for (const source of [threshold.source, ...legalBasis.map((basis) => basis.source)])
      if (!Object.hasOwn(data.sources, source))
        faults.push(faultLine(FILE, `row "${id}"`, 'source', `expected a key of sources, got "${source}"`));
  const pillars = [
    ...data.pillars.map(({ id, nameVi, nameEn, weight }) => ({
      id,
      name: { vi: nameVi, en: nameEn },
      weight,
    })),
    SUPPLEMENTARY,
  ];
  for (const { id, weight } of pillars) {
    const sum = criteria.reduce((total, each) => total + (each.pillar === id ? each.weight : 0), 0);
    if (Math.abs(sum - weight) > 1e-9)
      faults.push(
        faultLine(FILE, `row "${id}"`, 'weight', `expected the sum of its criteria, ${sum}, got ${weight}`),
      );
  }
  return {
    version: data.criteriaSetVersion,
    date: data.revisedOn,
    status: data.status,
    pillars,
    criteria,
    levels: data.scoring.levels.toSorted((a, b) => b.min - a.min),
    variants: data.scoring.variants.map(({ id, nameVi, nameEn }) => ({
      id,
      name: { vi: nameVi, en: nameEn },
    })),
    minimumCoverage: {
      pillar: data.scoring.minimumCoverage.pillar,
      total: data.scoring.minimumCoverage.total,
    },
    sources: data.sources,
  };
};
