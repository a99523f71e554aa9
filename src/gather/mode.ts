import type { Effect } from '#src/model/journey.ts';
import { EFFECTS } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Mode, Portal } from '#src/model/portal.ts';
import { hostMatches } from './host-pattern.ts';

export const LOOPBACK: RegExp = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** Whether every address of the portal leads to this machine: literally, or by the fleet's routes. */
export const isLoopback = (portal: Pick<Portal, 'url' | 'hosts'>, network: Network): boolean =>
  [new URL(portal.url).hostname, ...portal.hosts].every(
    (host) =>
      LOOPBACK.test(host) ||
      LOOPBACK.test(network.routes.find((route) => hostMatches(route.pattern, host))?.to.address ?? ''),
  );

/**
 * The mode that holds on a day: the row's, but never above `observe` on an address that is not loopback
 * without the owner's permission in force.
 * @param today `YYYY-MM-DD` in the portal's own time zone.
 */
export const effectiveMode = (portal: Portal, network: Network, today: string): Mode => {
  if (portal.mode === 'observe' || isLoopback(portal, network)) return portal.mode;
  return portal.permission !== null && portal.permission.until >= today ? portal.mode : 'observe';
};

const HIGHEST: { readonly [M in Mode]: Effect } = { observe: 'reads', account: 'drafts', sandbox: 'pays' };

export const effectRank = (effect: Effect): number => EFFECTS.indexOf(effect);

/** Whether a mode lets a step of this effect run. */
export const allows = (mode: Mode, effect: Effect): boolean =>
  effectRank(effect) <= effectRank(HIGHEST[mode]);
