import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { localClient } from '../server/local-client.js'
import type { Fault, RecordedRequest } from './exchange.js'
import { type Injection, type Injections, injections } from './injections.js'
import { openExchange } from './open-exchange.js'
import { type Upstream, upstream } from './upstream.js'

/** A proxy in front of DynamoDB Local that fails where it is told to. */
export interface FaultProxy extends AsyncDisposable {
  /** Its address, such as `http://127.0.0.1:41234`. */
  readonly endpoint: string
  /** Every request received since the start or the last reset, oldest first; the SDK's retries count. */
  readonly requests: readonly RecordedRequest[]
  /** Lets a fault happen to requests to come. What was injected first happens first. */
  inject(injection: Injection): void
  /** Forgets requests and faults. */
  reset(): void
  /** A new client that goes through the proxy, with a dummy region and credentials. `config` says what differs. */
  client(config?: DynamoDBClientConfig): DynamoDBClient
  /** Closes every connection and waits until that is done. May be called again. */
  stop(): Promise<void>
}

/**
 * Starts a proxy in front of a DynamoDB Local, on 127.0.0.1 and a free port. Without a fault it changes nothing.
 *
 * @param endpoint address of DynamoDB Local, `http:` only
 */
export async function startFaultProxy(endpoint: string): Promise<FaultProxy> {
  const faults = injections()
  const target = upstream(endpoint)
  const requests: RecordedRequest[] = []
  const server = createServer((request, response) => handle(request, response, { faults, target, requests }))
  const address = await listen(server)
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => (stopping ??= close(server, target))
  return {
    endpoint: address,
    requests,
    inject: faults.add,
    reset: () => {
      requests.length = 0
      faults.clear()
    },
    client: (config) => localClient(address, config),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

interface State {
  readonly faults: Injections
  readonly target: Upstream
  readonly requests: RecordedRequest[]
}

async function handle(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  try {
    const exchange = await openExchange(request, response, state.target)
    const { operation, body } = exchange
    state.requests.push({ operation, body })
    const { apply } = state.faults.take(operation) ?? NO_FAULT
    await apply(exchange)
  } catch {
    // Either side went away: the other one sees a closed connection, as it would without the proxy.
    response.destroy()
  }
}

const NO_FAULT: Fault = { apply: async (exchange) => exchange.answer(await exchange.forward()) }

/** A program that forgets to stop the proxy still comes to its end. */
async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function close(server: Server, target: Upstream): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  target.close()
  await closed
}
