import type { CompiledEntity } from '../compile/compiled-entity.js'
import { ConfigurationError } from '../errors/configuration-error.js'
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
  return refuseConditions(entity)
}

/** @throws ConfigurationError */
export function refuseConditions(entity: CompiledEntity): never {
  throw new ConfigurationError(
    `The client was made without conditions, but one was given for '${entity.name}'; add conditions to connectWith(…).`,
  )
}
