import type { Check, CriteriaSet, Criterion, Finding, Threshold } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Portal } from '#src/model/portal.ts';
import type { Attempt, NotRun, Purpose, Run, StoredSweep } from '#src/model/sweep.ts';
import { evidence, threshold } from '../checks/walked.ts';

/** Object literals of sweeps on made-up portals, judged by made-up checks. */

export const criterion = (
  id: string,
  change: Partial<Criterion> & { limit?: Partial<Threshold> } = {},
): Criterion => {
  const { limit, ...rest } = change;
  return {
    id,
    pillar: 'P1',
    name: { vi: id, en: id },
    observability: 'public',
    weight: 1,
    gate: false,
    passRule: '',
    measure: '',
    threshold: threshold(limit),
    legalBasis: [],
    note: null,
    ...rest,
  };
};

export const criteriaSet = (criteria: readonly Criterion[]): CriteriaSet => ({
  version: 'test',
  date: '2026-01-01',
  status: '',
  pillars: [...new Set(criteria.map(({ pillar }) => pillar))].map((id) => ({
    id,
    name: { vi: id, en: id },
    weight: 1,
  })),
  criteria,
  levels: [
    { level: 'A', min: 90 },
    { level: 'B', min: 80 },
    { level: 'C', min: 65 },
    { level: 'D', min: 50 },
    { level: 'E', min: 0 },
  ],
  variants: [
    { id: 'public', name: { vi: '', en: '' } },
    { id: 'account', name: { vi: '', en: '' } },
    { id: 'full', name: { vi: '', en: '' } },
  ],
  minimumCoverage: { pillar: 0.6, total: 0.7 },
  sources: {},
  references: { services: [], overAskRules: [], lawMadeDuties: [] },
});

/** A check that measures the number of pages' titles: the first page's title, read as a number. */
export const check = (change: Partial<Check> = {}): Check => ({
  id: 'made-up',
  criterion: 'C-01',
  version: 1,
  title: { vi: '', en: '' },
  mend: { vi: '', en: '' },
  needs: ['pages'],
  aggregate: 'median',
  judge: ({ pages }) => {
    const measured = Number(pages[0]?.title);
    return {
      outcome: Number.isNaN(measured) ? 'untested' : measured > 3 ? 'failed' : 'passed',
      reason: Number.isNaN(measured) ? 'no-evidence' : null,
      measured: Number.isNaN(measured) ? null : measured,
      seen: { vi: 'Thấy.', en: 'Seen.' },
      places: [],
    };
  },
  ...change,
});

/** An attempt whose made-up check measures `title`. */
export const attempt = (
  n: number,
  purpose: Purpose,
  title: number | null,
  conditions: Partial<Evidence['conditions']> = {},
  change: Partial<Attempt> = {},
): Attempt => {
  const made = evidence();
  const [first] = made.pages;
  return {
    n,
    purpose,
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1000,
    outcome: 'passed',
    reason: null,
    trace: null,
    evidence: {
      ...made,
      pages: first === undefined ? [] : [{ ...first, title: String(title ?? 'none') }],
      conditions: { ...made.conditions, ...conditions },
    },
    ...change,
  };
};

export const finding = (change: Partial<Finding> = {}): Finding => ({
  check: 'made-up',
  checkVersion: 1,
  criterion: 'C-01',
  outcome: 'passed',
  reason: null,
  measured: 0,
  seen: { vi: '', en: '' },
  places: [],
  attempt: 1,
  ...change,
});

export const portal = (id: string, change: Partial<Portal> = {}): Portal => ({
  id,
  edition: '2023',
  kind: 'province',
  name: { vi: id, en: id },
  url: `https://${id}.test`,
  hosts: [],
  address: { confidence: 'given', evidence: 'made up' },
  region: null,
  gsoCode: null,
  mapId: null,
  mergedInto2025: null,
  vendor: null,
  mode: 'observe',
  permission: null,
  synthetic: true,
  ...change,
});

export const run = (portalId: string, findings: readonly Finding[], change: Partial<Run> = {}): Run => ({
  id: `${portalId}/journey/phone`,
  portalId,
  journeyId: 'journey',
  device: 'phone',
  outcome: 'passed',
  reason: null,
  attempts: [],
  findings,
  ...change,
});

export const stored = (
  portals: readonly Portal[],
  runs: readonly Run[],
  notRun: readonly NotRun[] = [],
): StoredSweep => ({
  sweep: {
    id: 'sweep',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: null,
    synthetic: true,
    plan: 'test',
    seed: 1,
    edition: '2023',
    criteriaVersion: 'test',
    tool: { name: 'PortalSweep', version: '0' },
    host: { os: 'test', cpus: 1, memoryMb: 1, node: '24' },
    browser: 'test',
    platformNames: {},
    portals,
    journeys: [
      {
        id: 'journey',
        title: { vi: 'Xem', en: 'Look' },
        service: null,
        steps: [{ name: { vi: 'Mở', en: 'Open' }, effect: 'reads' }],
        sourceHash: '',
      },
      {
        id: 'filing',
        title: { vi: 'Nộp', en: 'File' },
        service: null,
        steps: [{ name: { vi: 'Nộp', en: 'File' }, effect: 'submits' }],
        sourceHash: '',
      },
    ],
    devices: ['phone'],
  },
  planned: [...runs, ...notRun].map(({ portalId, journeyId, device }) => ({ portalId, journeyId, device })),
  runs,
  notRun,
});
