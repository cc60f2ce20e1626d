import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Answer } from './stub-handler.js'

/** A server on loopback that answers what it is told. */
export interface Loopback {
  readonly endpoint: string
  answerWith(answer: Answer): Promise<void>
  stop(): void
}

/** Starts the server in a process of its own. */
export async function startLoopback(): Promise<Loopback> {
  const child = fork(fileURLToPath(new URL('./loopback-server.ts', import.meta.url)))
  const [port] = await once(child, 'message')
  return {
    endpoint: `http://127.0.0.1:${port}`,
    answerWith: (answer) => tell(child, answer),
    stop: () => child.disconnect(),
  }
}

async function tell(child: ChildProcess, { headers, body }: Answer): Promise<void> {
  const told = once(child, 'message')
  child.send({ headers, body: Buffer.from(body).toString('base64') })
  await told
}
