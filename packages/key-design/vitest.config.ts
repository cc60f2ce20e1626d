import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // No test leaves anything behind that another one could trip over, and a worker for each takes longer than most.
    isolate: false,
    // Properties of 10,000 runs and whole compilers take seconds where the processor is shared.
    testTimeout: 60_000,
  },
})
