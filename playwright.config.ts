import { fileURLToPath } from 'node:url';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { findBrowser, sandboxState } from './src/setup/browser.mjs';

const browser = findBrowser();
if (!browser) throw new Error('A browser that starts was expected and none was found: see `npm run doctor`.');

/** What judges times: beside another test it would answer "the machine was busy" instead. */
const ALONE = /[/\\]detection\.spec\.ts$/;

/** A file whose tests take one worker minutes begins first; those that many workers share fill the gaps at the end. */
const LONG =
  /[/\\](?:bad-input|canary|clean-up|detection-[\w-]+|isolation|keyboard-only|kill-and-resume|session-reuse|sweep)\.spec\.ts$/;

/** The real browser against the local fleet, and the report pages in a real browser. */
const config: PlaywrightTestConfig = defineConfig({
  testDir: fileURLToPath(new URL('test/e2e', import.meta.url)),
  outputDir: fileURLToPath(new URL('test-results', import.meta.url)),
  workers: 6,
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'side-by-side', testMatch: '**/*.spec.ts', testIgnore: [ALONE, LONG] },
    { name: 'alone', testMatch: ALONE },
  ],
  retries: 0,
  timeout: 5 * 60_000,
  forbidOnly: process.env.CI !== undefined,
  use: {
    locale: 'vi-VN',
    trace: 'off',
    launchOptions: {
      executablePath: browser.path,
      chromiumSandbox: sandboxState().possible,
      args: ['--disable-background-networking'],
    },
  },
});

export default config;
