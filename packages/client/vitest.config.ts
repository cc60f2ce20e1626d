import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No test mocks a module, and loading the SDK anew for each file takes longer than running it.
    isolate: false,
    maxWorkers: 2,
    // A second, the default, is short where other tests have the cores.
    expect: { poll: { timeout: 20_000 } },
  },
})
