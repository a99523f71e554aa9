import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCriteria } from '#src/registry/criteria.ts';
import { parseServices } from '#src/registry/essential-services.ts';
import { parseNationalServices } from '#src/registry/national-services.ts';
import { parseOverAskRules } from '#src/registry/over-ask-rules.ts';
import { applyOverrides } from '#src/registry/overrides.ts';
import { parsePortals2023 } from '#src/registry/portals-2023.ts';
import { parsePortals2025 } from '#src/registry/portals-2025.ts';
import { parseWords } from '#src/registry/words.ts';

const parsers: Readonly<Record<string, (content: unknown, faults: string[]) => unknown>> = {
  parseCriteria,
  parseServices,
  parseNationalServices,
  parsePortals2023,
  parsePortals2025: (content, faults) => parsePortals2025(content, [], 'https://front.test', faults),
  parseWords,
  parseOverAskRules: (content, faults) => parseOverAskRules(content, [], {}, faults),
  applyOverrides: (content, faults) => applyOverrides([], 'own.json', content, faults),
};

/** JSON of the right outlines with anything in them. */
const row = fc.dictionary(
  fc.constantFrom(
    'id',
    'nameVi',
    'nameEn',
    'url',
    'kind',
    'hosts',
    'mode',
    'permission',
    'host',
    'role',
    '__proto__',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const content = fc.oneof(
  fc.jsonValue(),
  fc.array(row),
  fc.dictionary(
    fc.constantFrom('portals', 'services', 'labels', 'units', 'pillars', 'edition'),
    fc.oneof(fc.array(row), fc.jsonValue()),
  ),
);

describe.each(Object.entries(parsers))('%s', (_name, parse) => {
  it('never throws, whatever JSON comes, and tells faults in short single lines', () => {
    fc.assert(
      fc.property(content, (given) => {
        const faults: string[] = [];
        parse(given, faults);
        for (const fault of faults) expect(fault.length).toBeLessThan(2_000);
        for (const fault of faults) expect(fault).not.toMatch(/[\n\r]/);
      }),
      { numRuns: 150 },
    );
  });

  it('reports a fault on what is nothing like its file', () => {
    for (const given of [null, 7, 'x', {}, [7]]) {
      const faults: string[] = [];
      parse(given, faults);
      expect(faults.length).toBeGreaterThan(0);
    }
  });
});

describe('cross-checks between rows', () => {
  it('report an essential service suggested and not listed', () => {
    const faults: string[] = [];
    parseServices(
      {
        schemaVersion: '1',
        researchedOn: '2026-01-01',
        listSource: '',
        caution: '',
        essential53: '',
        suggestedFirstJourneys: ['ESS-09'],
        services: [],
      },
      faults,
    );
    expect(faults).toEqual([
      'essential-services.json: suggestedFirstJourneys: expected a listed service, got "ESS-09"',
    ]);
  });

  it('report every rule on over-asking that names what is not there or claims a source without one', () => {
    const faults: string[] = [];
    const rule = {
      id: 'OA-01',
      asks: 'id-card',
      services: ['ESS-99'],
      holderVi: 'sổ thử',
      holderEn: 'test register',
      citationVi: 'Điều thử',
      citationEn: 'Test article',
      legalBasis: [{ source: 'nowhere', document: 'd', article: 'a', status: 's' }],
      sourced: true,
      note: '',
    };
    parseOverAskRules(
      {
        schemaVersion: '1',
        researchedOn: '2026-01-01',
        caution: '',
        rules: [rule, { ...rule, services: 'all', legalBasis: [] }],
        lawMadeDuties: [],
        sources: {},
      },
      [{ id: 'ESS-03' }],
      {},
      faults,
    );
    expect(faults).toEqual([
      'over-ask-rules.json: row "OA-01": id: expected each id once, got it more than once',
      'over-ask-rules.json: row "OA-01": services: expected a listed service, got "ESS-99"',
      'over-ask-rules.json: row "OA-01": source: expected a key of sources, got "nowhere"',
      'over-ask-rules.json: row "OA-01": legalBasis: expected a legal basis of a sourced rule, got none',
    ]);
  });
});
