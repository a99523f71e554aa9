import { describe, expect, it } from 'vitest';
import { checks } from '#src/checks/index.ts';
import { FAULT_VARIANTS, REUSE_FAULT_IDS } from '#src/fleet/fault.ts';
import { REUSE_FAULTS } from '#src/fleet/faults-reuse.ts';

describe('the catalogue of asking once', () => {
  it('lists every id once, with all variants, and names checks that exist', () => {
    expect(REUSE_FAULTS.map(({ id }) => id)).toEqual([...REUSE_FAULT_IDS]);
    const known = checks.map(({ id }) => id);
    for (const { variants, mustFail, mayFail } of REUSE_FAULTS) {
      expect(Object.keys(variants)).toEqual([...FAULT_VARIANTS]);
      expect(mustFail.length).toBeGreaterThan(0);
      expect(mustFail.filter((id) => mayFail.includes(id))).toEqual([]);
      for (const id of [...mustFail, ...mayFail]) expect(known).toContain(id);
    }
  });
});
