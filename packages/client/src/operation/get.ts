import type { GetItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { NotFoundError } from '../errors/not-found-error.js'
import { Placeholders } from '../expression/placeholders.js'
import { isExpired } from '../item/expired.js'
import { inEntity, itemContext, primaryKey } from '../item/key-of.js'
import { readItem } from '../item/read-item.js'
import { getItem } from '../send/commands.js'
import type { CallOptions } from '../send/send.js'
import type { Connection } from './connection.js'
import { operate } from './operate.js'
import { Operation } from './operation.js'
import { projectionOf } from './projection.js'
import type { Item } from './write-options.js'

/** Options of a get. */
export interface GetOptions extends CallOptions {
  readonly consistent?: boolean | undefined
  readonly select?: readonly string[] | undefined
  readonly includeExpired?: boolean | undefined
}

/** Reads one item by its key. */
export function getOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: GetOptions = {},
): Operation<Item | undefined, GetItemCommandInput> {
  const params = (): GetItemCommandInput =>
    inEntity(entity, () => ({
      TableName: connection.tableName,
      Key: primaryKey(entity, key),
      ...(options.consistent && { ConsistentRead: true }),
      ...(options.select && selected(connection, entity, options.select)),
    }))
  return operate(connection, options, params, async (options) => {
    const { Item } = await connection.send(getItem, params(), options)
    if (Item === undefined || (!options.includeExpired && isExpired(Item, entity.table.timeToLive)))
      return undefined
    return readItem(entity, Item, { select: options.select })
  })
}

function selected(connection: Connection, entity: CompiledEntity, select: readonly string[]): object {
  const placeholders = new Placeholders()
  const from = { name: entity.name, entities: [{ entity, keys: entity.primary }], keyAttributes: [] }
  return { ...projectionOf(connection, from, select, placeholders), ...placeholders.parts() }
}

/** Reads one item by its key, where it has to be there. */
export function getOrFailOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: GetOptions = {},
): Operation<Item, GetItemCommandInput> {
  const get = getOperation(connection, entity, key, options)
  return new Operation(get.params, async () => (await get) ?? failNotFound(entity, key))
}

/** @throws NotFoundError */
export function failNotFound(entity: CompiledEntity, key: Values): never {
  throw new NotFoundError(itemContext(entity, key))
}
