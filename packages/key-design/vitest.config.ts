import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // What a bundle for production leaves out as it is written, not as it was last built.
  resolve: {
    alias: [
      { find: /^#(check-.*)$/, replacement: fileURLToPath(new URL('./src/check/$1.ts', import.meta.url)) },
      { find: /^#(.*)$/, replacement: fileURLToPath(new URL('./src/attribute/$1.ts', import.meta.url)) },
    ],
  },
  test: {
    include: ['src/**/*.test.ts'],
    // No test leaves anything behind that another one could trip over, and a worker for each takes longer than most.
    isolate: false,
    // Only what hangs takes so long; how slow a machine is that others use too, nobody knows.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
