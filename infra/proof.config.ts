import { defineConfig } from 'vitest/config'

/** The stacks on a real terraform: planned, applied, refused to be destroyed. */
export default defineConfig({
  test: {
    include: ['src/proof/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    // terraform loads a provider of 700 MB for each command.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
})
