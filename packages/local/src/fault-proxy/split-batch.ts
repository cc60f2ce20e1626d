import type { JsonObject } from './exchange.js'
import type { FaultParameters } from './fault.js'
import { seeded } from './random.js'

/** A batch in two: what DynamoDB Local gets to see, and what comes back as unprocessed. Either may be empty. */
export interface SplitBatch {
  readonly first: JsonObject
  readonly rest: JsonObject
}

type Table = { readonly Keys?: readonly unknown[] } | readonly unknown[]

/**
 * Splits the `RequestItems` of a BatchGetItem or BatchWriteItem. The share that is processed is rounded down: of one
 * request, half is nothing.
 */
export function splitBatch(
  requestItems: JsonObject,
  { processed, seed }: FaultParameters['unprocessed'] = { processed: 0.5 },
): SplitBatch {
  const tables = Object.entries(requestItems) as [string, Table][]
  const requests = new Set(tables.flatMap(([, table]) => requestsOf(table)))
  const order = seed === undefined ? [...requests] : shuffled([...requests], seeded(seed))
  const done = new Set(order.slice(0, Math.floor(order.length * processed)))
  return {
    first: only(tables, (request) => done.has(request)),
    rest: only(tables, (request) => !done.has(request)),
  }
}

/** The tables with those of their requests that pass, without those that have none left. */
function only(tables: readonly [string, Table][], passes: (request: unknown) => boolean): JsonObject {
  const kept = tables.map(([name, table]) => [name, table, requestsOf(table).filter(passes)] as const)
  return Object.fromEntries(
    kept.flatMap(([name, table, requests]) =>
      requests.length === 0 ? [] : [[name, withRequests(table, requests)]],
    ),
  )
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)
}

function requestsOf(table: Table): readonly unknown[] {
  return isWrite(table) ? table : (table.Keys ?? [])
}

function withRequests(table: Table, requests: readonly unknown[]): Table {
  return isWrite(table) ? requests : { ...table, Keys: requests }
}

function isWrite(table: Table): table is readonly unknown[] {
  return Array.isArray(table)
}
