import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { judgeError } from '#src/gather/judge-error.ts';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Reason } from '#src/model/outcome.ts';

const page = { isClosed: () => false, url: () => 'https://portal.test/' } as unknown as Page;

const refused = (method = 'GET'): Evidence['refused'] => [
  { step: 0, method, url: 'https://portal.test/xoa', why: 'known-action', atMs: 1 },
];

const reasonOf = (error: unknown, held: Evidence['refused']): [string, Reason] => {
  const { outcome, reason } = judgeError(error, page, 'reads', held);
  return [outcome, reason];
};

describe('what was thrown in a step where the guard refused something', () => {
  it('is not the portal’s fault', () => {
    const fault = new PortalFault('timeout', 'late');
    expect(reasonOf(fault, [])).toEqual(['failed', 'timeout']);
    expect(reasonOf(fault, refused())).toEqual(['cantTell', 'mode']);
    expect(reasonOf(fault, refused('POST'))).toEqual(['cantTell', 'search-needs-post']);
    expect(reasonOf(new Obstacle('robots', 'closed'), refused())).toEqual(['cantTell', 'robots']);
  });

  it.each<Reason>([
    'stopped',
    'identity-refused',
    'rate-limited',
    'browser-died',
    'limit-time',
    'limit-bytes',
    'captcha',
  ])('keeps the name of an obstacle that is none of the guard’s: %s', (code) => {
    expect(reasonOf(new Obstacle(code, 'met'), refused('POST'))).toEqual(['cantTell', code]);
  });
});
