import { type ChildProcess, spawn } from 'node:child_process'

/** A command that runs: what it has printed so far, and how it ends. */
export interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

/** Starts a command as a user does in a terminal: in a process group of its own, which Ctrl-C reaches as a whole. */
export function start(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Running {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  return { child, output: () => output, ended }
}

/** Runs a command to its end. @throws Error with what it printed, when it fails. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const running = start(command, args, cwd, env)
  const { code, signal } = await running.ended
  if (code === 0) return running.output()
  throw new Error(
    `${[command, ...args].join(' ')} ended with ${code ?? signal}:\n${running.output().slice(-4000)}`,
  )
}

const POLL_MS = 100

/** Waits until a running command prints something. */
export async function printed(
  running: Running,
  pattern: RegExp,
  timeoutMs = 300_000,
): Promise<RegExpExecArray> {
  const until = Date.now() + timeoutMs
  let over = false
  void running.ended.then(() => (over = true))
  for (;;) {
    const match = pattern.exec(running.output())
    if (match !== null) return match
    if (over || Date.now() > until)
      throw new Error(`${pattern} was not printed:\n${running.output().slice(-4000)}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
