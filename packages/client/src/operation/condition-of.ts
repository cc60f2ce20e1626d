import type { CompiledEntity } from '../compile/compiled-entity.js'
import { missingFeature } from '../errors/missing-feature.js'
import type { Placeholders } from '../expression/placeholders.js'
import type { ConditionSupport, Connection } from './connection.js'

/** The text of a condition or filter; `undefined` when there is none. */
export function conditionOf(
  { support: { conditions } }: Connection,
  entity: CompiledEntity,
  on: Parameters<ConditionSupport>[1] | undefined,
  placeholders: Placeholders,
): string | undefined {
  if (on === undefined) return undefined
  if (conditions !== undefined) return conditions(entity, on, placeholders)
  throw missingFeature('conditions', entity.name)
}
