import { randomBytes } from 'node:crypto'
import { DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'
import { pollStream, type StreamCheckpoint } from '@keyprint/client/streams'
import { type TestTable, testTable } from '@keyprint/local/vitest'
import { createLocalJWKSet } from 'jose'
import { createApp } from '../app.js'
import { DEVELOPMENT, type DevelopmentIssuer, developmentIssuer } from '../auth/development-issuer.js'
import { rememberTokens } from '../auth/remembered-tokens.js'
import { type Authenticate, authenticateBy } from '../auth/verify-token.js'
import { createServices, type ServicesOptions } from '../create-services.js'
import { dataApi } from '../design.js'
import type { LogEntry } from '../http/log.js'
import type { Allowance } from '../limits/allowance.js'
import { Limiter } from '../limits/limiter.js'
import { API_PATH } from '../openapi/openapi.js'
import type { Services } from '../services.js'
import { directoryHandlers } from '../stream/handlers.js'
import { newTenantId, prefixOf } from '../tenants/tenant-id.js'
import { BUSY_MACHINE_MS } from './busy-machine.js'

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it.
  readonly body: any
}

/** Somebody with a token. */
export interface Caller {
  readonly tenantId: string
  /** `deploy#<id>` */
  readonly prefix: string
  call(operation: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

export interface HttpApi {
  readonly app: ReturnType<typeof createApp>
  readonly table: TestTable
  readonly services: Services
  readonly logged: LogEntry[]
  readonly issuer: Promise<DevelopmentIssuer>
  request(path: string, init?: RequestInit): Promise<Answer>
  /** A tenant that is new, and provisioned unless it is said otherwise. */
  caller(options?: { readonly tenantId?: string; readonly provisioned?: boolean }): Promise<Caller>
  /** Handles what the stream has. */
  drainStream(): Promise<void>
}

export interface HttpApiOptions extends Partial<Omit<ServicesOptions, 'table'>> {
  readonly allowances?: readonly Allowance[]
  readonly lease?: number
  readonly table?: TestTable
  /** As in production, for many requests; without it a change of keys counts at once. Default false. */
  readonly remembersTokens?: boolean
}

/** The API on a table of its own. */
export function httpApi({
  allowances = [],
  lease = 10,
  table = testTable(dataApi),
  remembersTokens = false,
  ...options
}: HttpApiOptions = {}): HttpApi {
  // One process knows its tombstones; where a test has more of them it waits as the API does.
  const services = createServices({
    table,
    cursorKeys: [randomBytes(32)],
    settlesMs: 0,
    deadline: BUSY_MACHINE_MS,
    ...options,
  })
  const logged: LogEntry[] = []
  const issuer = developmentIssuer()
  const limiter = new Limiter(services.db, { allowances, lease })
  const authenticate: Authenticate = async (header) =>
    authenticateBy(createLocalJWKSet((await issuer).keySet()), DEVELOPMENT)(header)
  const app = createApp({
    services,
    limiter,
    authenticate: remembersTokens ? rememberTokens(authenticate) : authenticate,
    log: (entry) => logged.push(entry),
  })
  const request: HttpApi['request'] = async (path, init) => {
    const response = await app.request(path, init)
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    }
  }
  const caller: HttpApi['caller'] = async ({ tenantId = newTenantId(), provisioned = true } = {}) => {
    const Authorization = `Bearer ${await (await issuer).token(tenantId)}`
    const call: Caller['call'] = (operation, body = {}, headers = {}) =>
      request(`${API_PATH}/${operation}`, {
        method: 'POST',
        headers: { Authorization, 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
    if (provisioned) await call('provision')
    return { tenantId, prefix: prefixOf(tenantId), call }
  }
  let checkpoint: StreamCheckpoint | undefined
  const drainStream = async () => {
    const { endpoint, tableName } = table
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const client = new DynamoDBStreams({ endpoint, region: 'local', credentials })
    const from = checkpoint === undefined ? {} : { from: checkpoint }
    checkpoint = await pollStream(dataApi, directoryHandlers(services), {
      client,
      tableName,
      untilEmpty: true,
      ...from,
    })
    client.destroy()
  }
  return { app, table, services, logged, issuer, request, caller, drainStream }
}
