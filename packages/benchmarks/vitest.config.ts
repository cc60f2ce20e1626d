import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    testTimeout: 40_000,
  },
})
