import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Design, DesignTypes, Values } from '@keyprint/key-design'
import type { CompiledEntity } from './compile/compiled-entity.js'
import { type Connection, compileEntities } from './compile/connection.js'
import { health } from './health/health.js'
import { batchGetOperation } from './operation/batch-get.js'
import type { BatchOptions } from './operation/batch-options.js'
import { type BatchWrite, batchWriteOperation } from './operation/batch-write.js'
import { entityNamed } from './operation/entity-named.js'
import type { ItemKey } from './operation/item-key.js'
import {
  createOperation,
  deleteOperation,
  getOperation,
  getOrFailOperation,
  putOperation,
  updateOperation,
} from './operation/item-operations.js'
import type { TransactionOptions } from './operation/send-transaction.js'
import { transactGetOperation } from './operation/transact-get.js'
import { type TransactWrite, transactWriteOperation, transactWrites } from './operation/transact-write.js'
import { accessPattern } from './read/access-patterns.js'
import { type CallOptions, sendThrough } from './send/send.js'
import { type Environment, tableNameOf } from './table-name.js'
import { type Bind, boundTo, unbound, unconfined } from './tenant.js'
import type { Client } from './types/client.js'

/** What of the user's client is used: a DynamoDBClient or a DynamoDBDocumentClient, configured as the user wants it. */
export type SdkClient = Pick<DynamoDBClient, 'config'> & {
  // biome-ignore lint/suspicious/noExplicitAny: the document client's commands are others.
  send(command: any, ...rest: any[]): any
}

/** Options of `connect`. */
export interface ConnectOptions {
  /** The user's client: its credentials, region, endpoint, retries and middleware are used as they are. */
  readonly client: SdkClient
  /**
   * Name of the table in AWS. Default: the variable of the design's table (`SHOP_TABLE`), else `DYNAMODB_TABLE_PREFIX`
   * and the table's name in the design.
   */
  readonly tableName?: string | undefined
}

/**
 * A client for a design on one table. It sends nothing by itself.
 * @throws ConfigurationError when the table's name is not configured.
 */
export function connect<D extends DesignTypes>(
  design: Design<D>,
  { client, tableName }: ConnectOptions,
): Client<D> {
  const name = tableNameOf(design.table, tableName, environment())
  const sender = client as Pick<DynamoDBClient, 'send'>
  const connection: Connection = {
    design,
    tableName: name,
    send: sendThrough(sender, name),
    entities: compileEntities(design),
  }
  const checkHealth = (options?: CallOptions) => health(sender, design.table, name, options)
  const all = Object.keys(design.entities)
  const forTenant = (tenant: string) =>
    clientOf(connection, boundTo(tenant), ownedByTenants(design), true, checkHealth)
  return Object.assign(clientOf(connection, unbound, all, false, checkHealth), { forTenant }) as Client<D>
}

function environment(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {}
}

const ownedByTenants = ({ entities }: Connection['design']): readonly string[] =>
  Object.keys(entities).filter((name) => entities[name]?.tenant !== undefined)

function clientOf(
  connection: Connection,
  bind: Bind,
  names: readonly string[],
  confined: boolean,
  checkHealth: (options?: CallOptions) => unknown,
): object {
  const entity = (name: string) => connection.entities[name] as CompiledEntity
  const bindKey = (key: ItemKey): ItemKey => ({
    ...key,
    key: bind(entityNamed(connection, key.entity), key.key),
  })
  const keys = (given: readonly ItemKey[]) => given.map(bindKey)
  const tx = lazily(names, (name) => boundWrites(connection, entity(name), bind))
  const batch = lazily(names, (name) => boundBatch(entity(name), bind))
  const transact = (operations: (tx: object) => readonly TransactWrite[], options?: TransactionOptions) =>
    transactWriteOperation(connection, () => operations(tx), options)
  const target = lazily(names, (name) => entityClient(connection, entity(name), bind))
  addPatterns(target, connection, bind, confined)
  return Object.assign(target, {
    batch: {
      get: (given: readonly ItemKey[], options?: BatchOptions) =>
        batchGetOperation(connection, keys(given), options),
      write: (operations: (batch: object) => readonly BatchWrite[], options?: BatchOptions) =>
        batchWriteOperation(connection, () => operations(batch), options),
    },
    transact: Object.assign(transact, {
      get: (given: readonly ItemKey[], options?: CallOptions) =>
        transactGetOperation(connection, keys(given), options),
    }),
    health: checkHealth,
  })
}

/** An object whose properties are made when they are first used: a design may have many entities, a handler few. */
function lazily(names: readonly string[], make: (name: string) => unknown, target: object = {}): object {
  for (const name of names) {
    let made: unknown
    const get = () => {
      made ??= make(name)
      return made
    }
    Object.defineProperty(target, name, { enumerable: true, get })
  }
  return target
}

function entityClient(connection: Connection, entity: CompiledEntity, bind: Bind): object {
  type Item = Record<string, unknown>
  const own = (values: Values) => bind(entity, values) as Item
  return {
    key: (key: Values): ItemKey => ({ entity: entity.name, key: own(key) }),
    get: (key: Values, options?: object) => getOperation(connection, entity, own(key), options),
    getOrFail: (key: Values, options?: object) => getOrFailOperation(connection, entity, own(key), options),
    create: (item: Item, options?: object) => createOperation(connection, entity, own(item), options),
    put: (item: Item, options?: object) => putOperation(connection, entity, own(item), options),
    update: (key: Values, input: object) => updateOperation(connection, entity, own(key), input, false),
    readThenUpdate: (key: Values, input: object) =>
      updateOperation(connection, entity, own(key), input, true),
    delete: (key: Values, options?: object) => deleteOperation(connection, entity, own(key), options),
  }
}

function boundWrites(connection: Connection, entity: CompiledEntity, bind: Bind): object {
  const writes = transactWrites(connection, entity)
  return Object.fromEntries(
    Object.entries(writes).map(([name, write]) => [
      name,
      (values: Values, options?: object) =>
        (write as (values: Values, options?: object) => TransactWrite)(bind(entity, values), options),
    ]),
  )
}

function boundBatch(entity: CompiledEntity, bind: Bind): object {
  const write = (kind: BatchWrite['kind']) => (input: Values) => ({
    entity,
    kind,
    input: bind(entity, input),
  })
  return { put: write('put'), delete: write('delete') }
}

function addPatterns(target: object, connection: Connection, bind: Bind, confined: boolean): void {
  const { accessPatterns } = connection.design
  const make = (name: string) => {
    const pattern = accessPatterns[name] as NonNullable<(typeof accessPatterns)[string]>
    const refusal = confined ? unconfined(connection.design, name, pattern) : undefined
    if (refusal !== undefined)
      return () => {
        throw refusal
      }
    const call = accessPattern(connection, name, pattern) as (...args: unknown[]) => unknown
    if (pattern.kind === 'scan') return call
    const first = connection.entities[pattern.entities[0] as string] as CompiledEntity
    return (input: Values, options?: object) => call(bind(first, input), options)
  }
  lazily(Object.keys(accessPatterns), make, target)
}
