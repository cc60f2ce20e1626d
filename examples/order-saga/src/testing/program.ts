import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { processInfo } from '../process/process-info.js'

/** A program of this folder that runs as a process of its own. */
export interface Program {
  readonly pid: number
  /** What it has printed so far. */
  stdout(): string
  stderr(): string
  /** Waits until it has printed something, and gives the match. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<number | null>
  /** Its exit code. */
  readonly ended: Promise<number | null>
}

/** Runs what was built from a file under `src`, as `npm start` does; ends it with the test. */
export function runBuilt(file: string, args: readonly string[], env: Record<string, string>): Program {
  const path = fileURLToPath(new URL(`../../dist/${file}.js`, import.meta.url))
  if (!existsSync(path)) throw new Error('Build it first: npm run build')
  return start(process.execPath, [path, ...args], env)
}

/** Runs a script of package.json, with arguments. */
export function runNpm(script: string, args: readonly string[], env: Record<string, string>): Program {
  return start('npm', ['run', script, '--', ...args], env)
}

function start(command: string, args: readonly string[], env: Record<string, string>): Program {
  const child = spawn(command, args, {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, ...env },
    stdio: 'pipe',
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  onTestFinished(() => void child.kill('SIGKILL'))
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (texts.out += chunk))
  child.stderr.on('data', (chunk) => (texts.err += chunk))
  const printed: Program['printed'] = async (pattern) => {
    for (;;) {
      const match = pattern.exec(texts.out)
      if (match !== null) return match
      if (child.exitCode !== null) throw new Error(`It ended without printing ${pattern}: ${texts.err}`)
      await Promise.race([once(child.stdout, 'data'), ended])
    }
  }
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { pid: child.pid ?? 0, stdout: () => texts.out, stderr: () => texts.err, printed, stop, ended }
}

/** The processes that a process has started and that have not ended. */
export function childrenOf(parent: number): number[] {
  return allPids().filter((pid) => processInfo(pid)?.parent === parent)
}

/** Those that have not ended. */
export function running(pids: readonly number[]): number[] {
  return pids.filter((pid) => processInfo(pid) !== undefined)
}

function allPids(): number[] {
  const names =
    process.platform === 'linux'
      ? readdirSync('/proc')
      : execFileSync('ps', ['-A', '-o', 'pid='], { encoding: 'utf8' }).split('\n')
  return names.map(Number).filter((pid) => pid > 0)
}
