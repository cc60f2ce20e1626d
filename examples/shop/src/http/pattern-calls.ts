import { ConsumedCapacity, type Operation, type Page, type Reading } from '@keyprint/client'
import type { Context } from 'hono'
import type { AccessPatternName } from '../design.js'

/** One call of an access pattern: what was asked, and what it took. */
export interface PatternCall {
  readonly pattern: AccessPatternName
  /** The first request, as DynamoDB gets it. */
  readonly request: object
  readonly capacity: ConsumedCapacity
}

/** The last call of each access pattern, in this process. */
export class PatternCalls {
  readonly #last = new Map<AccessPatternName, PatternCall>()

  last(pattern: AccessPatternName): PatternCall | undefined {
    return this.#last.get(pattern)
  }

  record(call: PatternCall): void {
    this.#last.set(call.pattern, call)
  }
}

/** What handlers find in their context. */
export interface ShopEnv {
  Variables: {
    calls: PatternCalls
    /** The access pattern that this request has called. */
    call?: PatternCall
  }
}

/** Reads one item by an access pattern, and counts what it takes. */
export function readItem<Item>(
  c: Context<ShopEnv>,
  pattern: AccessPatternName,
  call: (capacity: ConsumedCapacity) => Operation<Item, object>,
): Promise<Item> {
  return counted(c, pattern, call, async (operation) => operation)
}

/** Reads one page by an access pattern, and counts what it takes. */
export function readPage<Item>(
  c: Context<ShopEnv>,
  pattern: AccessPatternName,
  call: (capacity: ConsumedCapacity) => Reading<Item, unknown, object>,
): Promise<Page<Item>> {
  return counted(c, pattern, call, (reading) => reading.page())
}

async function counted<Call extends { params(): object }, Result>(
  c: Context<ShopEnv>,
  pattern: AccessPatternName,
  make: (capacity: ConsumedCapacity) => Call,
  send: (call: Call) => Promise<Result>,
): Promise<Result> {
  const capacity = new ConsumedCapacity()
  const call = make(capacity)
  const request = call.params()
  const result = await send(call)
  c.set('call', { pattern, request, capacity })
  c.var.calls.record({ pattern, request, capacity })
  return result
}
