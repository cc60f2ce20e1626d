import { defineConfig, mergeConfig } from 'vitest/config'
import tests from './vitest.config.js'

const { KEYPRINT_MODEL_COMMANDS, KEYPRINT_MODEL_MINUTES } = process.env

/** The model for as long as it takes to find what is rare. Not a part of the tests. */
const soak = defineConfig({
  test: {
    env: KEYPRINT_MODEL_COMMANDS || KEYPRINT_MODEL_MINUTES ? {} : { KEYPRINT_MODEL_COMMANDS: '200000' },
    // Progress is seen while it runs.
    disableConsoleIntercept: true,
  },
})

export default mergeConfig(tests, soak)
