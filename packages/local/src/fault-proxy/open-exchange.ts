import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Answer, Exchange, JsonObject, RecordedRequest } from './exchange.js'
import type { Upstream } from './upstream.js'

/** Reads a request whole and gives what can be done with it. */
export async function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  target: Upstream,
): Promise<Exchange> {
  const received = await buffer(request)
  return {
    operation: operationOf(request),
    body: jsonOf(received),
    forward: (body) => target.send(request.headers, body === undefined ? received : bytesOf(body)),
    answer: ({ status, headers, body }: Answer) => void response.writeHead(status, headers).end(body),
    drop: () => void response.destroy(),
  }
}

/** The operation in a header such as `x-amz-target: DynamoDB_20120810.PutItem`. */
function operationOf({ headers }: IncomingMessage): RecordedRequest['operation'] {
  const target = String(headers['x-amz-target'] ?? '')
  return target.slice(target.lastIndexOf('.') + 1) as RecordedRequest['operation']
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
