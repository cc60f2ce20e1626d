import { defineConfig } from 'vitest/config'

/** The larger examples, copied out. */
export default defineConfig({
  test: {
    include: ['src/proof/**/*.test.ts'],
    // Only what hangs takes so long; how slow a machine is that others use too, nobody knows.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
  },
})
