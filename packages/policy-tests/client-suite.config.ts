import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig, type Plugin } from 'vitest/config'

const CLIENT = fileURLToPath(new URL('../client/', import.meta.url))
const RECORDED = fileURLToPath(new URL('src/recorder/connect-with.ts', import.meta.url))

/** Puts the recorder between the client's tests and its `connect-with`. */
const recorder: Plugin = {
  name: 'recorder',
  enforce: 'pre',
  resolveId(source) {
    if (source === '#client/connect-with') return `${CLIENT}src/connect-with.ts`
    return source.endsWith('/connect-with.js') ? RECORDED : undefined
  },
}

/** Many of the same requests: thousands of items, random ones. */
const REPEATING = ['operation/batch/write-from', 'read/shards/random-shards', 'read/ranges-in-memory']

/** Calls that are refused before anything is sent, and with what the recorder itself could not look into. */
const REFUSED = ['operation/options', 'operation/nothing-given']

/** The client's suite on DynamoDB Local, recorded. Tests that send nothing, only compile, or only repeat are left out. */
export default defineConfig({
  root: CLIENT,
  plugins: [recorder],
  test: {
    include: ['src/{operation,read,health}/**/*.test.ts', 'src/tenant.test.ts', 'src/send/outcome.test.ts'],
    exclude: [...configDefaults.exclude, ...[...REPEATING, ...REFUSED].map((name) => `src/${name}.test.ts`)],
    globalSetup: ['@keyprint/local/global-setup'],
    // Only what hangs takes so long; how slow a machine is that others use too, nobody knows.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    isolate: false,
    maxWorkers: 2,
  },
})
