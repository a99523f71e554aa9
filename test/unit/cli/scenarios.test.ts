import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCitizens, loadJourneys, sourceHash } from '#src/cli/scenarios.ts';
import { UsageError } from '#src/model/errors.ts';

describe('the scenarios of a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'portalsweep-scenarios-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('are those of this project, and the crawl', async () => {
    const own = fileURLToPath(new URL('../../../scenarios', import.meta.url));
    const journeys = await loadJourneys(own);
    expect(new Set(journeys.map(({ id }) => id)).size).toBe(journeys.length);
    expect(journeys.at(-1)?.tags).toContain('crawl');
    for (const each of journeys) {
      expect(each.steps.length).toBeGreaterThan(0);
      expect(await sourceHash(each)).toMatch(/^[0-9a-f]{64}$/);
    }
    expect((await loadCitizens(own)).length).toBeGreaterThan(0);
  });

  it('are missed where there are none', async () => {
    await expect(loadJourneys(folder)).rejects.toThrow(/expected \*\.journey\.ts files, found none/);
    await expect(loadCitizens(folder)).rejects.toThrow(/expected identities\/\*\.ts to export citizens/);
  });

  it('are refused with the faults of all files together', async () => {
    const journeyText = (
      id: string,
      title = "{ vi: 'a', en: 'a' }",
      walk = "await step({ vi: 'b', en: 'b' }, 'reads', () => portal.open());",
      service = 'null',
    ) =>
      `export const journey = { id: '${id}', title: ${title}, service: ${service}, audience: 'citizen', walk: async ({ portal, step }) => { ${walk} } };\n`;
    const files = {
      'a-sound': journeyText('made-up/a'),
      'b-taken': journeyText('made-up/a'),
      'c-no-export': 'export const other = 1;\n',
      'd-bad-id': journeyText('Not An Id', "{ vi: 'a' }"),
      'e-throws': "throw new Error('cannot load');\n",
      'f-no-steps': journeyText('made-up/f', undefined, ''),
      'g-unknown-service': journeyText('made-up/g', undefined, undefined, "'ESS-99'"),
      'i-misspelt-property': journeyText('made-up/i').replace(
        'audience',
        "tag: ['essential'], tags: 'quick', audience",
      ),
      'h-all-at-once': journeyText(
        'made-up/h',
        undefined,
        "\n  await step({ vi: 'b', en: 'b' }, 'reads', () =>\n    portal.openServce('ESS-10'));",
        "'ess-10'",
      ),
    };
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(folder, `${name}.journey.ts`), text);
    const refusal: unknown = await loadJourneys(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    const { faults } = refusal as UsageError;
    const about = (name: string): readonly string[] => faults.filter((fault) => fault.includes(`/${name}.`));
    expect(faults.filter((fault) => /\/a-sound\.journey\.ts: /.test(fault))).toEqual([]);
    expect(about('b-taken').join()).toContain('the id "made-up/a" is taken by');
    expect(about('c-no-export').join()).toContain('found no such export');
    expect(about('d-bad-id')).toHaveLength(2);
    expect(about('e-throws').join()).toContain('Error: cannot load');
    expect(about('f-no-steps').join()).toContain('expected at least one step');
    expect(about('g-unknown-service').join()).toMatch(
      /g-unknown-service\.journey\.ts: expected service to be a code of the registry, found "ESS-99"; near: ESS-09, .*\(see: npm run portalsweep -- services\)/,
    );
    expect(about('i-misspelt-property').join('\n')).toMatch(
      /found "tag"; near: tags[^]*expected tags such as/,
    );
    expect(about('h-all-at-once').join('\n')).toMatch(/found "ess-10"; near: ESS-10/);
    expect(about('h-all-at-once').join('\n')).toMatch(/ts:3:\d+: .* found "openServce"; near: openService/);
  });
});
