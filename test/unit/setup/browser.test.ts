import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, type InstalledBrowser } from '../../../src/setup/browser.mjs';

const shellFolder =
  process.arch === 'arm64' ? 'chrome-headless-shell-linux-arm64' : 'chrome-headless-shell-linux64';
const fullFolder = process.arch === 'arm64' ? 'chrome-linux-arm64' : 'chrome-linux64';

describe.skipIf(process.platform === 'win32')('the browser', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'portalsweep-browser-'));
    const browsers = ['chromium', 'chromium-headless-shell'].map((name) => ({ name, revision: '7' }));
    write('node_modules/playwright-core/browsers.json', JSON.stringify({ browsers }));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (file: string, text: string): string => {
    const whole = path.join(root, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    return whole;
  };
  const program = (file: string, script: string): string => {
    const whole = write(file, `#!/bin/sh\n${script}\n`);
    chmodSync(whole, 0o755);
    return whole;
  };
  const browser = (file: string): string => program(file, 'echo "Chromium 156.0.8078.79 built on Debian"');
  const find = (setting?: string): InstalledBrowser | null =>
    findBrowser({
      root,
      platform: 'linux',
      env: {
        PATH: `${root}/first:${root}/second`,
        PLAYWRIGHT_BROWSERS_PATH: `${root}/registry`,
        PORTALSWEEP_BROWSER: setting,
      },
    });

  it('is none where none is installed', () => expect(find()).toBeNull());

  it('is looked for by the setting, then in Playwright, then in the system, a headless shell first', () => {
    const chrome = browser('first/google-chrome');
    expect(find()).toEqual({ path: chrome, kind: 'chromium', origin: 'system', version: '156.0.8078.79' });
    const chromium = browser('second/chromium');
    expect(find()?.path).toBe(chromium);
    const systemShell = browser('second/chromium-headless-shell');
    expect(find()).toEqual({
      path: systemShell,
      kind: 'headless-shell',
      origin: 'system',
      version: '156.0.8078.79',
    });
    const full = browser(`registry/chromium-7/${fullFolder}/chrome`);
    expect(find()).toEqual({ path: full, kind: 'chromium', origin: 'playwright', version: '156.0.8078.79' });
    const shell = browser(`registry/chromium_headless_shell-7/${shellFolder}/chrome-headless-shell`);
    expect(find()).toEqual({
      path: shell,
      kind: 'headless-shell',
      origin: 'playwright',
      version: '156.0.8078.79',
    });
    expect(find(chrome)).toEqual({
      path: chrome,
      kind: 'chromium',
      origin: 'setting',
      version: '156.0.8078.79',
    });
  });

  it('is not one of another revision of Playwright', () => {
    browser(`registry/chromium_headless_shell-6/${shellFolder}/chrome-headless-shell`);
    expect(find()).toBeNull();
  });

  it('is not one that does not start', () => {
    program(
      `registry/chromium_headless_shell-7/${shellFolder}/chrome-headless-shell`,
      'echo "error while loading shared libraries: libnss3.so" >&2; exit 127',
    );
    write('first/chromium', 'not executable');
    const chrome = browser('first/google-chrome');
    expect(find()?.path).toBe(chrome);
  });

  it('is never another than the one that was set', () => {
    browser('first/chromium');
    expect(find(path.join(root, 'nowhere'))).toBeNull();
  });
});
