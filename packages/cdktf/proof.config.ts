import { defineConfig } from 'vitest/config'

/** What is synthesized, judged by a real terraform. */
export default defineConfig({ test: { include: ['src/proof/**/*.test.ts'] } })
