import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { Placeholders } from '../expression/placeholders.js'
import { inEntity, itemContext } from '../item/key-of.js'
import { writeItem } from '../item/write-item.js'
import { putItem } from '../send/commands.js'
import type { Action, Current } from './action.js'
import type { WriteConditions } from './condition/write-conditions.js'
import type { Asks, Connection } from './connection.js'
import { supportOf } from './support-of.js'
import { guardsOf } from './unique/guarded-attributes.js'

/** A put that replaces the whole item, or makes it. `current` is the item as it is, where guards depend on it. */
export function buildPut(
  connection: Connection,
  entity: CompiledEntity,
  input: Record<string, unknown>,
  conditions: WriteConditions,
  current?: Current | 'missing',
): Action {
  return inEntity(entity, () => {
    const { ifVersion } = conditions
    requireVersion(entity, ifVersion)
    const { item, key, values } = writeItem(entity, input, { version: (ifVersion ?? 0) + 1, now: new Date() })
    const placeholders = new Placeholders()
    const asks = asksOf(connection, entity, conditions, current, placeholders)
    return {
      kind: 'put',
      command: putItem,
      entity,
      context: itemContext(entity, values),
      item,
      ...asks.ofAction,
      main: {
        Put: { TableName: connection.tableName, Item: item, ...asks.ofRequest },
      },
      guards: guardsOf(connection, entity, key, current, values),
    }
  })
}

/** A put without a version would undo the lock of everybody who has read the item. */
function requireVersion({ spec }: CompiledEntity, ifVersion: number | undefined): void {
  if (spec.version === undefined || ifVersion !== undefined) return
  throw new ValidationError('has an optimistic lock, and put replaces the whole item', {
    attribute: spec.version,
    remedy: 'pass ifVersion, or use create or update',
  })
}

const NOTHING: Asks = { ofAction: {}, ofRequest: {} }

/** What a put asks of the item that it replaces: mostly nothing, and then nothing of it is needed. */
function asksOf(
  connection: Connection,
  entity: CompiledEntity,
  conditions: WriteConditions,
  current: Current | 'missing' | undefined,
  placeholders: Placeholders,
): Asks {
  if ((conditions.if ?? conditions.ifVersion ?? current ?? entity.versions) === undefined) return NOTHING
  return supportOf(connection, 'conditional', entity.name).asks(
    connection,
    entity,
    conditions,
    current,
    placeholders,
  )
}
