import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { CRAWL_JOURNEY } from '#src/gather/run-crawl.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Citizen, Journey, PlannedJourney } from '#src/model/journey.ts';
import type { ServiceId } from '#src/model/portal.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { loadingFault } from './loading-fault.ts';
import { near } from './near.ts';
import { rehearse, unknownService } from './rehearse.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** The crawl of a portal's public pages is planned like a journey; its walk is the crawler's, not a script's. */
const crawl: PlannedJourney = {
  id: CRAWL_JOURNEY,
  title: { vi: 'Duyệt các trang công khai', en: 'Crawl the public pages' },
  service: null,
  audience: 'citizen',
  tags: ['public', 'crawl'],
  file: fileURLToPath(new URL('../gather/crawl-catalogue.ts', import.meta.url)),
  steps: [{ name: { vi: 'Duyệt trang', en: 'Crawl' }, effect: 'reads' }],
  walk: async () => undefined,
};

/**
 * Loads every `*.journey.ts` under a folder and rehearses it. All faults of all files are told together.
 * @throws UsageError `scenario`
 */
export const loadJourneys = async (folder: string): Promise<readonly PlannedJourney[]> => {
  const files = (await glob('**/*.journey.ts', { cwd: folder, absolute: true })).sort();
  const services = (await loadRegistry()).services.map(({ id }) => id);
  const faults: string[] = [];
  const journeys: PlannedJourney[] = [];
  if (files.length === 0) faults.push(`${folder}: expected *.journey.ts files, found none`);
  for (const file of files) {
    const name = relative(process.cwd(), file).split(sep).join('/');
    try {
      const loaded = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
      const journey = loaded['journey'] ?? loaded['default'];
      const wrong = faultsOf(journey, services);
      faults.push(...wrong.map((fault) => `${name}: ${fault}`));
      if (typeof (journey as Partial<Journey> | undefined)?.walk !== 'function') continue;
      const rehearsed = await rehearse(journey as Journey, { services, file });
      if (wrong.length > 0) continue;
      if (rehearsed.steps.length === 0) faults.push(`${name}: expected at least one step, found none`);
      const first = journeys.find(({ id }) => id === (journey as Journey).id);
      if (first !== undefined)
        faults.push(
          `${name}: the id "${first.id}" is taken by ${relative(process.cwd(), first.file)}; give the newer of the two another one`,
        );
      journeys.push({ ...(journey as Journey), file, ...rehearsed });
    } catch (error) {
      faults.push(...(error instanceof UsageError ? error.faults : [loadingFault(name, error)]));
    }
  }
  if (faults.length > 0) throw new UsageError('scenario', faults);
  return [...journeys, crawl];
};

/**
 * The synthetic citizens of a scenario folder: every `identities/*.ts` that exports `citizens`.
 * @throws UsageError `identities`
 */
export const loadCitizens = async (folder: string): Promise<readonly Citizen[]> => {
  const citizens: Citizen[] = [];
  for (const file of (await glob('identities/*.ts', { cwd: folder, absolute: true })).sort()) {
    const loaded = (await import(pathToFileURL(file).href)) as { readonly citizens?: readonly Citizen[] };
    citizens.push(...(loaded.citizens ?? []));
  }
  if (citizens.length === 0)
    throw new UsageError('identities', `${folder}: expected identities/*.ts to export citizens, found none`);
  return citizens;
};

/** SHA-256 of a scenario's file, hex. */
export const sourceHash = async (journey: PlannedJourney): Promise<string> =>
  createHash('sha256')
    .update(await readFile(journey.file))
    .digest('hex');

const PROPERTIES: { readonly [P in keyof Required<Journey>]: true } = {
  id: true,
  title: true,
  service: true,
  audience: true,
  tags: true,
  showsCertificate: true,
  holdsPasskey: true,
  situation: true,
  signsInAnew: true,
  walk: true,
};

const faultsOf = (value: unknown, services: readonly ServiceId[]): string[] => {
  if (typeof value !== 'object' || value === null)
    return ['expected `export const journey: Journey = { … }`, found no such export'];
  const journey = value as Partial<Record<keyof Journey, unknown>>;
  const title = journey.title as { vi?: unknown; en?: unknown } | undefined;
  const text = (each: unknown): boolean => typeof each === 'string' && each.trim() !== '';
  const known = Object.keys(PROPERTIES);
  const { tags = [] } = journey;
  return [
    ...Object.keys(journey)
      .filter((name) => !known.includes(name))
      .map(
        (name) =>
          `expected properties of a journey (${known.join(', ')}), found "${name}"${near(name, known)}`,
      ),
    Array.isArray(tags) && tags.every(text) ? '' : 'expected tags such as ["essential", "sandbox"]',
    typeof journey.id === 'string' && ID.test(journey.id)
      ? ''
      : `expected an id such as "residence/register-permanent", found ${JSON.stringify(journey.id)}`,
    text(title?.vi) && text(title?.en) ? '' : 'expected a title in both languages (vi, en)',
    journey.audience === 'citizen' || journey.audience === 'organisation'
      ? ''
      : `expected audience "citizen" or "organisation", found ${JSON.stringify(journey.audience)}`,
    journey.situation === undefined ||
    ['adult', 'minor', 'foreigner'].some((each) => each === journey.situation)
      ? ''
      : 'expected situation "adult", "minor" or "foreigner"',
    journey.service === null
      ? ''
      : typeof journey.service === 'string'
        ? (unknownService(journey.service, services) ?? '')
        : 'expected service to be an id such as "ESS-03", or null',
    typeof journey.walk === 'function' ? '' : 'expected a function `walk`',
  ].filter((fault) => fault !== '');
};
