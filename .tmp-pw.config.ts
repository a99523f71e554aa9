import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: '/work/main/test/e2e', testMatch: /report-pages/, workers: 1, outputDir:'/tmp/rep/pwout', reporter:'line', timeout: 60000, use: { launchOptions: { executablePath:'/usr/bin/chromium-headless-shell', args:['--no-sandbox'] } } });
