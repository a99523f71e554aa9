import { UsageError } from '#src/model/errors.ts';
import { DEVICE_IDS, type DeviceId, type PlannedJourney } from '#src/model/journey.ts';
import type { Portal } from '#src/model/portal.ts';
import { near, plain } from './near.ts';

/** Filters as typed: each a comma-separated list; a missing one lets everything through. */
export type Filters = {
  readonly portal?: string;
  readonly kind?: string;
  readonly region?: string;
  readonly journey?: string;
  readonly device?: string;
  readonly tag?: string;
};

const list = (value: string | undefined): readonly string[] | null =>
  value === undefined
    ? null
    : value
        .split(',')
        .map((each) => each.trim().normalize('NFC'))
        .filter((each) => each !== '');

const known = (
  what: string,
  typed: readonly string[] | null,
  words: readonly string[],
  faults: string[],
): void => {
  const by = new Set(words.map(plain));
  for (const each of typed ?? [])
    if (!by.has(plain(each)))
      faults.push(`unknown ${what} "${each.slice(0, 80)}"${near(each.slice(0, 80), words)}`);
};

const holds = (typed: readonly string[] | null, words: readonly (string | undefined)[]): boolean =>
  typed === null ||
  typed.some((each) => words.some((word) => word !== undefined && plain(word) === plain(each)));

export type Selection = {
  readonly portals: readonly Portal[];
  readonly journeys: readonly PlannedJourney[];
  readonly devices: readonly DeviceId[];
};

/**
 * What the filters leave.
 * @throws UsageError `unknown` with every word that fits nothing, or `empty` when nothing is left.
 */
export const select = (
  portals: readonly Portal[],
  journeys: readonly PlannedJourney[],
  filters: Filters,
): Selection => {
  const faults: string[] = [];
  const [portal, kind, region, journey, device, tag] = [
    list(filters.portal),
    list(filters.kind),
    list(filters.region),
    list(filters.journey),
    list(filters.device),
    list(filters.tag),
  ];
  known(
    'portal',
    portal,
    portals.map(({ id }) => id),
    faults,
  );
  known('kind', kind, ['province', 'ministry'], faults);
  known(
    'region',
    region,
    [...new Set(portals.flatMap((each) => (each.region === null ? [] : [each.region.vi, each.region.en])))],
    faults,
  );
  known(
    'journey',
    journey,
    journeys.map(({ id }) => id),
    faults,
  );
  known('device', device, DEVICE_IDS, faults);
  known('tag', tag, [...new Set(journeys.flatMap(({ tags }) => tags ?? []))], faults);
  if (faults.length > 0) throw new UsageError('unknown', faults);
  const selection = {
    portals: portals.filter(
      (each) =>
        holds(portal, [each.id]) &&
        holds(kind, [each.kind]) &&
        holds(region, [each.region?.vi, each.region?.en]),
    ),
    journeys: journeys.filter((each) => holds(journey, [each.id]) && holds(tag, each.tags ?? [])),
    devices: DEVICE_IDS.filter((each) => holds(device, [each])),
  };
  const empty = Object.entries(selection).filter(([, left]) => left.length === 0);
  if (empty.length > 0)
    throw new UsageError('empty', `the filters leave no ${empty.map(([name]) => name).join(' and no ')}`);
  return selection;
};
