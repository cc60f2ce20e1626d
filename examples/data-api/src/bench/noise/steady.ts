import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** A request to the API that is sent again and again. */
export interface Shot {
  readonly url: string
  readonly token: string
  readonly body: object
}

/** How it was answered. */
export interface Hit {
  readonly milliseconds: number
  readonly status: number
}

/** Connections end before the server ends them, which it does after five seconds. */
const agent = new Agent({ keepAlive: true, timeout: 2_000 })

/** Sends at a steady rate, however long answers take. */
export async function steadily(shot: Shot, perSecond: number, seconds: number): Promise<readonly Hit[]> {
  const started = performance.now()
  const sent: Promise<Hit>[] = []
  for (let i = 0; i < perSecond * seconds; i++) {
    const wait = started + (i * 1_000) / perSecond - performance.now()
    if (wait > 0) await sleep(wait)
    const answered = send(shot)
    // One that fails is told of below, when all have been sent.
    answered.catch(() => {})
    sent.push(answered)
  }
  return Promise.all(sent)
}

/** By Node's own HTTP, which costs the sender least. */
export function send({ url, token, body }: Shot): Promise<Hit> {
  const started = performance.now()
  const text = JSON.stringify(body)
  const headers = { Authorization: `Bearer ${token}`, 'Content-Length': Buffer.byteLength(text) }
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => {
        resolve({ milliseconds: performance.now() - started, status: answer.statusCode ?? 0 })
      })
    })
    sending.on('error', reject).end(text)
  })
}
