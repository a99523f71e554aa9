import { describe, expect, it } from 'vitest';
import { type Filters, select } from '#src/cli/select.ts';
import { UsageError } from '#src/model/errors.ts';
import { portal } from '../scoring/stored.ts';
import { journey } from './selection.ts';

const HIGHLANDS = { vi: 'Tây Nguyên', en: 'Central Highlands' };
const SOUTH_EAST = { vi: 'Đông Nam Bộ', en: 'South East' };

const portals = [
  portal('dak-lak', { region: HIGHLANDS }),
  portal('gia-lai', { region: HIGHLANDS }),
  portal('dong-nai', { region: SOUTH_EAST }),
  portal('health', { kind: 'ministry' }),
];
const journeys = [
  journey('public/find', 1, ['quick', 'public']),
  journey('civil/birth', 4, ['quick']),
  journey('track/look-up', 1),
];

const left = (filters: Filters) => {
  const { portals: p, journeys: j, devices } = select(portals, journeys, filters);
  return { portals: p.map(({ id }) => id), journeys: j.map(({ id }) => id), devices };
};

const refused = (filters: Filters): UsageError => {
  try {
    select(portals, journeys, filters);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('expected the filters to be refused');
};

const ALL = {
  portals: ['dak-lak', 'gia-lai', 'dong-nai', 'health'],
  journeys: ['public/find', 'civil/birth', 'track/look-up'],
  devices: ['phone', 'desktop'],
};

describe('select', () => {
  it('lets everything through without a filter', () => {
    expect(left({})).toEqual(ALL);
  });

  it.each<[string, Filters, Partial<typeof ALL>]>([
    [
      'ids of portals, in the order of the registry',
      { portal: 'health,dak-lak' },
      { portals: ['dak-lak', 'health'] },
    ],
    ['a kind', { kind: 'ministry' }, { portals: ['health'] }],
    ['a region in Vietnamese', { region: 'Tây Nguyên' }, { portals: ['dak-lak', 'gia-lai'] }],
    ['a region without marks', { region: 'dong nam bo' }, { portals: ['dong-nai'] }],
    [
      'a region in decomposed letters',
      { region: 'Tây Nguyên'.normalize('NFD') },
      { portals: ['dak-lak', 'gia-lai'] },
    ],
    ['a region in English', { region: 'central highlands' }, { portals: ['dak-lak', 'gia-lai'] }],
    ['a journey', { journey: 'civil/birth' }, { journeys: ['civil/birth'] }],
    ['a tag', { tag: 'quick' }, { journeys: ['public/find', 'civil/birth'] }],
    ['a device', { device: 'desktop' }, { devices: ['desktop'] }],
    ['spaces and empty words', { portal: ' gia-lai , ,' }, { portals: ['gia-lai'] }],
    [
      'several filters, which all must hold',
      { region: 'tay nguyen', portal: 'gia-lai,dong-nai', tag: 'public', device: 'phone' },
      { portals: ['gia-lai'], journeys: ['public/find'], devices: ['phone'] },
    ],
  ])('knows %s', (_name, filters, change) => {
    expect(left(filters)).toEqual({ ...ALL, ...change });
  });

  it('tells every unknown word at once, with the nearest known ones', () => {
    const { code, faults } = refused({ portal: 'dak-lac', kind: 'city', device: 'tablet', tag: 'quik' });
    expect(code).toBe('unknown');
    expect(faults).toHaveLength(4);
    expect(faults[0]).toMatch(/^unknown portal "dak-lac"; near: dak-lak, /);
    expect(faults.join('\n')).toContain('unknown tag "quik"; near: quick');
  });

  it('shortens a word of any length', () => {
    expect(refused({ portal: 'x'.repeat(5_000) }).message.length).toBeLessThan(300);
  });

  it.each<[string, Filters, string]>([
    ['no portals', { kind: 'ministry', region: 'tay nguyen' }, 'the filters leave no portals'],
    ['no journeys', { journey: 'track/look-up', tag: 'quick' }, 'the filters leave no journeys'],
    [
      'neither',
      { kind: 'ministry', region: 'tay nguyen', journey: 'track/look-up', tag: 'quick' },
      'the filters leave no portals and no journeys',
    ],
    ['nothing but commas', { portal: ',' }, 'the filters leave no portals'],
  ])('refuses filters that leave %s', (_name, filters, message) => {
    expect(refused(filters)).toMatchObject({ code: 'empty', message });
  });
});
