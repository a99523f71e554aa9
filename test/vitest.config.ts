import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts'],
    // Some start processes of their own; on a loaded machine that is slow and not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
