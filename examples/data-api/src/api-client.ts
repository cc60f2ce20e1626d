import type { z } from 'zod'
import type { OperationName, operations } from './operations/operations.js'

type Operations = typeof operations

/** A function for each operation of the API. */
export type DataApiClient = {
  readonly [Name in OperationName]: (
    input: z.input<Operations[Name]['input']>,
  ) => Promise<z.output<Operations[Name]['output']>>
}

/** Where the API is, and who asks. */
export interface DataApiClientOptions {
  /** Such as `https://data.example.com`. */
  readonly url: string
  /** Is asked before each call, so that a token can be renewed. */
  readonly token: () => string | Promise<string>
  readonly fetch?: typeof globalThis.fetch
}

/** What the API refused. `type` is for programs, the message for people. */
export class DataApiError extends Error {
  override readonly name = 'DataApiError'

  constructor(
    /** Such as `/problems/rate-limited`. */
    readonly type: string,
    readonly status: number,
    detail: string,
    /** When it may be tried again, where the API says so. */
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(detail)
  }
}

/** A typed client of the API. It brings nothing of the server with it. */
export function dataApiClient({ url, token, fetch = globalThis.fetch }: DataApiClientOptions): DataApiClient {
  const call = async (operation: string, input: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/api/data/dynamodb/${operation}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    })
    if (response.ok) return response.json()
    const problem = (await response.json().catch(() => ({}))) as { type?: string; detail?: string }
    const { type = 'about:blank', detail = response.statusText } = problem
    const wait = response.headers.get('Retry-After')
    throw new DataApiError(type, response.status, detail, wait === null ? undefined : Number(wait))
  }
  // A promise would take it for one of its own if it had `then`.
  const get = (_: DataApiClient, name: string | symbol) =>
    name === 'then' ? undefined : (input: unknown) => call(String(name), input)
  return new Proxy<DataApiClient>({} as DataApiClient, { get })
}
