import { describe, expect, it } from 'vitest';
import { forkFleet } from '#src/fleet/fork.ts';
import { UsageError } from '#src/model/errors.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { citizenClient } from './citizen-client.ts';

describe('forkFleet', () => {
  it('serves from another process and ends with stop', async () => {
    const registry = await loadRegistry({});
    const fleet = await forkFleet({
      portals: registry.portals.slice(0, 2),
      services: registry.services,
      seed: 3,
    });
    const [first] = fleet.portals;
    if (first === undefined) throw new Error('no portal');
    await fleet.setFault(first.id, { fault: 'portal-dead', variant: 'b' });
    expect((await fleet.truth())[0]?.fault).toEqual({ fault: 'portal-dead', variant: 'b' });
    await expect(fleet.setFault('nowhere', null)).rejects.toThrow(UsageError);
    const browser = citizenClient(fleet.network);
    expect((await browser.get(first.url)).status).toBe(500);
    await fleet.stop();
    await expect(browser.get(first.url)).rejects.toThrow();
    await expect(fleet.truth()).rejects.toThrow();
    await browser.close();
  });

  it('says why a fleet could not start', async () => {
    const registry = await loadRegistry({});
    const [first] = registry.portals;
    if (first === undefined) throw new Error('no portal');
    const start = forkFleet({
      portals: [first, { ...first, id: 'twin' }],
      services: registry.services,
      seed: 3,
    });
    await expect(start).rejects.toThrow('every host in one row only');
  });
});
