import { KeyprintError } from '@keyprint/key-design'
import { EnvironmentError } from '../environment/environment-error.js'
import { TerraformFailed, TerraformMissing } from '../terraform/errors.js'
import { UsageError } from './usage-error.js'

/** Errors whose message says all that a person needs. */
const EXPLAINED = [EnvironmentError, KeyprintError, TerraformFailed, TerraformMissing, UsageError]

/**
 * Runs a command: its number is the exit code, an error that explains itself is printed as a sentence, and Ctrl-C ends
 * terraform in good order, however often it comes: npm passes on what the terminal has sent already.
 */
export async function run(command: (signal: AbortSignal) => Promise<number>): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  try {
    process.exitCode = await command(stop.signal)
  } catch (error) {
    if (!EXPLAINED.some((Explained) => error instanceof Explained)) throw error
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
