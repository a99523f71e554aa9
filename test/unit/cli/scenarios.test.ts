import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCitizens, loadJourneys, rehearse, sourceHash } from '#src/cli/scenarios.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Effect, Journey } from '#src/model/journey.ts';
import type { Text } from '#src/model/text.ts';

const made = (walk: Journey['walk']): Journey => ({
  id: 'made-up/journey',
  title: { vi: 'Hành trình', en: 'Journey' },
  service: null,
  audience: 'citizen',
  walk,
});
const OPEN: Text = { vi: 'Mở', en: 'Open' };
const FILE: Text = { vi: 'Nộp', en: 'File' };

describe('rehearse', () => {
  it('lists the steps in their order and carries out none', async () => {
    let done = 0;
    const act = async (): Promise<void> => {
      done += 1;
    };
    const steps = await rehearse(
      made(async ({ step }) => {
        await step(OPEN, 'reads', act);
        await step(FILE, 'submits', act);
      }),
    );
    expect(steps).toEqual([
      { name: OPEN, effect: 'reads' },
      { name: FILE, effect: 'submits' },
    ]);
    expect(done).toBe(0);
  });

  it('gives a script something for every value that it uses', async () => {
    const steps = await rehearse(
      made(async ({ citizen, portal, step }) => {
        const code = await step(FILE, 'submits', () => portal.submit());
        const status = await step(OPEN, 'reads', () => portal.lookUp(`${code.trim().toUpperCase()}`));
        await portal.fill('Họ và tên', citizen.address.ward.normalize('NFC'));
        if (status.changes?.[0]?.includes('x')) await step(OPEN, 'reads', () => portal.open());
      }),
    );
    expect(steps.map(({ name }) => name)).toEqual([FILE, OPEN, OPEN]);
  });

  it.each<[string, unknown, unknown, RegExp]>([
    ['no name', undefined, 'reads', /step 1 to be named/],
    ['a name in one language', { vi: 'Mở' }, 'reads', /step 1 to be named/],
    ['no effect', OPEN, undefined, /declare one of reads, .*, found undefined/],
    ['an unknown effect', OPEN, 'deletes', /declare one of reads, .*, found "deletes"/],
  ])('refuses a step with %s', async (_name, name, effect, message) => {
    const rehearsed = rehearse(
      made(async ({ step }) => step(name as Text, effect as Effect, async () => undefined)),
    );
    await expect(rehearsed).rejects.toThrow(UsageError);
    await expect(rehearsed).rejects.toThrow(message);
  });

  it('passes on what the script throws', async () => {
    const broken = rehearse(
      made(async () => {
        throw new TypeError('a slip');
      }),
    );
    await expect(broken).rejects.toThrow(new TypeError('a slip'));
  });
});

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
      walk = "await step({ vi: 'b', en: 'b' }, 'reads');",
    ) =>
      `export const journey = { id: '${id}', title: ${title}, service: null, audience: 'citizen', walk: async ({ step }) => { ${walk} } };\n`;
    const files = {
      'a-sound': journeyText('made-up/a'),
      'b-taken': journeyText('made-up/a'),
      'c-no-export': 'export const other = 1;\n',
      'd-bad-id': journeyText('Not An Id', "{ vi: 'a' }"),
      'e-throws': "throw new Error('cannot load');\n",
      'f-no-steps': journeyText('made-up/f', undefined, ''),
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
  });
});
