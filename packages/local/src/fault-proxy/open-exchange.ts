import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Answer, Exchange, JsonObject, RecordedRequest } from './exchange.js'
import type { IndexAnswers } from './index-lag.js'
import type { Upstream } from './upstream.js'

/** What stands behind the proxy, and what it knows. */
export interface Behind {
  readonly target: Upstream
  readonly answers: IndexAnswers
}

/** Reads a request whole and gives what can be done with it. */
export async function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { target, answers }: Behind,
): Promise<Exchange> {
  const received = await buffer(request)
  const operation = operationOf(request)
  const body = jsonOf(received)
  return {
    operation,
    body,
    signedAt: signedAt(request),
    earlier: answers.of(operation, body),
    forward: async (changed) => {
      const answer = await target.send(request.headers, changed === undefined ? received : bytesOf(changed))
      answers.remember(operation, body, answer)
      return answer
    },
    answer: ({ status, headers, body }) => void response.writeHead(status, headers).end(body),
    truncate: (answer) => truncate(response, answer),
    drop: () => void response.destroy(),
  }
}

/** The connection closes once the half is on its way; before that, the client would get nothing at all. */
function truncate(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...headers, 'content-length': bytes.length })
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
}

/** The operation in a header such as `x-amz-target: DynamoDB_20120810.PutItem`. */
function operationOf({ headers }: IncomingMessage): RecordedRequest['operation'] {
  const target = String(headers['x-amz-target'] ?? '')
  return target.slice(target.lastIndexOf('.') + 1) as RecordedRequest['operation']
}

/** The time in a header such as `x-amz-date: 20261121T090000Z`. */
function signedAt({ headers }: IncomingMessage): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date']))
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function jsonOf(received: Buffer): JsonObject {
  try {
    return JSON.parse(received.toString()) as JsonObject
  } catch {
    return {}
  }
}

function bytesOf(body: JsonObject): Uint8Array {
  return Buffer.from(JSON.stringify(body))
}
