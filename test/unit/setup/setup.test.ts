import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../src/setup/doctor.mjs';
import { isReady, tableOf } from '../../../src/setup/doctor.mjs';

const script = (name: string): string =>
  fileURLToPath(new URL(`../../../src/setup/${name}.mjs`, import.meta.url));

const run = (name: string, args: string[] = []): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [script(name), ...args], {
    encoding: 'utf8',
    env: { ...process.env, PORTALSWEEP_BROWSER: '/nowhere/chromium' },
  });

describe('a browser setting that leads nowhere', () => {
  it('stops set-up with one sentence', () => {
    const { status, stderr } = run('setup');
    expect(stderr.trim()).toBe(
      'set-up: PORTALSWEEP_BROWSER should be a Chromium that starts, and /nowhere/chromium does not: mend it or unset it.',
    );
    expect(status).toBe(1);
  });

  it('is what the doctor finds missing, with its remedy', () => {
    const { status, stdout } = run('doctor', ['--json']);
    const provisions: readonly Provision[] = JSON.parse(stdout);
    expect(provisions.find(({ id }) => id === 'browser')).toEqual({
      id: 'browser',
      title: 'browser',
      needed: true,
      there: false,
      found: 'PORTALSWEEP_BROWSER is /nowhere/chromium, which does not start',
      remedy: 'unset PORTALSWEEP_BROWSER',
    });
    expect(status).toBe(1);
  });
});

describe('the examination', () => {
  const node: Provision = {
    id: 'node',
    title: 'Node',
    needed: true,
    there: true,
    found: '24.21.0',
    remedy: null,
  };
  const fonts: Provision = {
    id: 'fonts',
    title: 'fonts',
    needed: false,
    there: false,
    found: 'none',
    remedy: 'apt-get install x',
  };

  it('is ready when all that is needed is there', () => {
    expect(isReady([node, fonts])).toBe(true);
    expect(isReady([{ ...node, there: false }, fonts])).toBe(false);
  });

  it('shows each thing with its remedy, the verdict last', () => {
    expect(tableOf([node, fonts]).split('\n')).toEqual([
      'ok       Node   24.21.0',
      'lacking  fonts  none',
      '                mend it: apt-get install x',
      '',
      'All that is needed is there.',
    ]);
    expect(tableOf([{ ...node, there: false }])).toMatch(/^MISSING {2}Node/);
  });
});
