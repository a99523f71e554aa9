import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { SignInEvidence } from '#src/model/evidence.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { Service } from '#src/model/portal.ts';
import type { Desk } from './ask.ts';
import { cleanUrl, shortUrl } from './clean-url.ts';
import { control, looseControl, pressHere, reveal } from './controls.ts';
import { atSignIn, isSignInUrl, walkEId } from './e-id.ts';
import { atPortal, openHome, titlesService } from './find-service.ts';
import { isSameService, procedureIn, readLanding } from './landing.ts';

/** What a platform calls the things around signing in. */
export type SignInWays = {
  /** On a service's page: starts filing, and with it the sign-in. */
  readonly start: readonly string[];
  readonly signIn: readonly string[];
  /** Names of what leads from a portal's own sign-in page to the e-ID. */
  readonly eId: readonly string[];
  /** CSS of what only a signed-in citizen's pages have. */
  readonly signedIn: string;
  readonly signOut: readonly string[];
  /** CSS of what only filing forms have. */
  readonly form: string;
};

/** The national portal's address for signing in (sso of the screens data), and a broker's link to it. */
const E_ID_LINKS =
  'a[href*="/oauth2/authorize"], a[href*="vneid" i], a[href*="/broker/"], #kc-social-providers a, button[data-provider*="vneid" i]';

const ownPassword = (page: Page): Locator =>
  page.locator('input[type="password"]').filter({ visible: true }).first();

type Origin = { readonly service: Service | null; readonly from: string };

/** What a press that may lead to the sign-in came to. */
type Came = 'e-id' | 'choice' | 'password' | 'signed-in';

const came = async (desk: Desk, ways: SignInWays): Promise<Came | null> => {
  const { page } = desk.stage;
  if (atSignIn(desk)) return 'e-id';
  if (await eIdChoice(page, ways).isVisible()) return 'choice';
  if (await ownPassword(page).isVisible())
    // A page that was still arriving a moment ago may offer the e-ID by now.
    return (await eIdChoice(page, ways).isVisible()) ? 'choice' : 'password';
  return (await isSignedIn(page, ways)) ? 'signed-in' : null;
};

const eIdChoice = (page: Page, { eId }: SignInWays): Locator =>
  looseControl(page, ...eId)
    .or(page.locator(E_ID_LINKS).filter({ visible: true }))
    .first();

/** Whether the page shows somebody signed in; menus may hold the sign-out hidden. */
export const isSignedIn = async (page: Page, { signedIn, signOut }: SignInWays): Promise<boolean> => {
  if ((await page.locator(signedIn).count()) > 0) return true;
  for (const role of ['link', 'button', 'menuitem'] as const)
    for (const name of signOut)
      if ((await page.getByRole(role, { name, includeHidden: true }).count()) > 0) return true;
  return false;
};

/** Whether a portal's page stands between the citizen and the e-ID: its own sign-in, or a dialog that offers it. */
export const asksToSignIn = async (page: Page, ways: SignInWays): Promise<boolean> =>
  (await eIdChoice(page, ways).isVisible()) || (await ownPassword(page).isVisible());

/** Waits until it is clear where a press led. A page that stands still and shows nothing of these is null. */
const whereItLed = (desk: Desk, ways: SignInWays, signal: AbortSignal): Promise<Came | null> =>
  desk.lookOn(signal, async (last) => {
    const now = await came(desk, ways);
    // Signed-in pages may send on at once, and a portal's own form may get the e-ID beside it; what stands still stays.
    const sure = now === 'e-id' || now === 'choice' || (now === 'signed-in' && desk.watch.pending() === 0);
    return sure || last ? now : undefined;
  });

/**
 * Signs in with the e-ID from where the citizen stands and notes what it was like. On a service's page it
 * begins by starting to file, so that the way back can be judged.
 * @throws PortalFault, Obstacle
 */
export const signIn = async (desk: Desk, citizen: Citizen, ways: SignInWays): Promise<void> => {
  const { stage } = desk;
  const { page, patienceMs } = stage;
  if (!atPortal(desk)) await openHome(desk);
  if (stage.session.restored && (await isSignedIn(page, ways))) return stage.session.reused();
  const { current } = stage.service;
  const from = page.url();
  const onService = control(page, ...ways.start);
  // A service opened earlier is not where a citizen comes back to who signs in from somewhere else; other pages may
  // offer to start as well.
  const stands = current !== null && (procedureIn(from) !== null || (await titlesService(page, current)));
  let begin = stands && (await onService.isVisible()) ? onService : null;
  const origin: Origin = { service: stands ? current : null, from };
  begin ??= await reveal(page, ...ways.signIn);
  if (begin === null) {
    if (await isSignedIn(page, ways)) return;
    if (!(await eIdChoice(page, ways).isVisible()))
      throw new PortalFault(
        'portal-fault',
        `expected a way to sign in, but the page shows none (${shortUrl(page.url())})`,
      );
  }
  const wasSignedIn = await isSignedIn(page, ways);
  const since = desk.watch.documents().length;
  const go = async (target: Locator): Promise<Came | null> => {
    const place = await desk.ask({
      what: 'to the sign-in',
      expected: 'a way to sign in with the e-ID',
      press: () => pressHere(target, patienceMs),
      ready: (signal) => whereItLed(desk, ways, signal),
    });
    return place;
  };
  let first: Came | null = begin === null ? 'choice' : await go(begin);
  if (first === null && begin === onService) {
    // Filing may begin without an account; the citizen who wants to sign in then uses the page's own entry.
    const entry = await reveal(page, ...ways.signIn);
    if (entry !== null) first = await go(entry);
  }
  const passedEId = desk.watch
    .documents()
    .slice(since)
    .some((url) => isSignInUrl(desk, url));
  // Whoever signed in before and is known still is asked nothing: there is no sign-in to be judged.
  if (wasSignedIn && first === 'signed-in' && !passedEId) return;
  await finish(desk, citizen, ways, { origin, first, since, again: false });
  await keepSession(desk, ways);
};

/** Never a signed-out state: what later journeys come with must be somebody's session. */
const keepSession = async (desk: Desk, ways: SignInWays): Promise<void> => {
  if (atPortal(desk) && (await isSignedIn(desk.stage.page, ways))) await desk.stage.session.keep();
};

/**
 * Deals with a sign-in that the portal asks for when filing starts. Notes it as a second sign-in where
 * the citizen had signed in before and must answer screens again; a silent redirect is none.
 */
export const signInAgain = async (
  desk: Desk,
  citizen: Citizen,
  ways: SignInWays,
  from: string,
): Promise<void> => {
  const first = (await came(desk, ways)) ?? 'e-id';
  const since = desk.watch.documents().lastIndexOf(from) + 1;
  const origin: Origin = { service: desk.stage.service.current, from };
  // A session that an earlier journey began may have ended meanwhile: asking for it once more is no second sign-in.
  await finish(desk, citizen, ways, { origin, first, since, again: !desk.stage.session.restored });
  await keepSession(desk, ways);
};

type Course = {
  readonly origin: Origin;
  readonly first: Came | null;
  /** Documents asked for before the citizen pressed. */
  readonly since: number;
  readonly again: boolean;
};

const finish = async (desk: Desk, citizen: Citizen, ways: SignInWays, course: Course): Promise<void> => {
  const { page } = desk.stage;
  const passedEId = desk.watch
    .documents()
    .slice(course.since)
    .some((url) => isSignInUrl(desk, url));
  const seen = { twice: false, offered: passedEId };
  let back = 0;
  let place = course.first;
  try {
    while (place === 'e-id' || place === 'choice') {
      seen.offered = true;
      if (place === 'choice') place = await chooseEId(desk, ways);
      if (place !== 'e-id') break;
      if (back > MOST_RETURNS)
        throw new PortalFault(
          'redirect-loop',
          'expected to be signed in, but the portal sends to the e-ID again and again',
        );
      const { screens } = await walkEId(desk, citizen);
      const asked = screens.filter((screen) => screen !== 'account' && screen !== 'consent');
      seen.twice ||= new Set(asked).size < asked.length || (asked.length > 0 && (back > 0 || course.again));
      place = await desk.ask({
        what: 'back to the portal',
        expected: 'the portal after signing in',
        press: () => Promise.resolve(),
        ready: (signal) => whereItLed(desk, ways, signal),
      });
      back += 1;
      // A portal that shows its own sign-in to somebody who comes from the e-ID does not know them.
      if (await ownPassword(page).isVisible()) place = 'password';
    }
  } catch (error) {
    if (back > 0) await note(desk, ways, course, { ...seen, twice: true });
    throw error;
  }
  const own = place === 'password';
  await note(desk, ways, course, { ...seen, twice: seen.twice || (own && back > 0) });
  if (!own) return;
  const where = shortUrl(page.url());
  throw seen.offered
    ? new PortalFault(
        'portal-fault',
        `expected to be signed in by the e-ID, but the portal asks for a password of its own (${where})`,
      )
    : new Obstacle(
        'no-account',
        `expected the e-ID, but the portal offers only an account of its own (${where})`,
      );
};

/** Times that a portal may send back to the e-ID before it is a loop. */
const MOST_RETURNS = 2;

const chooseEId = (desk: Desk, ways: SignInWays): Promise<Came | null> => {
  const { page, patienceMs } = desk.stage;
  return desk.ask<Came>({
    what: 'to the e-ID',
    expected: 'the national sign-in',
    press: () => pressHere(eIdChoice(page, ways), patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async () => {
        if (atSignIn(desk)) return 'e-id';
        // With a session at the national sign-in the citizen is through without seeing it.
        return (await isSignedIn(page, ways)) ? 'signed-in' : undefined;
      }),
  });
};

const note = async (
  desk: Desk,
  ways: SignInWays,
  { origin, since }: Course,
  { twice, offered }: { readonly twice: boolean; readonly offered: boolean },
): Promise<void> => {
  const { stage } = desk;
  const landing = await readLanding(desk, ways.form);
  const hops = desk.watch.documents().slice(since).map(cleanUrl);
  const seen: SignInEvidence = {
    step: stage.stepIndex(),
    service: origin.service?.id ?? null,
    from: cleanUrl(origin.from),
    hops: hops.filter((url, index, all) => url !== all[index - 1]),
    landed: cleanUrl(landing.url),
    sameService: origin.service === null ? null : isSameService(origin.from, origin.service, landing),
    secondSignIn: twice,
    eIdOffered: offered,
  };
  stage.note('signIns', seen);
};
