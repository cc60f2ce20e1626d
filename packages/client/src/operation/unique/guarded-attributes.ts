import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { StoredItem } from '../../compile/compiled-key.js'
import { missingFeature } from '../../errors/missing-feature.js'
import type { Current, GuardWrite } from '../action.js'
import type { Connection } from '../connection.js'

/** Attributes in code that a guard depends on: what is unique, and when it expires. */
export function guardedAttributes({ uniques, timeToLive }: CompiledEntity): readonly string[] {
  if (uniques.length === 0) return []
  const names = uniques.flatMap(({ attributes }) => attributes)
  return [...new Set([...names, ...(timeToLive === undefined ? [] : [timeToLive.name])])]
}

/** The guard items that go with a write, of entities that have any. */
export function guardsOf(
  { support: { unique }, tableName }: Connection,
  entity: CompiledEntity,
  owner: StoredItem,
  current: Current | 'missing' | undefined,
  after: Values | undefined,
): readonly GuardWrite[] {
  if (entity.uniques.length === 0) return []
  if (unique !== undefined) return unique.guardWrites(entity, tableName, owner, current, after)
  throw missingFeature('uniques', entity.name)
}
