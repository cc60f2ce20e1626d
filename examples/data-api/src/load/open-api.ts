import { randomBytes } from 'node:crypto'
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { type PollStreamOptions, pollStream } from '@keyprint/client/streams'
import { type FaultProxy, startFaultProxy } from '@keyprint/local'
import { createLocalJWKSet } from 'jose'
import { createApp } from '../app.js'
import { DEVELOPMENT, developmentIssuer } from '../auth/development-issuer.js'
import { rememberTokens } from '../auth/remembered-tokens.js'
import { authenticateBy } from '../auth/verify-token.js'
import { createServices } from '../create-services.js'
import { dataApi } from '../design.js'
import { Limiter } from '../limits/limiter.js'
import { listen, type WebApp } from '../server/listen.js'
import type { Services } from '../services.js'
import { directoryHandlers } from '../stream/handlers.js'

/** Where the table is, and how long it is waited for. */
export interface TablePlace {
  /** Of DynamoDB Local. */
  readonly endpoint: string
  readonly tableName: string
  /** As of `createServices`. */
  readonly deadline?: number | undefined
}

/** The API on a server of its own, with its stream, and with a proxy between it and the table. */
export interface OpenApi extends AsyncDisposable {
  readonly url: string
  readonly proxy: FaultProxy
  token(tenantId: string): Promise<string>
  /** Waits until the stream has told of everything. */
  settle(): Promise<void>
}

/** Far more than anybody sends here. */
const ALLOWANCES = [{ kind: 'rate-limited', requests: 1_000_000_000, seconds: 10 }] as const
/** One after a lost one, and few enough that callers notice. */
const ATTEMPTS = 2

export async function openApi(place: TablePlace, around = (app: WebApp) => app): Promise<OpenApi> {
  const proxy = await startFaultProxy(place.endpoint)
  const client = proxy.client({ maxAttempts: ATTEMPTS })
  const table = { client, tableName: place.tableName }
  const services = createServices({ table, cursorKeys: [randomBytes(32)], deadline: place.deadline })
  const issuer = await developmentIssuer()
  const app = createApp({
    services,
    authenticate: rememberTokens(authenticateBy(createLocalJWKSet(issuer.keySet()), DEVELOPMENT)),
    limiter: new Limiter(services.db, { allowances: ALLOWANCES, lease: 1_000 }),
    log: () => undefined,
  })
  const server = await listen(around(app), { hostname: '127.0.0.1', port: 0 })
  const following = followStream(place, services)
  return {
    ...{ url: server.url, proxy, token: issuer.token, settle: following.settle },
    [Symbol.asyncDispose]: async () => {
      await following.settle()
      await server[Symbol.asyncDispose]()
      client.destroy()
      await proxy.stop()
    },
  }
}

/** What is done for a record meets the same faults as requests do; it is then done again. */
function followStream({ endpoint, tableName }: TablePlace, services: Services) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBStreams({ endpoint, region: 'local', credentials })
  const stop = new AbortController()
  const follow = (options: Partial<PollStreamOptions>) =>
    pollStream(dataApi, directoryHandlers(services), {
      client,
      tableName,
      onError: () => undefined,
      ...options,
    })
  const polling = follow({ signal: stop.signal })
  // It is told of by who waits for the end.
  polling.catch(() => undefined)
  let settled: Promise<void> | undefined
  const settle = async () => {
    stop.abort()
    await follow({ from: await polling, untilEmpty: true })
    client.destroy()
  }
  return { settle: () => (settled ??= settle()) }
}
