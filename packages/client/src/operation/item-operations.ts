import type {
  DeleteItemCommandInput,
  GetItemCommandInput,
  PutItemCommandInput,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import type { Connection } from '../compile/connection.js'
import { NotFoundError } from '../errors/not-found-error.js'
import { isExpired } from '../item/expired.js'
import { inEntity, itemContext, primaryKey } from '../item/key-of.js'
import { readItem } from '../item/read-item.js'
import { getItem } from '../send/commands.js'
import type { CallOptions } from '../send/send.js'
import type { Action, Current } from './action.js'
import { buildDelete } from './build-delete.js'
import { buildCreate, buildPut, type PutConditions } from './build-put.js'
import { buildUpdate, needsCurrent, type UpdateInput } from './build-update.js'
import { Operation } from './operation.js'
import { projectionOf } from './projection.js'
import { readCurrent } from './read-current.js'
import { actionParams, type Returned, sendAction } from './send-action.js'
import { withCurrent } from './with-current.js'

/** A single write, or a transaction when guard items of unique attributes go with it. */
export type WriteParams<Single> = Single | TransactWriteItemsCommandInput

type Item = Record<string, unknown>

/** Options of a get. */
export interface GetOptions extends CallOptions {
  readonly consistent?: boolean | undefined
  readonly select?: readonly string[] | undefined
}

/** Options of a write. */
export interface WriteOptions extends CallOptions, PutConditions {
  readonly return?: Returned
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
      ...(options.consistent ? { ConsistentRead: true } : {}),
      ...projectionOf([entity], options.select),
    }))
  return new Operation(params, async () => {
    const { Item } = await connection.send(getItem, params(), options)
    if (Item === undefined || isExpired(Item, entity.table.timeToLive)) return undefined
    return readItem(entity, Item, { partial: options.select !== undefined, select: options.select })
  })
}

/** Reads one item by its key, where it has to be there. */
export function getOrFailOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: GetOptions = {},
): Operation<Item, GetItemCommandInput> {
  const get = getOperation(connection, entity, key, options)
  return new Operation(get.params, async () => (await get) ?? fail(entity, key))
}

function fail(entity: CompiledEntity, key: Values): never {
  throw new NotFoundError(itemContext(entity, key))
}

/** Writes an item that is not there yet. */
export function createOperation(
  connection: Connection,
  entity: CompiledEntity,
  input: Item,
  options: CallOptions = {},
): Operation<Item, WriteParams<PutItemCommandInput>> {
  const build = () => buildCreate(entity, connection.tableName, input)
  return new Operation(
    () => actionParams(build()) as PutItemCommandInput,
    async () => {
      const action = build()
      await sendAction(connection, action, undefined, options)
      return readItem(entity, action.item as StoredItem)
    },
  )
}

/** Writes a whole item, in place of the one that is there. */
export function putOperation(
  connection: Connection,
  entity: CompiledEntity,
  input: Item,
  options: WriteOptions = {},
): Operation<Item | undefined, WriteParams<PutItemCommandInput>> {
  const build = (current?: Current | 'missing') =>
    buildPut(entity, connection.tableName, input, options, current)
  const send = async (action: Action, old?: Item) => {
    const stored = await sendAction(connection, action, options.return, options)
    if (options.return === 'old') return old ?? returned(entity, stored)
    return readItem(entity, action.item as StoredItem)
  }
  return new Operation(
    () => actionParams(build(), options.return) as PutItemCommandInput,
    async () => {
      if (entity.uniques.length === 0) return send(build())
      return withCurrent(connection, entity, input, options, (current) =>
        send(build(current ?? 'missing'), current?.values as Item),
      )
    },
  )
}

/** Changes attributes of an item that is there. */
export function updateOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  input: UpdateInput & WriteOptions,
  readFirst: boolean,
): Operation<Item | undefined, WriteParams<UpdateItemCommandInput>> {
  const build = (current?: Current) => buildUpdate(entity, connection.tableName, key, input, current)
  const dependsOnCurrent = () => readFirst || inEntity(entity, () => needsCurrent(entity, input))
  return new Operation(
    () =>
      dependsOnCurrent()
        ? refuseParams(entity)
        : (actionParams(build(), input.return) as UpdateItemCommandInput),
    async () => {
      if (!dependsOnCurrent())
        return returned(entity, await sendAction(connection, build(), input.return, input))
      return withCurrent(connection, entity, key, input, async (current) => {
        if (current === undefined) return fail(entity, key)
        return updateCurrent(connection, build(current), current, key, input)
      })
    },
  )
}

/** A transaction gives no items back: the old one is known, the new one is read. */
async function updateCurrent(
  connection: Connection,
  action: Action,
  current: Current,
  key: Values,
  options: WriteOptions,
): Promise<Item | undefined> {
  const stored = await sendAction(connection, action, options.return, options)
  if (options.return === undefined) return undefined
  if (stored !== undefined) return readItem(action.entity, stored)
  if (options.return === 'old') return current.values as Item
  return (await readCurrent(connection, action.entity, key, options))?.values as Item
}

/** Removes an item, if it is there. */
export function deleteOperation(
  connection: Connection,
  entity: CompiledEntity,
  key: Values,
  options: WriteOptions = {},
): Operation<Item | undefined, WriteParams<DeleteItemCommandInput>> {
  const build = (current?: Current) => buildDelete(entity, connection.tableName, key, options, current)
  return new Operation(
    () =>
      entity.uniques.length > 0
        ? refuseParams(entity)
        : (actionParams(build(), options.return) as DeleteItemCommandInput),
    async () => {
      if (entity.uniques.length === 0)
        return returned(entity, await sendAction(connection, build(), options.return, options))
      return withCurrent(connection, entity, key, options, async (current) => {
        // Without an item the condition, if there is one, is left to fail where DynamoDB says so.
        const stored = await sendAction(connection, build(current), options.return, options)
        if (options.return !== 'old') return undefined
        return stored === undefined ? (current?.values as Item) : returned(entity, stored)
      })
    },
  )
}

function returned(entity: CompiledEntity, stored: StoredItem | undefined): Item | undefined {
  if (stored === undefined || isExpired(stored, entity.table.timeToLive)) return undefined
  return readItem(entity, stored)
}

function refuseParams({ name }: CompiledEntity): never {
  throw new ValidationError(
    'depends on the item as it is stored, so its request is not known before it is sent',
    {
      entity: name,
      remedy: 'await it instead of calling params()',
    },
  )
}
