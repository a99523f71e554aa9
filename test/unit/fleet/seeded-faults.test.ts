import { describe, expect, it } from 'vitest';
import { FAULTS } from '#src/fleet/faults.ts';
import { seededFaults } from '#src/fleet/seeded-faults.ts';

const ids = Array.from({ length: 83 }, (_, index) => `portal-${index}`);

describe('seededFaults', () => {
  it('gives the same faults for the same seed and others for another', () => {
    expect(seededFaults(5, ids)).toEqual(seededFaults(5, ids));
    expect(seededFaults(5, ids)).not.toEqual(seededFaults(6, ids));
  });

  it('gives a third of the portals a real fault, and slow ones to at most two each', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const faults = [...seededFaults(seed, ids).values()];
      expect(faults).toHaveLength(28);
      expect(faults.map(({ variant }) => variant)).not.toContain('ok');
      for (const { id, slow } of FAULTS) {
        const used = faults.filter(({ fault, variant }) => fault === id && slow.includes(variant));
        expect(used.length).toBeLessThanOrEqual(2);
      }
    }
  });
});
