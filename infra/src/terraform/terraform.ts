import { spawn } from 'node:child_process'
import { TerraformFailed, TerraformMissing } from './errors.js'

/** What terraform is run with. */
export interface TerraformOptions {
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>
  /** Whether terraform's output is shown while it runs; it is collected in any case. Default false. */
  readonly show?: boolean
  /** Ends terraform as Ctrl-C does: it finishes what it is doing to a resource, and unlocks the state. */
  readonly signal?: AbortSignal
}

/**
 * Runs terraform in the folder of a stack and gives what it printed.
 * @throws TerraformMissing, TerraformFailed with what terraform said.
 */
export function terraform(
  folder: string,
  args: readonly string[],
  { env = {}, show = false, signal }: TerraformOptions = {},
): Promise<string> {
  if (signal?.aborted) return Promise.reject(new TerraformFailed(args[0] ?? '', 'It was interrupted before.'))
  return new Promise((resolve, reject) => {
    const child = spawn('terraform', args, {
      cwd: folder,
      env: { ...process.env, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A terminal signals the whole group: terraform would be told twice, and break off at the second time.
      detached: true,
    })
    const printed: Buffer[] = []
    const failed: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => {
      printed.push(data)
      if (show) process.stdout.write(data)
    })
    child.stderr.on('data', (data: Buffer) => failed.push(data))
    const stop = () => child.kill('SIGINT')
    signal?.addEventListener('abort', stop, { once: true })
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new TerraformMissing() : error),
    )
    child.once('close', (code) => {
      signal?.removeEventListener('abort', stop)
      if (code === 0) return resolve(Buffer.concat(printed).toString())
      reject(new TerraformFailed(args[0] ?? '', Buffer.concat([...printed, ...failed]).toString()))
    })
  })
}
