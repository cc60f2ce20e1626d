import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['@keyprint/local/global-setup'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A second, the default, is short where other tests have the cores.
    expect: { poll: { timeout: 20_000 } },
    // No test mocks a module, and loading the SDK anew for each file takes long.
    isolate: false,
    // Tests that run at the same time have processes of their own.
    maxConcurrency: 3,
    // On Node 20 the SDK would say once in every test file that Node 22 is to come.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
