import type { TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { GUARD_OWNER, type Values } from '@keyprint/key-design'
import type { CompiledEntity, CompiledUnique } from '../../compile/compiled-entity.js'
import type { StoredItem } from '../../compile/compiled-key.js'
import { Placeholders } from '../../expression/placeholders.js'
import type { GuardWrite } from '../action.js'
import { keyId, keyNames } from '../batch/key-id.js'
import { isNotThere } from '../condition/conditions.js'
import type { UniqueSupport } from '../connection.js'

/** A guard write, but what it keeps unique. */
type UnnamedWrite = Omit<GuardWrite, 'attributes'>

/** What stands behind a guard before and after a write. */
interface Change {
  readonly before: Values | undefined
  readonly after: Values | undefined
}

/**
 * The guard items that go with a write. A value that stays is left alone, one that goes is freed, one that comes is
 * claimed: by a condition that fails when another item has it.
 */
export const guardWrites: UniqueSupport['guardWrites'] = (entity, tableName, owner, current, after) => {
  const { values: before = undefined, shape = entity } = typeof current === 'object' ? current : {}
  const writes = (one: CompiledEntity, change: Change) => allWrites(one, tableName, owner, change)
  if (shape === entity) return writes(entity, { before, after })
  return between(
    entity,
    writes(entity, { before: undefined, after }),
    writes(shape, { before, after: undefined }),
  )
}

function allWrites(
  entity: CompiledEntity,
  tableName: string,
  owner: StoredItem,
  change: Change,
): readonly GuardWrite[] {
  return entity.uniques.flatMap((unique) =>
    writesOf(entity, tableName, owner, unique, change).map((write) => ({
      attributes: unique.attributes,
      ...write,
    })),
  )
}

/** Between two shapes every value is claimed anew, and freed what was claimed by the older one only. */
function between(
  { table }: CompiledEntity,
  claims: readonly GuardWrite[],
  frees: readonly GuardWrite[],
): readonly GuardWrite[] {
  const id = ({ write }: GuardWrite) => keyId(write.Put?.Item ?? write.Delete?.Key ?? {}, keyNames(table))
  const claimed = new Set(claims.map(id))
  return [...claims, ...frees.filter((one) => !claimed.has(id(one)))]
}

function writesOf(
  entity: CompiledEntity,
  tableName: string,
  owner: StoredItem,
  unique: CompiledUnique,
  { before, after }: Change,
): readonly UnnamedWrite[] {
  const [old, claimed] = [guardKey(unique, before), guardKey(unique, after)]
  const stays = old !== undefined && claimed !== undefined && sameKey(old, claimed)
  const name = entity.timeToLive?.name
  if (stays && (name === undefined || before?.[name] === after?.[name])) return []
  return [
    ...(old === undefined || stays ? [] : [freeing(entity, tableName, owner, old)]),
    ...(claimed === undefined || after === undefined
      ? []
      : [{ write: claiming(entity, tableName, owner, claimed, after) }]),
  ]
}

/** `undefined` when the item lacks one of the attributes: what is not there need not be unique. */
function guardKey({ keys }: CompiledUnique, values: Values | undefined): StoredItem | undefined {
  if (values === undefined) return undefined
  const key: StoredItem = {}
  for (const one of keys) {
    const stored = one.make(values)
    if (stored === undefined) return undefined
    key[one.name] = stored
  }
  return key
}

const sameKey = (a: StoredItem, b: StoredItem): boolean =>
  Object.keys(a).every((name) => a[name]?.S === b[name]?.S)

function claiming(
  entity: CompiledEntity,
  TableName: string,
  owner: StoredItem,
  key: StoredItem,
  after: Values,
): TransactWriteItem {
  const placeholders = new Placeholders()
  const free = `${isNotThere(entity, placeholders)} OR ${ownedBy(owner, placeholders)}`
  const expiry = entity.timeToLive === undefined ? undefined : after[entity.timeToLive.name]
  const lifetime: StoredItem =
    expiry === undefined || entity.timeToLive === undefined
      ? {}
      : { [entity.timeToLive.wire]: entity.timeToLive.codec.encode(expiry) }
  return {
    Put: {
      TableName,
      Item: { ...key, [GUARD_OWNER]: { M: owner }, ...lifetime },
      ConditionExpression: free,
      ...placeholders.parts(),
    },
  }
}

/**
 * Two items may have a value that only one of them has a guard for: one from before it had to be unique, or that somebody
 * else wrote. What the other has must not keep this one as it is.
 */
function freeing(
  { table }: CompiledEntity,
  TableName: string,
  owner: StoredItem,
  Key: StoredItem,
): UnnamedWrite {
  const placeholders = new Placeholders()
  const missing = `attribute_not_exists(${placeholders.name(table.partitionKey.name)})`
  const ConditionExpression = `${missing} OR ${ownedBy(owner, placeholders)}`
  return {
    write: { Delete: { TableName, Key, ConditionExpression, ...placeholders.parts() } },
    leave: () => leaving(TableName, owner, Key),
  }
}

/** It may have become this item's own by now, and then it goes with it. */
function leaving(TableName: string, owner: StoredItem, Key: StoredItem): TransactWriteItem {
  const placeholders = new Placeholders()
  const ConditionExpression = `NOT ${ownedBy(owner, placeholders)}`
  return { ConditionCheck: { TableName, Key, ConditionExpression, ...placeholders.parts() } }
}

function ownedBy(owner: StoredItem, placeholders: Placeholders): string {
  return `${placeholders.name(GUARD_OWNER)} = ${placeholders.value({ M: owner })}`
}
