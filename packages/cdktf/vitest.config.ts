import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // They need terraform: `npm run proof`.
    exclude: [...configDefaults.exclude, 'src/proof/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
    // No test mocks a module, and loading cdktf anew for each file takes longer than running it.
    isolate: false,
  },
})
