import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    // Only what hangs takes so long; how slow a machine is that others use too, nobody knows.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    // No test mocks a module, and loading the SDK anew for each file takes long.
    isolate: false,
    // Tests that run at the same time have processes of their own.
    maxConcurrency: 3,
    // On Node 20 the SDK would say once in every test file that Node 22 is to come.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
