import type { Citizen } from '#src/model/journey.ts';

/** The one-time code of a citizen whose code never changes. */
export const fixedCode = ({ id, credentials: { oneTimeCode } }: Citizen): string => {
  if (oneTimeCode.kind !== 'fixed') throw new Error(`expected a fixed one-time code for ${id}`);
  return oneTimeCode.code;
};
