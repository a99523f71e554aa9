import type { Page } from 'playwright';
import type { SiteEvidence } from '#src/model/filing.ts';
import type { Desk } from '../ask.ts';
import { cleanUrl } from '../clean-url.ts';
import { atHome, openHome } from '../find-service.ts';
import { foldName } from '../name-match.ts';
import { contentLines } from '../content-lines.ts';
import { follow } from './follow.ts';
import type { HelpPlaces } from './help-words.ts';
import { noticeFrom } from './privacy-notice.ts';
import { portalSigns } from './public-signs.ts';
import { readPlaces } from './read-links.ts';
import { readSections } from './read-sections.ts';
import { figuresIn, tellsContact, updatedOnIn } from './site-words.ts';

const SITE_MAP = /^(?:sơ đồ (?:trang|cổng|website|web|site).*|site ?map)$/u;
const STATISTICS =
  /^(?:thống kê.*|số liệu.*|tình hình (?:giải quyết|xử lý|tiếp nhận).*|báo cáo.*|kết quả giải quyết (?:hồ sơ|thủ tục).*|công khai (?:kết quả|tình hình).*)$/u;
const SIGN_IN = /^đăng nhập$/u;

/** A page that lists fewer pages than these is no site map. */
const FEWEST_LINKS = 5;

/** Reads what stands on the portal's public pages beside its services, from its home page. */
export const readSite = async (desk: Desk): Promise<void> => {
  const { stage } = desk;
  const { page } = stage;
  if (!(await atHome(desk))) await openHome(desk);
  await desk.ask({
    what: 'home page',
    expected: 'the whole home page',
    press: () => Promise.resolve(),
    ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
  });
  const places = await readPlaces(page);
  const step = stage.stepIndex();
  const url = cleanUrl(page.url());
  for (const sign of portalSigns(places.links, await contentLines(page).catch(() => [])))
    stage.note('publicSigns', { step, service: null, url, ...sign });
  stage.note('sites', {
    step,
    footer: tellsContact(await footLines(page)),
    siteMap: { page: await hasSiteMap(desk, places), xml: await hasXmlSiteMap(page) },
    statistics: await statisticsOf(desk, places),
  });
  const notice = await follow(
    desk,
    places,
    (text) => SIGN_IN.test(foldName(text)),
    async (at) => ((await collectsHere(desk, at)) ? noticeFrom(stage, at) : null),
  );
  if (notice?.value != null) stage.note('privacyNotices', { step, ...notice.value });
};

/** Lines of the page's foot. */
const footLines = (page: Page): Promise<readonly string[]> =>
  page
    .evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('footer, [role="contentinfo"], .footer, #footer, address')]
        .filter((node) => node.checkVisibility({ visibilityProperty: true }))
        .flatMap((node) => node.innerText.split('\n'))
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter((line) => line !== ''),
    )
    .catch(() => []);

const hasSiteMap = async (desk: Desk, places: HelpPlaces): Promise<boolean> => {
  const found = await follow(
    desk,
    places,
    (text) => SITE_MAP.test(foldName(text)),
    (at) =>
      at
        .locator('a[href]:not(nav a, header a, footer a)')
        .count()
        .catch(() => 0),
  );
  return (found?.value ?? 0) >= FEWEST_LINKS;
};

/** Asked by the page itself: the site map for machines, where it lies or where robots.txt says. */
const hasXmlSiteMap = (page: Page): Promise<boolean> =>
  page
    .evaluate(async () => {
      const read = async (address: string): Promise<string> => {
        try {
          const response = await fetch(address, { signal: AbortSignal.timeout(8000) });
          return response.ok ? (await response.text()).slice(0, 200_000) : '';
        } catch {
          return '';
        }
      };
      const isMap = (text: string): boolean => /<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/.test(text);
      if (isMap(await read('/sitemap.xml'))) return true;
      const robots = await read('/robots.txt');
      const told = /^\s*sitemap:\s*(\S+)/im.exec(robots)?.[1];
      return told !== undefined && isMap(await read(told));
    })
    .catch(() => false);

const statisticsOf = async (desk: Desk, places: HelpPlaces): Promise<SiteEvidence['statistics']> => {
  const { page } = desk.stage;
  const home = { ...(await readFigures(page)), url: cleanUrl(page.url()) };
  if (home.figures.length >= 4 && home.updatedOn !== null) return home;
  const found = await follow(desk, places, (text) => STATISTICS.test(foldName(text)), readFigures);
  if (found !== null && found.value.figures.length >= home.figures.length)
    return { ...found.value, url: cleanUrl(found.url) };
  return home.figures.length > 0 ? home : { url: null, figures: [], updatedOn: null };
};

const readFigures = async (
  page: Page,
): Promise<Pick<SiteEvidence['statistics'], 'figures' | 'updatedOn'>> => {
  const { lines } = await readPlaces(page);
  return { figures: figuresIn(await readSections(page), lines), updatedOn: updatedOnIn(lines) };
};

/** Whether the page asks for data of the citizen's, on one of the portal's own hosts. */
const collectsHere = async (desk: Desk, page: Page): Promise<boolean> => {
  const hosts = [URL.parse(desk.stage.portal.url)?.host, ...desk.stage.portal.hosts];
  if (!hosts.includes(URL.parse(page.url())?.host)) return false;
  return (
    (await page
      .locator('main input, form input, [role="dialog"] input')
      .and(page.locator('input:not([type="hidden"], [type="search"], [type="submit"], [type="button"])'))
      .filter({ visible: true })
      .count()) > 0
  );
};
