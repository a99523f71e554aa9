import type { Citizen, Journey } from '#src/model/journey.ts';
import type { Portal } from '#src/model/portal.ts';

/** Who may walk: the synthetic citizens and those whose accounts were lent. */
export type Identities = { readonly citizens: readonly Citizen[]; readonly lent: ReadonlySet<string> };

/**
 * The test identity for a journey on a portal, always the same one, so that its session can be kept; null where there is none. A synthetic portal
 * sees synthetic citizens only. A real one sees those whom its permission names, a lent account before a made-up
 * one; on this machine, where no account was lent for it, any made-up one.
 */
export const citizenFor = (
  { portal, journey }: { readonly portal: Portal; readonly journey: Journey },
  loopback: boolean,
  { citizens, lent }: Identities,
): Citizen | null => {
  const named = citizens.filter(({ id }) => portal.permission?.identities.includes(id) === true);
  const lentHere = portal.synthetic ? [] : named.filter(({ id }) => lent.has(id));
  const madeUp = (loopback ? citizens : named).filter(({ id }) => !lent.has(id));
  const fitting = (lentHere.length > 0 ? lentHere : madeUp).filter(
    ({ situation, organisation }) =>
      situation === (journey.situation ?? 'adult') &&
      (journey.audience !== 'organisation' || organisation !== null),
  );
  const at = [...portal.id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
  return fitting[at % Math.max(fitting.length, 1)] ?? null;
};
