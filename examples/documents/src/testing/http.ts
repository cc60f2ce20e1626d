import { createApp } from '../app.js'
import { developmentToken, type TokenSubject, verifyDevelopmentToken } from '../auth/development.js'
import type { Stores } from '../collections/collections.js'
import { listen } from '../server/listen.js'

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it.
  readonly body: any
}

/** Somebody who calls the API. */
export interface Caller {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
}

/** The app on some stores, over HTTP. */
export interface HttpApp extends AsyncDisposable {
  readonly url: string
  readonly logged: unknown[][]
  as(subject: TokenSubject): Promise<Caller>
}

export async function httpApp(stores: Stores): Promise<HttpApp> {
  const logged: unknown[][] = []
  const log = { error: (...what: unknown[]) => void logged.push(what) }
  const server = await listen(createApp({ stores, verify: verifyDevelopmentToken, log }), '127.0.0.1', 0)
  const url = `http://127.0.0.1:${server.port}`
  return {
    url,
    logged,
    as: async (subject) => callerWith(url, await developmentToken(subject)),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** Whoever has a token. */
export function callerWith(url: string, token: string | undefined): Caller {
  const send: Caller['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        'Content-Type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  return { send, get: (path, headers) => send('GET', path, undefined, headers) }
}
