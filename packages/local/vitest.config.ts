import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['./src/global-setup.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
    // A second, the default, is short where other tests have the cores.
    expect: { poll: { timeout: 20_000 } },
  },
})
