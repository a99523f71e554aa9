import type { HelpChannel } from '#src/model/filing.ts';
import { HELP_CHANNELS } from '#src/model/filing.ts';
import type { PublishedProcedure } from '#src/model/journey.ts';
import { Obstacle } from '#src/model/errors.ts';
import type { Desk } from '../ask.ts';
import { cleanUrl } from '../clean-url.ts';
import { control, pressHere } from '../controls.ts';
import { rowOf, type Signposts } from '../find-service.ts';
import { foldName } from '../name-match.ts';
import { beside } from './beside.ts';
import { helpIn, type HelpPlaces } from './help-words.ts';
import { noteDuties } from './note-duties.ts';
import { serviceSigns } from './public-signs.ts';
import { isOwnPage } from './own-page.ts';
import { readPlaces } from './read-links.ts';
import { type Published, readPublished } from './read-published.ts';

/** A page with fewer parts than these is a row or a card of the procedure, not its page. */
const FEWEST_PARTS = 3;

/**
 * Reads the public page of the service that is open, and notes what it publishes, what it obliges to and what it says of
 * signing and of the store.
 */
export const readProcedure = async (desk: Desk, signposts: Signposts): Promise<PublishedProcedure> => {
  const { stage } = desk;
  const { page } = stage;
  const service = stage.service.current;
  if (service === null)
    throw new Obstacle(
      'scenario-error',
      'expected a service to be opened before its page is read, but none was',
    );
  const here = await readPublished(page, service, stage.patienceMs);
  const places = await readPlaces(page);
  const url = cleanUrl(page.url());
  const there = here.facts.parts.length < FEWEST_PARTS ? await readDetails(desk, signposts) : null;
  const read = there !== null && there.facts.parts.length > here.facts.parts.length ? there : here;
  stage.note('procedures', {
    step: stage.stepIndex(),
    url: read === there ? (there?.url ?? url) : url,
    service: service.id,
    origin: 'portal',
    ...read.facts,
    help: await helpOf(desk, places),
  });
  noteDuties(stage, read.lines, url);
  for (const sign of serviceSigns(read.lines, read.facts.documents))
    stage.note('publicSigns', { step: stage.stepIndex(), service: service.id, url, ...sign });
  return read.facts;
};

/** What stands behind "view details", where the service was opened by its row; the row is in view again afterwards. */
const readDetails = async (
  desk: Desk,
  signposts: Signposts,
): Promise<(Published & { readonly url: string }) | null> => {
  const { stage } = desk;
  const { page, patienceMs } = stage;
  const service = stage.service.current;
  if (service === null) return null;
  const row = await rowOf(page, service);
  const details = control(row ?? page, ...signposts.details);
  if (!(await details.isVisible())) return null;
  const href = await details.evaluate((node) =>
    node instanceof HTMLAnchorElement && /^https?:/.test(node.href) && !node.href.endsWith('#')
      ? node.href
      : null,
  );
  if (href !== null)
    return beside(stage, href, async (tab) => ({
      ...(await readPublished(tab, service, patienceMs)),
      url: cleanUrl(tab.url()),
    }));
  const from = page.url();
  const before = await page.locator('body').innerText();
  await desk.ask({
    what: "the procedure's parts",
    expected: `the parts of ${service.id}`,
    press: () => pressHere(details, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        last || (await page.locator('body').innerText()) !== before ? true : undefined,
      ),
  });
  const read = { ...(await readPublished(page, service, patienceMs)), url: cleanUrl(page.url()) };
  if (page.url() !== from) await page.goBack({ waitUntil: 'domcontentloaded', timeout: patienceMs });
  else await page.keyboard.press('Escape');
  return read;
};

const CONTACT =
  /^(?:liên hệ|hỗ trợ|trợ giúp|thông tin hỗ trợ|hỗ trợ kỹ thuật|thông tin liên hệ|help|contact)$/u;

/** Channels of help within one press: those in view, and what the page of contacts adds. */
const helpOf = async (desk: Desk, places: HelpPlaces): Promise<readonly HelpChannel[]> => {
  const found = new Set(helpIn(places));
  if (found.size < HELP_CHANNELS.length) {
    const contact = places.links.find(
      ({ text, href }) => CONTACT.test(foldName(text)) && isOwnPage(desk.stage, href),
    );
    const more = contact === undefined ? null : await beside(desk.stage, contact.href, readPlaces);
    // A second press would be needed for what that page only leads to.
    for (const channel of more === null ? [] : helpIn({ links: onlyAddresses(more), lines: more.lines }))
      found.add(channel);
  }
  return HELP_CHANNELS.filter((channel) => found.has(channel));
};

const onlyAddresses = ({ links }: HelpPlaces): HelpPlaces['links'] =>
  links.filter(({ href }) => /^(?:tel|mailto):/.test(href));
