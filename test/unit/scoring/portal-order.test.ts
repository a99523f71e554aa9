import { describe, expect, it } from 'vitest';
import type { PortalComparison } from '#src/model/comparison.ts';
import { portalOrder } from '#src/scoring/portal-order.ts';
import { portal } from './stored.ts';

const NONE = { passed: 0, failed: 0, cantTell: 0, inapplicable: 0, untested: 0 };
const compared = (id: string, change: Partial<PortalComparison> = {}): PortalComparison => ({
  portal: portal(id),
  platform: null,
  criteria: [],
  variants: [],
  runs: NONE,
  findings: NONE,
  notRun: 0,
  ...change,
});
const ids = (portals: readonly PortalComparison[]) => portalOrder(portals).map((each) => each.portal.id);

describe('portalOrder', () => {
  it('goes by journeys that passed, then by findings, the unknown last', () => {
    const half = { ...NONE, passed: 1, failed: 1 };
    expect(
      ids([
        compared('unknown'),
        compared('half', { runs: half }),
        compared('whole-worse', { runs: { ...NONE, passed: 1 }, findings: half }),
        compared('whole', { runs: { ...NONE, passed: 1 }, findings: { ...NONE, passed: 9 } }),
        compared('none', { runs: { ...NONE, failed: 1 } }),
      ]),
    ).toEqual(['whole', 'whole-worse', 'half', 'none', 'unknown']);
  });

  it('does not count against a portal what could not be told', () => {
    expect(
      ids([
        compared('a', { runs: { ...NONE, passed: 9, failed: 1 } }),
        compared('b', { runs: { ...NONE, passed: 1, cantTell: 9 } }),
      ]),
    ).toEqual(['b', 'a']);
  });

  it('puts equals by kind and Vietnamese name, whatever order they came in', () => {
    const equals = [
      compared('m', { portal: portal('m', { kind: 'ministry', name: { vi: 'Bộ A', en: 'A' } }) }),
      compared('d2', { portal: portal('d2', { name: { vi: 'Đà Nẵng', en: 'D' } }) }),
      compared('d1', { portal: portal('d1', { name: { vi: 'Dương', en: 'D' } }) }),
      compared('e', { portal: portal('e', { name: { vi: 'Ê', en: 'E' } }) }),
    ];
    expect(ids(equals)).toEqual(['d1', 'd2', 'e', 'm']);
    expect(ids(equals.toReversed())).toEqual(['d1', 'd2', 'e', 'm']);
  });
});
