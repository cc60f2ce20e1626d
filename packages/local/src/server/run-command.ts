import { execFile } from 'node:child_process'

const COMMAND_TIMEOUT_MS = 60_000

/** What a command printed, on both outputs, or undefined when it is missing, fails or takes too long. */
export function runCommand(command: string, args: readonly string[]): Promise<string | undefined> {
  const options = { timeout: COMMAND_TIMEOUT_MS, killSignal: 'SIGKILL', windowsHide: true } as const
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) =>
      resolve(error === null ? `${stdout}${stderr}` : undefined),
    )
  })
}
