import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    // Only what hangs takes so long; how slow a machine is that others use too, nobody knows.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    // No test mocks a module, and loading the SDK anew for each file takes longer than running it.
    isolate: false,
    maxWorkers: 2,
  },
})
