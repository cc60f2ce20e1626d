import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { BUSY_MACHINE_MS } from './busy-machine.js'

/** A program of this folder that runs as a process of its own. */
export interface Program {
  stderr(): string
  /** Waits until it has printed something, and gives the match. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<number | null>
  /** Its exit code. */
  readonly ended: Promise<number | null>
}

/** What a program is run with. */
export interface RunOptions {
  readonly args?: readonly string[]
  /** Calls back when it has to be ended. Default: with the test; tests that run at the same time have one each. */
  readonly whenOver?: (end: () => void) => void
}

/** Runs what was built from a file under `src`, as npm does. */
export function runBuilt(
  file: string,
  env: Record<string, string>,
  { args = [], whenOver = onTestFinished }: RunOptions = {},
): Program {
  const path = fileURLToPath(new URL(`../../dist/${file}.js`, import.meta.url))
  if (!existsSync(path)) throw new Error('Build it first: npm run build')
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...process.env, PORT: '0', TABLE_DEADLINE_MS: String(BUSY_MACHINE_MS), ...env },
    stdio: 'pipe',
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  whenOver(() => void child.kill('SIGKILL'))
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (texts.out += chunk))
  child.stderr.on('data', (chunk) => (texts.err += chunk))
  const printed: Program['printed'] = async (pattern) => {
    for (;;) {
      const match = pattern.exec(texts.out)
      if (match !== null) return match
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`It ended without printing ${pattern}: ${texts.err}`)
      await Promise.race([once(child.stdout, 'data'), ended])
    }
  }
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { stderr: () => texts.err, printed, stop, ended }
}
