import type { PortalActs } from '#src/model/journey.ts';

/** Unwinds the script once the walk has ended; never seen outside the walk. */
export const ENDED: unique symbol = Symbol('the walk has ended');

/**
 * The acts as a script has them. A script that was cut off in a step goes on by itself: whatever it calls after the
 * end touches nothing, also while what it made is taken back.
 */
export const untilEnded = (portal: PortalActs, hasEnded: () => boolean): PortalActs =>
  Object.fromEntries(
    (Object.entries(portal) as [string, (...given: never[]) => Promise<unknown>][]).map(([name, act]) => [
      name,
      async (...given: never[]) => {
        if (hasEnded()) throw ENDED;
        return await act(...given);
      },
    ]),
  ) as unknown as PortalActs;
