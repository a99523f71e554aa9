import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citizens } from '../../scenarios/identities/citizens.ts';
import { rehearse } from '#src/cli/rehearse.ts';
import { openWalker, type Walker } from '#src/cli/walker.ts';
import type { World } from '#src/cli/world.ts';
import type { DeviceId, Journey, Task } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Mode, Portal } from '#src/model/portal.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { openEvidenceFiles } from '#src/store/evidence-files.ts';

/** A row for a portal that a test serves itself. */
export const rowFor = (url: string, mode: Mode, id = 'under-test'): Portal => ({
  id,
  edition: 'test',
  kind: 'province',
  name: { vi: 'Cổng thử', en: 'Portal under test' },
  url,
  hosts: [],
  address: { confidence: 'given', evidence: 'test' },
  region: null,
  gsoCode: null,
  mapId: null,
  mergedInto2025: null,
  vendor: null,
  mode,
  permission: null,
  synthetic: true,
});

/** A network of nothing but these routes. */
export const networkOf = (...routes: Network['routes']): Network => ({
  kind: 'fleet',
  routes,
  trustedKeys: [],
  authority: null,
  proof: null,
  nationalHosts: [],
  signInHosts: [],
});

export type TestWalker = {
  readonly walk: (portal: Portal, journey: Journey, device?: DeviceId) => Promise<Attempt>;
  readonly close: () => Promise<void>;
};

/** What walks a journey in the real browser, with little patience, keeping nothing afterwards. */
export const openTestWalker = async (world?: World, patienceMs = 4_000): Promise<TestWalker> => {
  const folder = await mkdtemp(join(tmpdir(), 'portalsweep-e2e-'));
  const registry = await loadRegistry();
  const inWorld: World = world ?? {
    registry,
    portals: [],
    network: networkOf(),
    platformNames: {},
    citizens,
    roots: { anchors: [], complete: false },
    badFile: async () => null,
    clientCertificate: async () => null,
    passkey: async () => null,
    lent: new Set<string>(),
    fleet: null,
    close: async () => undefined,
  };
  const walker: Walker = await openWalker({
    world: inWorld,
    portals: inWorld.portals,
    files: openEvidenceFiles(folder),
    slots: 2,
    patienceMs,
  });
  return {
    walk: async (portal, journey, device = 'desktop') => {
      const task: Task = {
        id: `${portal.id}/${journey.id}/${device}`,
        portal,
        journey: { ...journey, file: '', ...(await rehearse(journey)) },
        device,
      };
      return await walker.walk(task, 'first', 1, {
        running: () => 1,
        beforeSubmitting: async () => undefined,
        signal: new AbortController().signal,
      });
    },
    close: async () => {
      await walker.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
