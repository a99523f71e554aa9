import { PortalFault } from '#src/model/errors.ts';
import type { Desk } from './ask.ts';
import { toBarePage } from './bare-page.ts';
import { shortUrl } from './clean-url.ts';
import { pressHere } from './controls.ts';
import { openHome } from './find-service.ts';
import { labelled } from './name-match.ts';
import { reachControl } from './named-controls.ts';
import { isSignedIn, type SignInWays } from './sign-in.ts';

/**
 * Signs out of the portal and comes back to it as a stranger.
 * @throws PortalFault where the portal shows no way, or still knows the citizen afterwards
 */
export const signOut = async (desk: Desk, ways: SignInWays): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  await toBarePage(desk);
  const name = labelled(...ways.signOut);
  const isOut = (text: string): boolean => name.test(text);
  let way = await reachControl(page, isOut);
  if (way === null) {
    await openHome(desk);
    way = await reachControl(page, isOut);
  }
  if (way === null)
    throw new PortalFault(
      'not-offered',
      `expected a way to sign out, but the page shows none (${shortUrl(page.url())})`,
    );
  const { target } = way;
  await desk.ask({
    what: 'sign out',
    expected: 'the portal without the citizen',
    press: () => pressHere(target, patienceMs),
    ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
  });
  await openHome(desk);
  if (await isSignedIn(page, ways))
    throw new PortalFault(
      'portal-fault',
      'expected to be signed out, but the portal still knows the citizen',
    );
};
