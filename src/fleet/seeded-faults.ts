import type { CarriedFault, FaultId } from './fault.ts';
import { FAULTS } from './faults.ts';
import { draw, shuffled } from './seed.ts';

/** At most so many portals carry the same fault whose confirmation is slow. */
const SLOW_AT_MOST = 1;

/** A third of the portals gets one fault each: all faults in turn, variants drawn, slow ones kept rare. */
export const seededFaults = (
  seed: number,
  portalIds: readonly string[],
): ReadonlyMap<string, CarriedFault> => {
  const chosen = shuffled(seed, portalIds, (id) => id).slice(0, Math.round(portalIds.length / 3));
  const slowUsed = new Map<FaultId, number>();
  const faults = shuffled(seed, FAULTS, ({ id }) => id);
  const result = new Map<string, CarriedFault>();
  let turn = 0;
  for (const portalId of chosen) {
    for (let tries = 0; tries < faults.length; tries += 1) {
      const fault = faults[turn % faults.length];
      turn += 1;
      if (fault === undefined) break;
      const variant = (['a', 'b', 'c'] as const)[Math.floor(draw(seed, 'variant', portalId) * 3)] ?? 'a';
      if (fault.slow.includes(variant)) {
        const used = slowUsed.get(fault.id) ?? 0;
        if (used >= SLOW_AT_MOST) continue;
        slowUsed.set(fault.id, used + 1);
      }
      result.set(portalId, { fault: fault.id, variant });
      break;
    }
  }
  return result;
};
