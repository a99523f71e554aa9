import type { DeviceId, PlannedJourney } from '#src/model/journey.ts';

/** What a sweep is planned from, beside its portals: made-up journeys, and the devices. */

export const journey = (id: string, steps = 1, tags: readonly string[] = []): PlannedJourney => ({
  id,
  title: { vi: id, en: id },
  service: null,
  audience: 'citizen',
  tags,
  file: '',
  steps: Array.from({ length: steps }, (_, at) => ({ name: { vi: `${at}`, en: `${at}` }, effect: 'reads' })),
  walk: async () => undefined,
});

export const BOTH: readonly DeviceId[] = ['phone', 'desktop'];
