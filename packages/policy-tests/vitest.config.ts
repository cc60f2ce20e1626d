import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // It runs the client's suite once more: `npm run proof`.
    exclude: [...configDefaults.exclude, 'src/proof/**'],
    globalSetup: ['@keyprint/local/global-setup'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // No test mocks a module, and loading the SDK anew for each file takes longer than running it.
    isolate: false,
    maxWorkers: 2,
  },
})
