/**
 * One outcome everywhere: for steps, runs and findings alike (after W3C EARL). The five are closed;
 * why stands in a `Reason`. `cantTell` and `untested` lower coverage, never the score.
 */
export const OUTCOMES = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Lower-case word with hyphens that tells why an outcome is what it is; grows only by addition. */
export type Reason =
  // the portal
  | 'portal-fault'
  | 'timeout'
  | 'not-offered'
  | 'http-error'
  | 'connection'
  | 'redirect-loop'
  // nobody's fault, or ours
  | 'captcha'
  | 'blocked'
  | 'maintenance'
  | 'portal-down'
  | 'rate-limited'
  | 'robots'
  | 'no-account'
  | 'identity-refused'
  | 'agent-missing'
  | 'search-needs-post'
  | 'adapter-cannot'
  | 'limit-bytes'
  | 'limit-time'
  | 'browser-died'
  | 'own-network'
  | 'scenario-error'
  | 'effect-misdeclared'
  | 'our-bug'
  | 'cpu-starved'
  | 'not-quiet'
  | 'recorded'
  | 'flaky'
  | 'check-threw'
  | 'no-evidence'
  | 'evidence-lost'
  | 'access-prompt'
  | 'no-anchors'
  | 'stopped'
  // the plan
  | 'mode'
  | 'earlier-step'
  | 'other-device'
  | 'step-not-reached'
  | 'no-check'
  | 'possibly-submitted'
  | 'not-sampled'
  | 'disk-full';
