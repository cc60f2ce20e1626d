import type { Placeholders } from '../expression/placeholders.js'
import type { Connection } from './connection.js'
import type { Selectable } from './selectable.js'
import { supportOf } from './support-of.js'

/** The part of a request that asks for some attributes only. */
export function projectionOf(
  connection: Connection,
  from: Selectable,
  select: readonly string[] | undefined,
  placeholders: Placeholders,
): { readonly ProjectionExpression?: string } {
  if (select === undefined) return {}
  return {
    ProjectionExpression: placeholders.names(supportOf(connection, 'select', from.name)(from, select)),
  }
}
