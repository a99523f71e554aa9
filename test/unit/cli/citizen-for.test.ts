import { describe, expect, it } from 'vitest';
import { citizenFor } from '#src/cli/citizen-for.ts';
import type { Citizen, Journey } from '#src/model/journey.ts';
import type { Portal } from '#src/model/portal.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';
import { journey as plain } from '../../../scenarios/account/sign-in.journey.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');
const lentOne: Citizen = { ...citizen, id: 'cho-muon-1' };
const all = [...citizens, lentOne];
const who = { citizens: all, lent: new Set(['cho-muon-1']) };

const portal = (id: string, more: Partial<Portal> = {}): Portal => ({
  id,
  edition: '2023',
  kind: 'province',
  name: { vi: id, en: id },
  url: `https://${id}.example.vn/`,
  hosts: [],
  address: { confidence: 'given', evidence: '' },
  region: null,
  gsoCode: null,
  mapId: null,
  mergedInto2025: null,
  vendor: null,
  mode: 'account',
  permission: null,
  synthetic: false,
  ...more,
});
const permitting = (...identities: string[]): Partial<Portal> => ({
  permission: { by: 'x', reference: 'y', until: '2099-01-01', identities },
});
const many = Array.from({ length: 40 }, (_, at) => portal(`cong-${at}`, { synthetic: true }));

describe('the citizen for a journey', () => {
  it('is an adult, always the same one at a portal, and not the same at all portals', () => {
    const chosen = many.map((each) => citizenFor({ portal: each, journey: plain }, true, who));
    expect(chosen.every((each) => each?.situation === 'adult')).toBe(true);
    expect(new Set(chosen).size).toBeGreaterThan(1);
    expect(many.map((each) => citizenFor({ portal: each, journey: plain }, true, who))).toEqual(chosen);
  });

  it('is of the situation that the journey names, and files for an organisation where it must', () => {
    for (const situation of ['minor', 'foreigner'] as const) {
      const journey: Journey = { ...plain, situation };
      expect(citizenFor({ portal: portal('a'), journey }, true, who)?.situation).toBe(situation);
    }
    const journey: Journey = { ...plain, audience: 'organisation' };
    for (const each of many)
      expect(citizenFor({ portal: each, journey }, true, who)?.organisation).not.toBeNull();
  });

  it('on a real portal is one whom the permission names, a lent account first', () => {
    const journey = plain;
    expect(citizenFor({ portal: portal('a'), journey }, false, who)).toBeNull();
    const named = (...ids: string[]) =>
      citizenFor({ portal: portal('a', permitting(...ids)), journey }, false, who)?.id;
    expect(named(citizen.id)).toBe(citizen.id);
    expect(named('cho-muon-1', citizen.id)).toBe('cho-muon-1');
    expect(named('ai-do')).toBeUndefined();
  });

  it('on this machine is a lent one only where the permission names it', () => {
    const here = (more: Partial<Portal>) =>
      citizenFor({ portal: portal('a', more), journey: plain }, true, who)?.id;
    expect(here({})).not.toBe('cho-muon-1');
    expect(here(permitting('cho-muon-1'))).toBe('cho-muon-1');
  });

  it('on a synthetic portal is never a lent one', () => {
    for (const each of many) {
      const at = { ...each, ...permitting('cho-muon-1') };
      expect(citizenFor({ portal: at, journey: plain }, true, who)?.id).not.toBe('cho-muon-1');
    }
  });
});
