import { describe, expect, it } from 'vitest';
import { allows, effectiveMode, isLoopback, LOOPBACK } from '#src/gather/mode.ts';
import { EFFECTS } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import { MODES, type Permission, type Portal } from '#src/model/portal.ts';
import { portal } from '../scoring/stored.ts';

const TODAY = '2026-11-21';

const network = (routes: readonly (readonly [pattern: string, address: string])[] = []): Network => ({
  kind: routes.length === 0 ? 'open' : 'fleet',
  routes: routes.map(([pattern, address]) => ({ pattern, port: 443, to: { address, port: 8443 } })),
  trustedKeys: [],
  authority: null,
  proof: null,
  nationalHosts: [],
  signInHosts: [],
});
const OPEN = network();
const FLEET = network([['*', '127.0.0.1']]);

const permission = (until: string): Permission => ({ by: 'a', reference: 'b', until, identities: [] });
const row = (change: Partial<Portal>): Portal =>
  portal('made-up', { mode: 'sandbox', url: 'https://portal.test/', ...change });

describe('LOOPBACK', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['[::1]', true],
    ['127.0.0.1.evil.test', false],
    ['localhost.evil.test', false],
    ['10.0.0.1', false],
    ['0.0.0.0', false],
  ])('%s: %s', (host, own) => {
    expect(LOOPBACK.test(host)).toBe(own);
  });
});

describe('isLoopback', () => {
  it.each<[string, Partial<Portal>, Network, boolean]>([
    ['an address of this machine', { url: 'http://127.0.0.1:8080/' }, OPEN, true],
    ['the IPv6 address of this machine', { url: 'http://[::1]:8080/' }, OPEN, true],
    ['a name', {}, OPEN, false],
    ['a name that the fleet serves', {}, FLEET, true],
    ['a name that no route of the fleet fits', {}, network([['*.gov.vn', '127.0.0.1']]), false],
    ['a name routed to another machine', {}, network([['*', '10.0.0.1']]), false],
    ['a further host elsewhere', { url: 'http://localhost/', hosts: ['files.test'] }, OPEN, false],
    [
      'a further host that no route fits',
      { hosts: ['files.test'] },
      network([['portal.test', '127.0.0.1']]),
      false,
    ],
    ['a further host that the fleet serves', { hosts: ['files.test'] }, FLEET, true],
  ])('%s', (_name, change, over, own) => {
    expect(isLoopback(row(change), over)).toBe(own);
  });
});

describe('effectiveMode', () => {
  it.each<[string, Partial<Portal>, Network, Portal['mode']]>([
    ['without permission', {}, OPEN, 'observe'],
    ['with a permission in force', { permission: permission('2027-01-01') }, OPEN, 'sandbox'],
    ['on the last day of the permission', { permission: permission(TODAY) }, OPEN, 'sandbox'],
    ['with a permission that ran out yesterday', { permission: permission('2026-11-20') }, OPEN, 'observe'],
    ['on this machine', { url: 'http://localhost:8080/' }, OPEN, 'sandbox'],
    ['on the fleet', {}, FLEET, 'sandbox'],
    [
      'on the fleet, though the permission ran out',
      { permission: permission('2020-01-01') },
      FLEET,
      'sandbox',
    ],
    ['with a further host elsewhere', { url: 'http://localhost/', hosts: ['files.test'] }, OPEN, 'observe'],
  ])('sandbox %s', (_name, change, over, mode) => {
    expect(effectiveMode(row(change), over, TODAY)).toBe(mode);
  });

  it.each(MODES)('is never above the row’s own %s', (mode) => {
    const granted = row({ mode, permission: permission('2099-12-31') });
    expect(effectiveMode(granted, OPEN, TODAY)).toBe(mode);
    expect(effectiveMode(granted, FLEET, TODAY)).toBe(mode);
  });
});

describe('allows', () => {
  it.each([
    ['observe', ['reads']],
    ['account', ['reads', 'signsIn', 'drafts']],
    ['sandbox', ['reads', 'signsIn', 'drafts', 'submits', 'pays']],
  ] as const)('%s lets %j run', (mode, effects) => {
    expect(EFFECTS.filter((effect) => allows(mode, effect))).toEqual(effects);
  });
});
