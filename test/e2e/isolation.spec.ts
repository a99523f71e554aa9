import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { openWorld } from '#src/cli/world.ts';
import { openBrowsers } from '#src/gather/browsers.ts';
import { UsageError } from '#src/model/errors.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

const able = (...command: string[]): boolean => spawnSync(command[0] ?? '', command.slice(1)).status === 0;
const networkSpace = able('unshare', '-rn', 'ip', 'link', 'set', 'lo', 'up');
const mountSpace = able('unshare', '-rm', 'true');

const inSpace = (
  flags: string,
  first: string,
  args: readonly string[],
): { code: number | null; stdout: string; stderr: string } => {
  const ran = spawnSync(
    'unshare',
    [flags, 'sh', '-c', `${first} && exec "$@"`, 'sh', process.execPath, main, ...args],
    {
      encoding: 'utf8',
      timeout: 240_000,
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    },
  );
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
};

let out: string;

test.beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'portalsweep-isolation-'));
});

test.afterEach(async () => {
  await rm(out, { recursive: true, force: true });
});

test('a sweep of the fleet needs nothing but loopback', async () => {
  test.skip(!networkSpace, 'no network namespace can be made here (unshare -rn, ip)');
  const ran = inSpace('-rn', 'ip link set lo up', [
    'sweep',
    '--fleet',
    '--faults',
    'none',
    '--no-remeasure',
    '--portal',
    'ha-noi,can-tho,moj',
    '--out',
    out,
    '--json',
  ]);
  expect(ran.stderr).toBe('');
  const told = JSON.parse(ran.stdout) as { outcomes: object; json: string };
  expect(told.outcomes).toEqual({ passed: 9 });
  expect(JSON.parse(await readFile(told.json, 'utf8'))).toMatchObject({ synthetic: true });
});

test('when the resolver rules are lost the sweep stops before it touches a portal', async () => {
  const world = await openWorld({ fleet: true, seed: 1, faults: 'none' });
  try {
    for (const network of [
      { ...world.network, routes: [] },
      { ...world.network, kind: 'open' as const, routes: [] },
    ]) {
      const failure = await openBrowsers({
        executablePath: findBrowser()?.path ?? '',
        network,
        slots: 1,
        sandbox: sandboxState().possible,
        calledAs: 'PortalSweep/test',
      }).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(UsageError);
      expect((failure as UsageError).code).toBe('network-lost');
    }
  } finally {
    await world.close();
  }
});

test('a full disk is told plainly, and what was stored before can be read', async () => {
  test.skip(!mountSpace, 'no mount namespace can be made here (unshare -rm)');
  const ran = inSpace('-rm', `mount -t tmpfs -o size=1200k none '${out}'`, [
    'sweep',
    '--fleet',
    '--faults',
    'none',
    '--no-remeasure',
    '--portal',
    'ha-noi,can-tho,moj,da-nang',
    '--out',
    out,
    '--quiet',
  ]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/disk|đĩa|space/i);
  expect(ran.stderr).not.toContain('    at ');
});
