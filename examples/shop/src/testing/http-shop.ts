import { connect, type SdkClient } from '@keyprint/client'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll } from 'vitest'
import { createApp } from '../app.js'
import { shop } from '../design.js'
import { listen, type RunningServer } from '../server/listen.js'
import type { ShopClient } from '../shop-client.js'

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body, where it is JSON; anything may be expected of it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it.
  readonly body: any
}

/** A shop on an empty table of its own, reached over HTTP. */
export interface HttpShop {
  readonly db: ShopClient
  readonly table: ReturnType<typeof testTable>
  /** What the app wrote to its log. */
  readonly logged: unknown[][]
  url(): string
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
}

/** Starts one for the tests of this file. `client` is what the app uses in place of the table's own. */
export function httpShop(client?: (endpoint: string) => Promise<SdkClient>): HttpShop {
  const table = testTable(shop)
  const db = connect(shop, table)
  const logged: unknown[][] = []
  let server: RunningServer | undefined
  beforeAll(async () => {
    const appDb =
      client === undefined ? db : connect(shop, { ...table, client: await client(table.endpoint) })
    const app = createApp({ db: appDb, log: { error: (...what) => void logged.push(what) } })
    server = await listen(app, { hostname: '127.0.0.1', port: 0 })
  })
  afterAll(() => server?.[Symbol.asyncDispose]())
  const url = () => server?.url ?? ''
  const send: HttpShop['send'] = (method, path, body, headers = {}) =>
    request(url() + path, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    })
  return { db, table, logged, url, send, get: (path, headers) => send('GET', path, undefined, headers) }
}

async function request(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init)
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  }
}
