import { defineConfig } from 'vitest/config'

/** What is synthesized, judged by a real terraform. */
export default defineConfig({
  test: {
    include: ['src/proof/**/*.test.ts'],
    // Only what hangs takes so long; how slow a machine is that others use too, nobody knows.
    testTimeout: 600_000,
  },
})
