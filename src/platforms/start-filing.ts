import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere } from './controls.ts';
import { atSignIn } from './e-id.ts';
import type { Signposts } from './find-service.ts';
import { openService, rowOf, titlesService } from './find-service.ts';
import { procedureIn } from './landing.ts';
import type { SignInWays } from './sign-in.ts';
import { asksToSignIn, signInAgain } from './sign-in.ts';

/** Where starting leads to on a platform. */
export type FirstPage = {
  readonly expected: string;
  readonly arrived: () => Promise<boolean>;
};

/** A portal that asks for the e-ID more often than this never starts a filing. */
const MOST_SIGN_INS = 2;

/**
 * From a service's page to the first page of its filing form. Goes back to the service where signing in
 * led elsewhere, and signs in again where the portal asks for it once more.
 * @param citizen whoever signed in before; null where the journey has not signed in
 * @throws PortalFault, Obstacle
 */
export const startFiling = async (
  desk: Desk,
  {
    signposts,
    ways,
    citizen,
  }: { readonly signposts: Signposts; readonly ways: SignInWays; readonly citizen: Citizen | null },
  first: FirstPage,
): Promise<void> => {
  const { page, service, patienceMs } = desk.stage;
  for (let signIns = 0; signIns <= MOST_SIGN_INS; signIns += 1) {
    if (await first.arrived()) return;
    if (service.current === null)
      throw new Obstacle(
        'scenario-error',
        'expected a service to be opened before filing starts, but none was',
      );
    if (!(await atService(desk, signposts))) await openService(desk, service.current.id, signposts);
    if (await first.arrived()) return;
    const from = page.url();
    const row = await rowOf(page, service.current);
    const inRow = row === null ? null : control(row, ...signposts.start);
    const start = inRow !== null && (await inRow.isVisible()) ? inRow : control(page, ...signposts.start);
    const came = await desk.ask({
      what: 'start filing',
      expected: first.expected,
      press: () => pressHere(start, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async (last) => {
          if (await first.arrived()) return 'form';
          if (atSignIn(desk) || (await asksToSignIn(page, ways))) return 'sign-in';
          // A silent redirect through the e-ID may end on the service's page: pressing again then starts.
          return last && page.url() !== from && (await control(page, ...signposts.start).isVisible())
            ? 'service'
            : undefined;
        }),
    });
    if (came === 'form') return;
    if (came === 'service') continue;
    if (citizen === null)
      throw new Obstacle(
        'no-account',
        'expected a filing form, but the portal asks to sign in and the journey has not',
      );
    await signInAgain(desk, citizen, ways, from);
  }
  if (await first.arrived()) return;
  throw new PortalFault(
    'redirect-loop',
    `expected ${first.expected}, but the portal asks to sign in again and again (${shortUrl(page.url())})`,
  );
};

/** Whether the page can start this service's filing: it is the service's own, or a list that has its row. */
const atService = async (desk: Desk, signposts: Signposts): Promise<boolean> => {
  const { page, service } = desk.stage;
  if (service.current === null || !(await control(page, ...signposts.start).isVisible())) return false;
  if (await titlesService(page, service.current)) return true;
  const row = await rowOf(page, service.current);
  if (row !== null && (await control(row, ...signposts.start).isVisible())) return true;
  return procedureIn(page.url()) !== null && row === null;
};
