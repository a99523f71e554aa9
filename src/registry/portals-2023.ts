import { z } from 'zod';
import type { Portal } from '#src/model/portal.ts';
import { host, portalId, text, webAddress } from './fields.ts';
import { parseFile, reportDuplicates } from './parse-file.ts';

const FILE = 'portals-2023.json';

const row = z.strictObject({
  id: portalId,
  kind: z.enum(['province', 'ministry'], { error: 'expected "province" or "ministry"' }),
  nameVi: text(200),
  nameEn: text(200),
  gsoCode: text(10).optional(),
  region: text(100).optional(),
  regionEn: text(100).optional(),
  mapId: text(64).optional(),
  url: webAddress,
  hosts: z.array(host).max(50).optional(),
  urlConfidence: z.enum(['seen', 'pattern'], { error: 'expected "seen" or "pattern"' }),
  urlEvidence: text(500),
  mergedInto2025: portalId,
  vendor: z.strictObject({ name: text(100), evidence: text(500) }).nullable(),
});

/** The edition 2023: 63 provinces and 20 ministries. All start as `observe`. */
export const parsePortals2023 = (content: unknown, faults: string[]): readonly Portal[] => {
  const rows = parseFile(FILE, content, z.array(row, { error: 'expected a list of portals' }), faults) ?? [];
  reportDuplicates(
    FILE,
    rows.map(({ id }) => id),
    faults,
  );
  return rows.map((each) => ({
    id: each.id,
    edition: '2023',
    kind: each.kind,
    name: { vi: each.nameVi, en: each.nameEn },
    url: each.url,
    hosts: each.hosts ?? [],
    address: { confidence: each.urlConfidence, evidence: each.urlEvidence },
    region: each.region === undefined ? null : { vi: each.region, en: each.regionEn ?? each.region },
    gsoCode: each.gsoCode ?? null,
    mapId: each.mapId ?? null,
    mergedInto2025: each.mergedInto2025,
    vendor: each.vendor,
    mode: 'observe',
    permission: null,
    synthetic: false,
  }));
};
