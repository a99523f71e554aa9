import { fileURLToPath } from 'node:url';
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { launchArguments } from '#src/gather/browsers.ts';
import { given } from './given.ts';

/** Plain Playwright Test as a team would set it up for the same journeys. */
const config: PlaywrightTestConfig = defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: 'peer.spec.ts',
  outputDir: `${given.out}/peer-results`,
  reporter: [['json', { outputFile: `${given.out}/peer.json` }]],
  fullyParallel: true,
  retries: 1,
  projects: [
    { name: 'sign-in', grep: /@sign-in/ },
    { name: 'journeys', grep: /@journey/, dependencies: ['sign-in'] },
  ],
  timeout: 240_000,
  use: {
    trace: process.env['BENCH_TRACE'] as 'on-first-retry' | 'retain-on-failure',
    locale: 'vi-VN',
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: given.browser,
      args: launchArguments(given.network, given.sandbox),
    },
  },
});

export default config;
