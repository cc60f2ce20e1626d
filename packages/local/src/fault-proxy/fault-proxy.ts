import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { localClient } from '../server/local-client.js'
import { behaviourOf } from './behaviours.js'
import type { RecordedRequest } from './exchange.js'
import { none } from './faults.js'
import { indexAnswers } from './index-lag.js'
import { type Injection, type Injections, injections } from './injections.js'
import { type Behind, openExchange } from './open-exchange.js'
import type { RandomFaults, Script } from './plan.js'
import { type Upstream, upstream } from './upstream.js'

/** A proxy in front of DynamoDB Local that fails where it is told to. */
export interface FaultProxy extends AsyncDisposable {
  /** Its address, such as `http://127.0.0.1:41234`. */
  readonly endpoint: string
  /** Every request received since the start or the last reset, oldest first; the SDK's retries count. */
  readonly requests: readonly RecordedRequest[]
  /** Lets a fault happen to requests to come. What was injected first happens first. */
  inject(injection: Injection): void
  /** Lets the faults of a script happen in their order, or faults by chance to whatever no other fault hits. */
  play(plan: Script | RandomFaults): void
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
  const answers = indexAnswers()
  const requests: RecordedRequest[] = []
  const server = createServer((request, response) =>
    handle(request, response, { faults, target, requests, answers }),
  )
  const address = await listen(server)
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => (stopping ??= close(server, target))
  return {
    endpoint: address,
    requests,
    inject: faults.add,
    play: (plan) => play(faults, plan),
    reset: () => {
      requests.length = 0
      answers.clear()
      faults.clear()
    },
    client: (config) => localClient(address, config),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

interface State extends Behind {
  readonly faults: Injections
  readonly requests: RecordedRequest[]
}

function play(faults: Injections, plan: Script | RandomFaults): void {
  if ('seed' in plan) faults.addRandom(plan)
  else for (const step of plan.steps) faults.add(step)
}

async function handle(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  try {
    const exchange = await openExchange(request, response, state)
    const { operation, body } = exchange
    const fault = state.faults.take(operation)
    state.requests.push({ operation, body, ...(fault && { fault }) })
    await behaviourOf(fault ?? none()).apply(exchange)
  } catch {
    // Either side went away: the other one sees a closed connection, as it would without the proxy.
    response.destroy()
  }
}

/** A program that forgets to stop the proxy still comes to its end. */
async function listen(server: Server): Promise<string> {
  // A connection that is closed while a request is on its way is a fault that nobody asked for.
  server.keepAliveTimeout = 0
  server.on('connection', (socket) => socket.unref())
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
