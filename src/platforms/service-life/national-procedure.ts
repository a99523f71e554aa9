import { Obstacle } from '#src/model/errors.ts';
import type { Page } from 'playwright';
import type { Service, ServiceId } from '#src/model/portal.ts';
import type { Stage } from '../adapter.ts';
import type { Desk } from '../ask.ts';
import { cleanUrl, shortUrl } from '../clean-url.ts';
import { foldName, isServiceName } from '../name-match.ts';
import { beside } from './beside.ts';
import { helpIn } from './help-words.ts';
import { readPlaces } from './read-links.ts';
import { type Published, readPublished } from './read-published.ts';

/** Addresses of one procedure by its code, on the national portal before and since 2025 (screens data). */
const byCode = (host: string, code: string): readonly string[] => [
  `https://${host}/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=${encodeURIComponent(code)}`,
  `https://${host}/thu-tuc-hanh-chinh?keyword=${encodeURIComponent(code)}`,
  `https://${host}/`,
];

/** Fewer parts than these are a list or a notice, not a procedure. */
const FEWEST_PARTS = 3;

type Found = {
  readonly published: Published;
  readonly url: string;
  readonly help: ReturnType<typeof helpIn>;
};

/**
 * Reads what the national portal publishes of the service, in a tab of its own, and notes it.
 * Looks it up by the code that the portal's own page gave.
 * @throws Obstacle where no national portal is within reach, or it shows no such procedure
 */
export const readNationalProcedure = async (desk: Desk, id: ServiceId): Promise<void> => {
  const { stage } = desk;
  const own = stage
    .noted('procedures')
    .findLast(({ service, origin }) => service === id && origin === 'portal');
  const code = own?.code ?? null;
  const service = stage.services.find((each) => each.id === id);
  if (service === undefined)
    throw new Obstacle('scenario-error', `expected a service of the registry, but "${id.slice(0, 40)}" came`);
  const host = stage.nationalHosts.find((each) => !stage.signInHosts.includes(each));
  if (host === undefined)
    throw new Obstacle(
      'adapter-cannot',
      'expected a national portal to compare with, but none is known here',
    );
  if (code === null)
    throw new Obstacle(
      'adapter-cannot',
      "expected the procedure's code to look it up by, but the portal's own page gave none",
    );
  const found = await seek(stage, host, service, code);
  if (found === null)
    throw new Obstacle(
      'not-offered',
      `expected the procedure ${code} on the national portal, but it shows none (${shortUrl(`https://${host}/`)})`,
    );
  stage.note('procedures', {
    step: stage.stepIndex(),
    url: found.url,
    service: id,
    origin: 'national',
    ...found.published.facts,
    help: found.help,
  });
};

const seek = async (stage: Stage, host: string, service: Service, code: string): Promise<Found | null> => {
  for (const address of byCode(host, code)) {
    const found = await beside(stage, address, async (tab) => {
      const here = await readHere(stage, tab, service, code);
      if (here !== null) return here;
      const link = await linkTo(tab, service, code);
      if (link === null) return null;
      await tab.goto(link, { waitUntil: 'load', timeout: stage.patienceMs });
      return readHere(stage, tab, service, code);
    });
    if (found !== null) return found;
  }
  return null;
};

/** The procedure of this code, where the tab shows it with its parts. */
const readHere = async (stage: Stage, tab: Page, service: Service, code: string): Promise<Found | null> => {
  const published = await readPublished(tab, service, stage.patienceMs);
  const { facts } = published;
  const same = facts.code !== null && shortCode(facts.code) === shortCode(code);
  const shows = facts.parts.length >= FEWEST_PARTS;
  if (!shows || !(same || (facts.name !== null && isServiceName(facts.name, service.name.vi)))) return null;
  return { published, url: cleanUrl(tab.url()), help: helpIn(await readPlaces(tab)) };
};

/** `1.004222.000.00.00.H51` is the same procedure as `1.004222`. */
const shortCode = (code: string): string => code.slice(0, 8);

/** The link to the procedure in a list of the tab: by its code, else by its name. */
const linkTo = async (tab: Page, service: Service, code: string): Promise<string | null> => {
  const rows = await tab.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link) => ({
      text: (link.textContent ?? '').replace(/\s+/g, ' ').trim(),
      row: (link.closest('tr, li, article, .card, .item')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      href: link.href,
    })),
  );
  const inRow = rows.find(({ row }) => row.length < 600 && foldName(row).includes(foldName(shortCode(code))));
  const named = rows.find(({ text }) => isServiceName(text, service.name.vi));
  const href = (inRow ?? named)?.href ?? null;
  return href !== null && URL.parse(href)?.host === URL.parse(tab.url())?.host ? href : null;
};
