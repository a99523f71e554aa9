import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Service, ServiceId } from '#src/model/portal.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere, reveal, typeInto } from './controls.ts';
import { pressesSoFar } from './effort.ts';
import { bareServiceName, holding, isServiceName, labelled } from './name-match.ts';

/** What the portal calls the things that a citizen needs to reach a service. */
export type Signposts = {
  /** Menu entries that lead to the list of services, best first. */
  readonly menus: readonly string[];
  readonly search: readonly string[];
  /** In a row of the list: leads to the service's page, best first. */
  readonly details: readonly string[];
  /** On a service's page or in its row: starts filing. */
  readonly start: readonly string[];
};

export const serviceById = (services: readonly Service[], id: ServiceId): Service => {
  const service = services.find((each) => each.id === id);
  if (service === undefined)
    throw new Obstacle('scenario-error', `expected a service of the registry, but "${id.slice(0, 40)}" came`);
  return service;
};

/** Opens the portal's home page and waits until there is something to press. */
export const openHome = (desk: Desk): Promise<void> => {
  const { page, portal, patienceMs } = desk.stage;
  return desk.ask({
    what: 'home page',
    expected: "the portal's home page",
    press: () => page.goto(portal.url, { waitUntil: 'commit', timeout: patienceMs }),
    ready: async (signal) => {
      await page.waitForLoadState('domcontentloaded', { timeout: 0, signal });
      await somethingToPress(page).waitFor({ timeout: 0, signal });
    },
  });
};

const somethingToPress = (page: Page): Locator =>
  page.locator('a[href], button, input:not([type="hidden"])').filter({ visible: true }).first();

/** Whether the citizen stands on one of the portal's own pages. */
export const atPortal = (desk: Desk): boolean => {
  const { page, portal } = desk.stage;
  return hostsOf(portal.url, portal.hosts).has(hostOf(page.url()));
};

/** Whether the citizen stands on the portal's home page: its address, or where its own link home leads. */
export const atHome = async ({ stage }: Desk): Promise<boolean> => {
  const { page, portal } = stage;
  const [here, home] = [URL.parse(page.url()), URL.parse(portal.url)];
  if (here === null || home === null || !hostsOf(portal.url, portal.hosts).has(here.host)) return false;
  if (here.host === home.host && here.pathname === home.pathname && /^#?\/?$/.test(here.hash)) return true;
  const links = page.getByRole('link', { name: labelled('Trang chủ') });
  const homes = await links
    .evaluateAll((nodes) => nodes.map((node) => (node instanceof HTMLAnchorElement ? node.href : '')))
    .catch((): string[] => []);
  return homes.includes(here.href);
};

/** How many presses had been made where the way to the service began: ways tried in vain are no part of it. */
type Way = { began: number };

const hostOf = (address: string): string => {
  try {
    return new URL(address).host;
  } catch {
    return '';
  }
};

const hostsOf = (url: string, hosts: readonly string[]): ReadonlySet<string> =>
  new Set([hostOf(url), ...hosts]);

/** Elements that may carry a service's name; text of more than a few lines is none. */
const NAME_PLACES =
  'a, button, h1, h2, h3, h4, h5, h6, td, th, li, p, span, strong, b, div, dt, dd, label, summary';

type Shown = {
  readonly index: number;
  /** All of the element's text, and what of it is its own and not a child's: a code or a body may stand beside. */
  readonly texts: readonly string[];
  readonly visible: boolean;
  /** Within something to press. */
  readonly pressable: boolean;
  /** Within a row, a card or an entry of a list. */
  readonly listed: boolean;
};

/** In the page: see `shownNames`. In the order of Playwright's locators, a shadow tree after its host's children. */
const namesIn = ([places, longest]: readonly [string, number]): Shown[] => {
  const nodes: Element[] = [];
  const collect = (root: ParentNode): void => {
    for (const element of root.children) {
      if (element.matches(places)) nodes.push(element);
      collect(element);
      if (element.shadowRoot !== null) collect(element.shadowRoot);
    }
  };
  collect(document);
  return nodes.flatMap((node, index) => {
    const own = [...node.childNodes].filter((child) => child instanceof Text);
    const texts = [node.textContent ?? '', own.map(({ data }) => data).join(' ')].filter(
      (text) => text.length <= longest && /\p{L}/u.test(text),
    );
    if (texts.length === 0) return [];
    return [
      {
        index,
        texts: [...new Set(texts)],
        visible: node.checkVisibility({ visibilityProperty: true }),
        pressable: node.closest('a[href], button, [role="link"], [role="button"]') !== null,
        listed: node.closest('tr, li, article, option, [role="row"], [role="listitem"]') !== null,
      },
    ];
  });
};

/**
 * Every place of the page, deepest first, whose text could be a service's name. Asked of the page itself, because
 * a locator would first bring Playwright's whole engine into the page's own world.
 */
const shownNames = (page: Page, longest: number): Promise<readonly Shown[]> =>
  page.evaluate(namesIn, [NAME_PLACES, longest] as const);

/** Names grow when their marks are decomposed, and lists put numbers around them. */
const longestFor = (service: Service): number => service.name.vi.length * 2 + 60;

const placesOf = async (page: Page, service: Service): Promise<readonly Shown[]> => {
  const shown = await shownNames(page, longestFor(service)).catch(() => []);
  return shown.filter(({ texts }) => texts.some((text) => isServiceName(text, service.name.vi)));
};

/** Where the service's name stands on the page, the most telling place first; null where it does not. */
const whereShown = async (page: Page, service: Service): Promise<Shown | null> => {
  const found = (await placesOf(page, service)).filter(({ visible }) => visible);
  const pressable = found.findLast(({ pressable: can }) => can);
  return pressable ?? found.findLast(({ listed }) => listed) ?? found.at(-1) ?? null;
};

/**
 * Whether the page is about this service and not a list that holds it: its name stands there outside of
 * links, rows and entries.
 */
export const titlesService = async (page: Page, service: Service): Promise<boolean> =>
  (await placesOf(page, service)).some(({ visible, pressable, listed }) => visible && !pressable && !listed);

/** Essential services whose names the page's own titles are (not links or rows). */
export const servicesTitled = async (
  page: Page,
  services: readonly Service[],
): Promise<readonly Service[]> => {
  const longest = Math.max(...services.map(longestFor));
  const shown = await shownNames(page, longest).catch(() => []);
  const titles = new Set(
    shown
      .filter((each) => each.visible && !each.pressable && !each.listed)
      .flatMap(({ texts }) => texts.map(bareServiceName)),
  );
  return services.filter((service) => titles.has(bareServiceName(service.name.vi)));
};

const ROW =
  'xpath=ancestor-or-self::*[self::tr or self::li or self::article or @role="row" or @role="listitem" or contains(@class,"card") or contains(@class,"item") or contains(@class,"panel")][1]';
const PRESSABLE = 'xpath=ancestor-or-self::*[self::a or self::button or @role="link" or @role="button"][1]';

/** The row, card or entry of a list that holds the service's name; null where the page has none. */
export const rowOf = async (page: Page, service: Service): Promise<Locator | null> => {
  const found = (await placesOf(page, service)).findLast(({ visible, listed }) => visible && listed);
  return found === undefined ? null : page.locator(NAME_PLACES).nth(found.index).locator(ROW);
};

/** What to press to get from a place that shows the name to the service; null where one is there already. */
const wayIn = async (page: Page, shown: Shown, signposts: Signposts): Promise<Locator | null> => {
  const place = page.locator(NAME_PLACES).nth(shown.index);
  if (shown.pressable) return place.locator(PRESSABLE);
  const row = place.locator(ROW);
  if ((await row.count()) === 0) return null;
  const detail = control(row, ...signposts.details);
  return (await detail.isVisible()) ? detail : null;
};

/** Opens a service by the portal's own search, else by its lists. */
export const openService = async (desk: Desk, id: ServiceId, signposts: Signposts): Promise<void> => {
  const { stage } = desk;
  const service = serviceById(stage.services, id);
  if (!atPortal(desk)) await openHome(desk);
  const fromHome = await atHome(desk);
  const way: Way = { began: pressesSoFar(stage.page) };
  const shown = await seek(desk, service, signposts, way);
  await enter(desk, service, shown, signposts);
  stage.service.current = service;
  if (!fromHome || !(await control(stage.page, ...signposts.start).isVisible())) return;
  const presses = pressesSoFar(stage.page) - way.began;
  stage.note('reaches', { step: stage.stepIndex(), service: id, presses });
};

const seek = async (desk: Desk, service: Service, signposts: Signposts, way: Way): Promise<Shown> => {
  const { page } = desk.stage;
  const tried = new Set<string>();
  const look = async (): Promise<Shown | null> =>
    (await whereShown(page, service)) ?? (await search(desk, service, signposts, tried));
  // Pages built by scripts show a frame before they show their list or their search.
  if ((await whereShown(page, service)) === null && (await searchBox(page, signposts)) === null)
    await desk.ask({
      what: 'content of the page',
      expected: 'a list or a search of services',
      press: () => Promise.resolve(),
      ready: (signal) =>
        appears(desk, service, signal, async () => (await searchBox(page, signposts)) !== null),
    });
  const first = await look();
  if (first !== null) return first;
  for (const menu of signposts.menus) {
    way.began = pressesSoFar(page);
    const entry = await reveal(page, menu);
    if (entry === null) continue;
    const before = page.url();
    await desk.ask({
      what: 'list of services',
      expected: 'the list of services',
      press: () => pressHere(entry, desk.stage.patienceMs),
      ready: async (signal) => {
        await Promise.race([
          page.waitForURL((url) => url.href !== before, {
            waitUntil: 'domcontentloaded',
            timeout: 0,
            signal,
          }),
          desk.lookOn(signal, (last) => Promise.resolve(last || undefined)),
        ]);
        await appears(desk, service, signal, async () => (await searchBox(page, signposts)) !== null);
      },
    });
    const found = await look();
    if (found !== null) return found;
  }
  throw new PortalFault(
    'not-offered',
    `expected to find the service ${service.id} by search or list, but the portal shows none of its name (${shortUrl(page.url())})`,
  );
};

/** Waits until the service's name appears, something else counts as an answer, or the page has settled. */
const appears = async (
  desk: Desk,
  service: Service,
  signal: AbortSignal,
  orElse: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> => {
  await desk.lookOn(signal, async (last) =>
    last || (await whereShown(desk.stage.page, service)) !== null || (await orElse()) ? true : undefined,
  );
};

const TEXT_INPUTS = 'input[type="search"], input[type="text"], input:not([type]), [role="searchbox"]';

export type SearchBox = { readonly field: Locator; readonly button: Locator | null };

/** The box that searches for services: it stands beside a button named so, or is named so itself. */
export const searchBox = async (page: Page, { search: names }: Signposts): Promise<SearchBox | null> => {
  const button = control(page, ...names);
  if (await button.isVisible()) {
    const form = button.locator(
      'xpath=ancestor::*[self::form or @role="search" or .//input[not(@type="submit" or @type="button" or @type="image" or @type="hidden")]][1]',
    );
    const field = form.locator(TEXT_INPUTS).filter({ visible: true }).first();
    if ((await field.count()) > 0 && (await field.isEditable())) return { field, button };
  }
  const pattern = holding(...names);
  const field = page
    .getByRole('searchbox')
    .or(page.getByPlaceholder(pattern))
    .or(page.getByLabel(pattern))
    .and(page.locator(TEXT_INPUTS))
    .filter({ visible: true })
    .first();
  return (await field.isVisible()) ? { field, button: null } : null;
};

const search = async (
  desk: Desk,
  service: Service,
  signposts: Signposts,
  tried: Set<string>,
): Promise<Shown | null> => {
  const { page, patienceMs } = desk.stage;
  const place = shortUrl(page.url());
  if (tried.has(place)) return null;
  const box = await searchBox(page, signposts);
  if (box === null) return null;
  tried.add(place);
  await typeInto(box.field, service.name.vi, patienceMs);
  try {
    const settled = await desk.ask({
      what: 'search',
      expected: "an answer of the portal's search",
      press: () =>
        box.button === null
          ? box.field.press('Enter', { timeout: patienceMs })
          : pressHere(box.button, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async (last) => {
          if (last) return true;
          // A list that stood there before is about to give way to the answer.
          if (desk.watch.pending() > 0) return undefined;
          return (await whereShown(page, service)) === null ? undefined : false;
        }),
    });
    const found = await whereShown(page, service);
    if (found !== null || settled) return found;
    await desk.ask({
      what: 'search',
      expected: "an answer of the portal's search",
      press: () => Promise.resolve(),
      ready: (signal) => appears(desk, service, signal),
    });
  } catch (error) {
    if (error instanceof Obstacle && error.code === 'blocked')
      throw new Obstacle(
        'search-needs-post',
        'expected a search that only reads, but it wants to send a form',
        {
          cause: error,
        },
      );
    throw error;
  }
  return whereShown(page, service);
};

const enter = async (desk: Desk, service: Service, shown: Shown, signposts: Signposts): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const way = await wayIn(page, shown, signposts);
  if (way === null) {
    if (await control(page, ...signposts.start).isVisible()) return;
    throw new PortalFault(
      'not-offered',
      `expected a way from the name of ${service.id} to its page, but there is nothing to press (${shortUrl(page.url())})`,
    );
  }
  const before = page.url();
  const begin = control(page, ...signposts.start);
  const found = await desk.ask({
    what: "the service's page",
    expected: `the page of ${service.id}`,
    press: () => pressHere(way, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        const moved = page.url() !== before;
        if ((moved || last) && (await begin.isVisible())) return true;
        return last ? moved && (await titlesService(page, service)) : undefined;
      }),
  });
  if (!found)
    throw new PortalFault(
      'not-offered',
      `expected the page of ${service.id} with a way to file, but the page shows neither (${shortUrl(page.url())})`,
    );
};
