import { createHash } from 'node:crypto'
import { RefusedCursorError } from '../errors/refused-cursor-error.js'
import type { ProviderQuery } from '../provider/provider.js'

/** Where a page ended: the sort key there, and the primary one. */
export type Position = readonly [sort: string, primary: string]

/** Text for a URL that is good for one tenant and one query. It tells mistakes; it is readable and not signed. */
export function writeCursor(tenant: string, query: ProviderQuery, position: Position): string {
  const text = JSON.stringify([digest(tenant, query, position), ...position])
  return Buffer.from(text).toString('base64url')
}

/** @throws RefusedCursorError for anything that was not written for the same tenant and query. */
export function readCursor(tenant: string, query: ProviderQuery, cursor: string): Position {
  try {
    const [, ...position] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (writeCursor(tenant, query, position) === cursor) return position
  } catch {
    // Whatever it is, it is no cursor of ours.
  }
  throw new RefusedCursorError(query.collection)
}

function digest(
  tenant: string,
  { collection, index, value, from, to, order }: ProviderQuery,
  position: Position,
): string {
  const bound = JSON.stringify([tenant, collection, index, value, from, to, order, position])
  return createHash('sha256').update(bound).digest('base64url').slice(0, 16)
}
