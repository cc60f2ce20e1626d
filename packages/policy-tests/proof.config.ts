import { defineConfig } from 'vitest/config'

/** The client's suite, recorded and held against the policies. */
export default defineConfig({
  test: {
    include: ['src/proof/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    testTimeout: 60_000,
  },
})
