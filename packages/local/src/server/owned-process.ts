import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { outputTail } from './output-tail.js'

/** A child process that ends when its standard input does, and so never outlives this process. */
export interface OwnedProcess {
  readonly stdout: Readable
  /** Resolves when it has ended, or could not be started, with how: `it ended with exit code 1`. */
  readonly ended: Promise<string>
  /** The last lines it printed. */
  output(): string
  /** Closes its standard input and waits for its end; kills it when that takes longer than the grace period. */
  stop(): Promise<void>
}

const GRACE_MS = 10_000

/**
 * Starts a command that must end when its standard input ends. The operating system closes that pipe when this process
 * ends, by whatever signal, exception or exit: so no signal handler is installed here, and nobody else's is disturbed.
 */
export function startOwned(command: string, args: readonly string[]): OwnedProcess {
  // A process group of its own: an interrupt from the terminal is for the parent, which may still need the server.
  const detached = process.platform !== 'win32'
  const child = spawn(command, args, { stdio: 'pipe', detached, windowsHide: true })
  const ended = howItEnds(child)
  const output = outputTail(child.stdout, child.stderr)
  let stopping: Promise<void> | undefined
  letParentEnd(child)
  child.stdin.on('error', ignoreBrokenPipe)
  const stop = (): Promise<void> => (stopping ??= end(child, ended))
  return { stdout: child.stdout, ended, output, stop }
}

function howItEnds(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`it could not be started (${error.message})`))
    child.once('close', (code, signal) =>
      resolve(`it ended with ${code === null ? signal : `exit code ${code}`}`),
    )
  })
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const killing = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  child.stdin?.end()
  await ended
  clearTimeout(killing)
}

/** A program that forgets to stop its server still comes to its end. */
function letParentEnd(child: ChildProcess): void {
  child.unref()
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as Socket | null)?.unref()
}

function ignoreBrokenPipe(): void {
  // The process ended by itself; `ended` says so.
}
