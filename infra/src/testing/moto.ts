import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** An AWS that forgets: moto_server on a free port of loopback. */
export interface Moto {
  readonly endpoint: string
  stop(): Promise<void>
}

/** What moto_server says when it is ready. */
const RUNNING = /Running on (http:\/\/127\.0\.0\.1:\d+)/

/** Starts moto_server; rejects with what it printed when it ends before it is ready. */
export async function startMoto(): Promise<Moto> {
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const endpoint = await running(child)
  // Nobody reads on; a full pipe would stop it.
  for (const stream of [child.stdout, child.stderr]) stream.resume()
  return {
    endpoint,
    stop: async () => {
      if (child.exitCode !== null || !child.kill()) return
      await once(child, 'exit')
    },
  }
}

function running(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (data: Buffer) => {
      printed += data
      const endpoint = RUNNING.exec(printed)?.[1]
      if (endpoint !== undefined) resolve(endpoint)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`moto_server ended with ${code}: ${printed}`)))
  })
}
