import type { JsonObject } from './exchange.js'

/** A batch in two: what DynamoDB Local gets to see, and what comes back as unprocessed. Either may be empty. */
export interface SplitBatch {
  readonly first: JsonObject
  readonly rest: JsonObject
}

type Table = { readonly Keys?: readonly unknown[] } | readonly unknown[]

/**
 * Splits the `RequestItems` of a BatchGetItem or BatchWriteItem after the first half, rounded down: of one request
 * nothing is processed.
 */
export function splitBatch(requestItems: JsonObject): SplitBatch {
  const tables = Object.entries(requestItems) as [string, Table][]
  const total = tables.reduce((count, [, table]) => count + requestsOf(table).length, 0)
  const first: { [name: string]: unknown } = {}
  const rest: { [name: string]: unknown } = {}
  let room = Math.floor(total / 2)
  for (const [name, table] of tables) {
    const requests = requestsOf(table)
    if (room > 0) first[name] = withRequests(table, requests.slice(0, room))
    if (room < requests.length) rest[name] = withRequests(table, requests.slice(room))
    room = Math.max(0, room - requests.length)
  }
  return { first, rest }
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
