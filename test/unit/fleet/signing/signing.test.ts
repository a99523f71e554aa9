import { describe, expect, it } from 'vitest';
import { forkFleet } from '#src/fleet/fork.ts';
import { PHONE_HOST } from '#src/fleet/signing/signing.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { citizenClient } from '../citizen-client.ts';

describe('the signing half of a fleet in its own process', () => {
  it('is served, is steered, and tells its anchors', async () => {
    const registry = await loadRegistry({});
    const fleet = await forkFleet({
      portals: registry.portals.slice(0, 1),
      services: registry.services,
      seed: 3,
      identities: citizens,
    });
    const browser = citizenClient(fleet.network);
    try {
      const page = await browser.get(`https://${PHONE_HOST}/?so=000190000017`);
      expect(page.text).toContain('Không có yêu cầu nào đang chờ');
      const anchors = await fleet.signingAnchors();
      expect(anchors.public).toContain('BEGIN CERTIFICATE');
      expect(anchors.government).not.toBe(anchors.public);
      expect(await fleet.signingAnchors()).toEqual(anchors);
      expect(fleet.signingAgentUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
      await expect(fleet.steerSigning({ token: { agent: 'with-token' } })).resolves.toBeUndefined();
    } finally {
      await browser.close();
      await fleet.stop();
    }
  });
});
