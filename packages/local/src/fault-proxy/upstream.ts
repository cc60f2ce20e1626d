import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Answer } from './exchange.js'

/** Sends requests on to DynamoDB Local. */
export interface Upstream {
  send(headers: IncomingHttpHeaders, body: Uint8Array): Promise<Answer>
  close(): void
}

/** These describe one connection or one encoding of the body, and are made anew on each side. */
const HOP_HEADERS = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding']

/** A way to the endpoint with connections of its own. */
export function upstream(endpoint: string): Upstream {
  const agent = new Agent({ keepAlive: true })
  let closed = false
  return {
    send: async (headers, body) => {
      // What was held until now must not be executed behind the back of a test that has ended.
      if (closed) throw new Error('The fault proxy has stopped.')
      return readAnswer(await post(endpoint, agent, endToEnd(headers), body))
    },
    close: () => {
      closed = true
      agent.destroy()
    },
  }
}

function post(
  endpoint: string,
  agent: Agent,
  headers: { [name: string]: string },
  body: Uint8Array,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(endpoint, { method: 'POST', agent, headers }, resolve)
    sent.on('error', reject)
    sent.end(body)
  })
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const body = await buffer(response)
  return { status: response.statusCode ?? 502, headers: endToEnd(response.headers), body }
}

function endToEnd(headers: IncomingHttpHeaders): { [name: string]: string } {
  const kept = Object.entries(headers).filter(([name]) => !HOP_HEADERS.includes(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}
