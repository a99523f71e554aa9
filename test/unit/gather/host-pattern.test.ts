import { describe, expect, it } from 'vitest';
import { hostMatches, hostTest } from '#src/gather/host-pattern.ts';

describe('hostMatches', () => {
  it.each([
    ['*', 'anything.test', true],
    ['*.gov.vn', 'dichvucong.gov.vn', true],
    ['*.gov.vn', 'a.b.c.gov.vn', true],
    ['*.gov.vn', 'gov.vn', false],
    ['*.gov.vn', 'evilgov.vn', false],
    ['*.gov.vn', 'a.gov.vn.evil.test', false],
    ['dichvucong.gov.vn', 'dichvucong.gov.vn', true],
    ['DichVuCong.gov.vn', 'dichvucong.gov.VN', true],
    ['dichvucong.gov.vn', 'a.dichvucong.gov.vn', false],
    ['gov.vn', 'xgov.vn', false],
  ])('%s and %s: %s', (pattern, host, fits) => {
    expect(hostMatches(pattern, host)).toBe(fits);
  });
});

describe('hostTest', () => {
  const isPortal = hostTest(['portal.test', '*.files.test']);

  it.each([
    ['https://portal.test/a?b#c', true],
    ['https://PORTAL.test:8443/', true],
    ['https://one.files.test/', true],
    ['https://files.test/', false],
    ['https://portal.test@evil.test/', false],
    ['https://evil.test/portal.test', false],
    ['https://portal.test.evil.test/', false],
    ['data:text/html,portal.test', false],
    ['about:blank', false],
    ['portal.test', false],
    ['', false],
  ])('%s: %s', (url, own) => {
    expect(isPortal(url)).toBe(own);
  });

  it('knows no host in an empty list', () => {
    expect(hostTest([])('https://portal.test/')).toBe(false);
  });
});
