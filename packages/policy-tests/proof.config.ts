import { defineConfig } from 'vitest/config'

/** The client's suite, recorded and held against the policies. */
export default defineConfig({
  test: {
    include: ['src/proof/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    // Only what hangs takes so long; how slow a machine is that others use too, nobody knows.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
