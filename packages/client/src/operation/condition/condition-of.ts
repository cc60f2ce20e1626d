import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { Placeholders } from '../../expression/placeholders.js'
import type { ConditionSupport, Connection } from '../connection.js'
import { supportOf } from '../support-of.js'

/** The text of a condition or filter; `undefined` when there is none. */
export function conditionOf(
  connection: Connection,
  entity: CompiledEntity,
  on: Parameters<ConditionSupport>[1] | undefined,
  placeholders: Placeholders,
): string | undefined {
  if (on === undefined) return undefined
  return supportOf(connection, 'conditions', entity.name)(entity, on, placeholders)
}
