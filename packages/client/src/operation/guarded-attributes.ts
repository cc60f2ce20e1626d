import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import type { GuardWrite } from './action.js'

/** Attributes in code that a guard depends on: what is unique, and when it expires. */
export function guardedAttributes({ uniques, timeToLive }: CompiledEntity): readonly string[] {
  if (uniques.length === 0) return []
  const names = uniques.flatMap(({ attributes }) => attributes)
  return [...new Set([...names, ...(timeToLive === undefined ? [] : [timeToLive.name])])]
}

/** The guard items that go with a write, of entities that have any. */
export function guardsOf(
  entity: CompiledEntity,
  tableName: string,
  owner: StoredItem,
  before: Values | undefined,
  after: Values | undefined,
): readonly GuardWrite[] {
  if (entity.uniques.length === 0) return []
  return entity.support.unique?.guardWrites(entity, tableName, owner, { before, after }) ?? []
}
