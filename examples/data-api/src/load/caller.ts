import { API_PATH } from '../openapi/openapi.js'
import type { OperationName } from '../operations/operations.js'
import type { Call, Item, Seen } from './calls.js'
import { faultsOf, type Reply, seenIn } from './reply.js'
import { requestOf } from './request.js'

/** An HTTP request that was sent and answered. */
export interface Exchange {
  readonly kind: Call['kind'] | 'provision'
  readonly milliseconds: number
  readonly outcome: Seen['outcome']
}

/** Where the API is, whose calls they are, and who is told of each request and of what is wrong with an answer. */
export interface CallerOptions {
  readonly url: string
  readonly tenantId: string
  readonly token: string
  readonly onExchange: (exchange: Exchange) => void
  readonly onFault: (fault: string) => void
}

const MOST_PAGES = 1_000

/** Calls the API over HTTP, as one tenant. */
export class Caller {
  readonly tenantId: string

  constructor(private readonly options: CallerOptions) {
    this.tenantId = options.tenantId
  }

  /** Makes a call; a list is followed to its end. */
  async call(call: Call): Promise<Seen> {
    const { operation, body } = requestOf(call)
    if (call.kind !== 'query' && call.kind !== 'scan') return this.request(call.kind, operation, body)
    const items: Item[] = []
    let cursor: string | null = null
    for (let page = 0; page < MOST_PAGES; page++) {
      const seen = await this.request(call.kind, operation, cursor === null ? body : { ...body, cursor })
      if (seen.outcome !== 'answered') return seen
      const answer = seen.body as { readonly items: readonly Item[]; readonly cursor: string | null }
      if (answer.items.length > call.limit) this.options.onFault(`a page has more than ${call.limit} items`)
      items.push(...answer.items)
      cursor = answer.cursor
      if (cursor === null) return { outcome: 'answered', body: { items } }
    }
    this.options.onFault('a list does not end')
    return { outcome: 'unknown' }
  }

  /** Makes the tenant, however often the table fails. */
  async provision(): Promise<void> {
    while ((await this.request('provision', 'provision', {})).outcome !== 'answered');
  }

  private async request(kind: Exchange['kind'], operation: OperationName, body: object): Promise<Seen> {
    const { tenantId, onExchange, onFault } = this.options
    const started = performance.now()
    const reply = await this.send(operation, body)
    const milliseconds = performance.now() - started
    const faults = faultsOf(operation, tenantId, reply)
    for (const fault of faults) onFault(fault)
    const seen: Seen = faults.length > 0 && reply.status !== 200 ? { outcome: 'unknown' } : seenIn(reply)
    onExchange({ kind, milliseconds, outcome: seen.outcome })
    return seen
  }

  private async send(operation: OperationName, body: object): Promise<Reply> {
    const response = await fetch(`${this.options.url}${API_PATH}/${operation}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.options.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { status, headers } = response
    return {
      ...{ status, contentType: headers.get('Content-Type'), retryAfter: headers.get('Retry-After') },
      text: await response.text(),
    }
  }
}
