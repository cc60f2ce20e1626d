import { Stopped, stopSignal } from './stop-signal.js'

/**
 * Runs a program until it is stopped. A wanted stop is a success; a failure is told in a sentence. What the program
 * holds with `await using` has been let go by then.
 */
export async function run(program: (stop: AbortSignal) => Promise<void>): Promise<never> {
  try {
    await program(stopSignal())
  } catch (error) {
    if (!(error instanceof Stopped)) {
      console.error(`It stops: ${error instanceof Error ? error.message : String(error)}`)
      process.exit(1)
    }
  }
  // What was only just being started when the stop came ends with the process.
  process.exit(0)
}
