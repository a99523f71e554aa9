import type { QueryKind } from '#src/model/filing.ts';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { ServiceId } from '#src/model/portal.ts';
import type { Desk } from '../ask.ts';
import { shortUrl } from '../clean-url.ts';
import { pressHere, reveal, typeInto } from '../controls.ts';
import {
  atPortal,
  openHome,
  type SearchBox,
  searchBox,
  serviceById,
  type Signposts,
} from '../find-service.ts';
import { rankIn, readLists } from './read-results.ts';
import { readPlaces } from './read-links.ts';

/**
 * Types a query into the portal's own search, from its home page or a page of its menus, and notes the rank of the service.
 * @returns the rank, 1-based; null where the service is not among the results
 * @throws PortalFault where the portal has no search; Obstacle where it wants to send a form
 */
export const searchFor = async (
  desk: Desk,
  signposts: Signposts,
  id: ServiceId,
  kind: QueryKind,
  query: string,
): Promise<number | null> => {
  const { stage } = desk;
  const { page, patienceMs } = stage;
  const service = serviceById(stage.services, id);
  const box = await reachSearch(desk, signposts);
  const before = await readLists(page);
  await typeInto(box.field, query, patienceMs);
  await desk
    .ask({
      what: 'search',
      expected: "an answer of the portal's search",
      press: () =>
        box.button === null
          ? box.field.press('Enter', { timeout: patienceMs })
          : pressHere(box.button, patienceMs),
      ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
    })
    .catch((error: unknown) => {
      if (error instanceof Obstacle && error.code === 'blocked')
        throw new Obstacle(
          'search-needs-post',
          'expected a search that only reads, but it wants to send a form',
          {
            cause: error,
          },
        );
      throw error;
    });
  const code = stage.noted('procedures').findLast((each) => each.service === id)?.code ?? null;
  const { lines } = await readPlaces(page);
  const found = rankIn(before, await readLists(page), lines, service, code?.slice(0, 8) ?? null);
  stage.note('searches', { step: stage.stepIndex(), service: id, kind, query, ...found });
  return found.rank;
};

const reachSearch = async (desk: Desk, signposts: Signposts): Promise<SearchBox> => {
  const { page, patienceMs } = desk.stage;
  const here = (): Promise<SearchBox | null> => searchBox(page, signposts);
  const settled = (what: string, press: () => Promise<unknown>): Promise<SearchBox | null> =>
    desk.ask({
      what,
      expected: 'a page with a search of services',
      press,
      ready: (signal) =>
        desk.lookOn(signal, async (last) => {
          const box = await here();
          return box ?? (last ? null : undefined);
        }),
    });
  if (atPortal(desk)) {
    const box = await here();
    if (box !== null) return box;
  }
  await openHome(desk);
  const atHome = await settled('home page', () => Promise.resolve());
  if (atHome !== null) return atHome;
  for (const menu of signposts.menus) {
    const entry = await reveal(page, menu);
    if (entry === null) continue;
    const box = await settled('list of services', () => pressHere(entry, patienceMs));
    if (box !== null) return box;
  }
  throw new PortalFault(
    'not-offered',
    `expected a search of services, but neither home page nor menus show one (${shortUrl(page.url())})`,
  );
};
