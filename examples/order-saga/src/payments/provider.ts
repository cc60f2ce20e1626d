import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { Ledger } from './ledger.js'
import type { Refund } from './payments.js'

/** A pretended payment provider that runs. */
export interface Provider extends AsyncDisposable {
  readonly url: string
  readonly ledger: Ledger
}

/**
 * Cards by what becomes of a charge: it is made; it is declined; it is made, and the answer gets lost the first time; it is
 * made, and nobody ever hears of it.
 */
export const cards = { good: 'good', declined: 'declined', lossy: 'lossy', silent: 'silent' } as const

/** Milliseconds before and after the money moves. */
const LATENCY_MS = 40

/** Starts a provider on a free port of this machine. */
export async function startProvider(): Promise<Provider> {
  const ledger = new Ledger()
  const heard = new Set<string>()
  const server = createServer((request, response) => {
    answer(request, response, ledger, heard).catch(() => response.destroy())
  })
  // A connection that is closed while a request is on its way would be one more way to be silent.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const dispose = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { url: `http://127.0.0.1:${port}`, ledger, [Symbol.asyncDispose]: dispose }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  ledger: Ledger,
  heard: Set<string>,
): Promise<void> {
  const body = (await json(request)) as { card: string; amountInCents: number; orderId: string }
  // Without a key every request is a new one, as it is with real providers.
  const key = request.headers['idempotency-key']?.toString() ?? randomUUID()
  if (request.url === '/cancellations') {
    const charge = ledger.cancel(key)
    return charge === undefined ? send(response, 204) : send(response, 200, charge)
  }
  await pause(LATENCY_MS)
  if (body.card === cards.declined) return send(response, 402)
  const charge = ledger.charge(key, body.orderId, body.amountInCents)
  if (charge === undefined) return send(response, 409)
  await pause(LATENCY_MS)
  if (body.card === cards.silent) return
  const isFirst = !heard.has(body.orderId)
  heard.add(body.orderId)
  if (body.card === cards.lossy && isFirst) return void response.destroy()
  send(response, 201, charge)
}

function send(
  response: ServerResponse,
  status: number,
  { chargeId, amountInCents }: Partial<Refund> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(chargeId === undefined ? undefined : JSON.stringify({ chargeId, amountInCents }))
}
