import type { Citizen } from '#src/model/journey.ts';
import type { SweepRecord } from '#src/model/sweep.ts';
import { readAccounts } from './read-accounts.ts';
import { loadCitizens } from './scenarios.ts';

/**
 * Whom the journeys of a stored sweep may have met: the synthetic citizens and, outside the fleet, the lent accounts.
 * @throws UsageError `identities`, `accounts`
 */
export const citizensOf = async (
  { fleet }: Pick<SweepRecord, 'fleet'>,
  scenarios: string,
): Promise<readonly Citizen[]> => {
  const citizens = await loadCitizens(scenarios);
  return fleet == null ? [...citizens, ...(await readAccounts(undefined, citizens))] : citizens;
};
