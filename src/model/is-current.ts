import type { Check, Finding } from './check.ts';

/**
 * Whether a finding answers what is asked today. One of another version of its check, or of a check that is gone,
 * answers another question: it is scored, counted and held against a portal nowhere.
 */
export const isCurrent = (
  checks: readonly Pick<Check, 'id' | 'version'>[],
  { check, checkVersion }: Pick<Finding, 'check' | 'checkVersion'>,
): boolean => checks.some(({ id, version }) => id === check && version === checkVersion);
