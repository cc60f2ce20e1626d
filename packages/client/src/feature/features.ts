import { ValidationError, type Values } from '@keyprint/key-design'
import { schemaCodec, withShards } from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import { lazily } from '../compile/lazily.js'
import { conditionText } from '../expression/condition.js'
import { type HealthOptions, health } from '../health/health.js'
import { schemaVersions as versions } from '../item/schema-versions.js'
import { type BatchGetOptions, batchGetOperation } from '../operation/batch/batch-get.js'
import { batchWriteOperation } from '../operation/batch/batch-write.js'
import type { BatchWriteOptions } from '../operation/batch/batch-write-options.js'
import type { AnyIterable } from '../operation/batch/puller.js'
import type { BatchWrite } from '../operation/batch/write-request.js'
import { checkOptions } from '../operation/check-options.js'
import { conditional } from '../operation/condition/conditional.js'
import { createOperation } from '../operation/create.js'
import { deleteOperation } from '../operation/delete.js'
import { entityNamed } from '../operation/entity-named.js'
import { getOperation, getOrFailOperation } from '../operation/get.js'
import type { ItemKey } from '../operation/item-key.js'
import { limited } from '../operation/limited.js'
import { limits } from '../operation/limits.js'
import { putOperation } from '../operation/put.js'
import { selection } from '../operation/selection.js'
import { oneInTransaction } from '../operation/transact/one-in-transaction.js'
import type { TransactionOptions } from '../operation/transact/send-transaction.js'
import { type TransactGetOptions, transactGetOperation } from '../operation/transact/transact-get.js'
import {
  type TransactWrite,
  transactWriteOperation,
  transactWrites,
} from '../operation/transact/transact-write.js'
import { uniqueSupport } from '../operation/unique/unique-support.js'
import { updateOperation } from '../operation/update/update.js'
import { upgradeOperation, upgradingFirst } from '../operation/upgrade/upgrade.js'
import { filterText } from '../read/filter.js'
import { getPattern } from '../read/get-pattern.js'
import { queryPattern } from '../read/query-pattern.js'
import { rangeConditions } from '../read/range-conditions.js'
import { scanPattern } from '../read/scan-pattern.js'
import { sealedCursors as cursors } from '../read/sealed-cursors.js'
import { shardedPlan } from '../read/shards/sharded-plan.js'
import { environment, fingerprintVariable } from '../table-name.js'
import { boundTo, refused, unconfined } from '../tenant.js'
import type { Feature, Refused, Scope } from './feature.js'
import type { Method } from './method.js'
import {
  callback,
  changeRules,
  count,
  flag,
  list,
  milliseconds,
  number,
  object,
  pageRules,
  readRules,
  requests,
  returnRules,
  tokenRules,
} from './option-rules.js'

/** `get` and `getOrFail` of entities, and access patterns of that kind. */
export const gets: Feature<'get' | 'getOrFail'> = {
  entity: (connection, entity) => ({
    get: (key, options) => getOperation(connection, entity, key, options),
    getOrFail: (key, options) => getOrFailOperation(connection, entity, key, options),
  }),
  pattern: { kind: 'get', make: getPattern },
  options: [readRules],
}

/** `create` of entities. */
export const creates: Feature<'create'> = {
  entity: (connection, entity) => ({
    create: (item, options) => createOperation(connection, entity, item, options),
  }),
  support: { conditional },
}

/** `put` of entities. */
export const puts: Feature<'put'> = {
  entity: (connection, entity) => ({
    put: (item, options) => putOperation(connection, entity, item, options),
  }),
  options: [returnRules],
}

/** `update` and `readThenUpdate` of entities. */
export const updates: Feature<'update' | 'readThenUpdate'> = {
  entity: (connection, entity) => ({
    update: (key, input) => updateOperation(connection, entity, key, input, false),
    readThenUpdate: (key, input) => updateOperation(connection, entity, key, input, true),
  }),
  support: { conditional },
  options: [changeRules, returnRules],
}

/** `delete` of entities. */
export const deletes: Feature<'delete'> = {
  entity: (connection, entity) => ({
    delete: (key, options) => deleteOperation(connection, entity, key, options),
  }),
  support: { conditional },
  options: [returnRules],
}

/** Access patterns that query. */
export const queries: Feature<'query'> = {
  pattern: { kind: 'query', make: queryPattern },
  options: [readRules, pageRules, { order: ['ascending', 'descending'] }],
}

/** Access patterns that scan. */
export const scans: Feature<'scan'> = {
  pattern: { kind: 'scan', make: scanPattern },
  options: [readRules, pageRules, { segments: count, onProgress: callback }],
}

/** `if` and `ifVersion` of writes, and `filter` of reads. */
export const conditions: Feature<never> = {
  support: { conditions: conditionText, conditional, filter: filterText },
  options: [{ if: callback, ifVersion: number, filter: callback }],
}

/** Entities with unique attributes. */
export const uniques: Feature<never> = { support: { unique: uniqueSupport, conditional } }

/** `select` of reads: some attributes only. */
export const selections: Feature<never> = { support: { select: selection }, options: [{ select: list }] }

/** `from`, `to` and `beginsWith` of queries: a range of the sort key. */
export const ranges: Feature<never> = {
  support: { ranges: rangeConditions },
  options: [{ from: object, to: object, beginsWith: object }],
}

/** `cursors` of the options: cursors that only who has the keys can read or make. */
export const sealedCursors: Feature<never> = { support: { cursors } }

/** Partitions with shards: `partition: 'STATUS#{status}#{shard(10)}'`. */
export const shards: Feature<never> = { support: { shards: { entity: withShards, plan: shardedPlan } } }

/** `idempotent` and `idempotencyToken` of updates. */
export const idempotents: Feature<never> = {
  support: { idempotent: oneInTransaction, conditional },
  options: [tokenRules, { idempotent: flag }],
}

/** `deadline` and `requestTimeout` of calls. */
export const timeouts: Feature<never> = {
  support: { limits },
  options: [{ deadline: milliseconds, requestTimeout: milliseconds }],
}

/** Attributes that have a Standard Schema. */
export const schemas: Feature<never> = { support: { schemas: schemaCodec } }

/** Entities with a `schemaVersion`, and their `upgrade`. */
export const schemaVersions: Feature<'upgrade'> = {
  entity: (connection, entity) => ({
    upgrade: (key, options) => upgradeOperation(connection, entity, key, options),
  }),
  support: { versions, upgrading: upgradingFirst, conditional },
}

/** `batch.get` and `batch.write`. */
export const batches: Feature<'batch'> = {
  client: (scope) => {
    const batch = lazily(scope.entities, (name) => boundBatch(scope, scope.entity(name)))
    return {
      batch: {
        get: (keys: readonly ItemKey[], options?: BatchGetOptions) =>
          batchGetOperation(scope.connection, () => boundKeys(scope, keys), options),
        write: (operations: (batch: object) => AnyIterable<BatchWrite>, options?: BatchWriteOptions) =>
          batchWriteOperation(scope.connection, () => callOn(batch, operations), options),
      },
    }
  },
  options: [readRules, { concurrency: requests, onProgress: callback }],
}

/** `transact` and `transact.get`. */
export const transactions: Feature<'transact'> = {
  support: { conditional },
  client: (scope) => {
    const tx = lazily(scope.entities, (name) => boundWrites(scope, scope.entity(name)))
    const transact = (operations: (tx: object) => readonly TransactWrite[], options?: TransactionOptions) =>
      transactWriteOperation(scope.connection, () => callOn(tx, operations), options)
    const get = (keys: readonly ItemKey[], options?: TransactGetOptions) =>
      transactGetOperation(scope.connection, () => boundKeys(scope, keys), options)
    return { transact: Object.assign(transact, { get }) }
  },
  options: [changeRules, readRules, tokenRules],
}

/** `health`. */
export const healthChecks: Feature<'health'> = {
  client: ({ connection }) => {
    const { client, design, tableName } = connection
    const deployed = () => environment()[fingerprintVariable(design.table)]
    return {
      health: (options: HealthOptions = {}) =>
        limited(connection, options, ({ fingerprint = deployed(), ...options }) =>
          health(client, design, tableName, { ...options, fingerprint }),
        )(),
    }
  },
}

/** `forTenant`. */
export const tenants: Feature<'forTenant'> = {
  client: ({ connection, rescoped }) => {
    const { entities } = connection.design
    const owned = Object.keys(entities).filter((name) => entities[name]?.tenant !== undefined)
    const foreign: Refused = (pattern, kind) => {
      const error = unconfined(connection.design, pattern)
      return error && (() => refused(kind, error))
    }
    return { forTenant: (tenant: string) => rescoped(boundTo(tenant), owned, foreign) }
  },
}

/** What a callback makes of a batch or a transaction. */
function callOn<On, T>(on: On, operations: (on: On) => T): T {
  if (typeof operations === 'function') return operations(on)
  throw new ValidationError('must be a function', { attribute: 'operations', value: operations })
}

function boundKeys({ connection, bind }: Scope, keys: readonly ItemKey[]): readonly ItemKey[] {
  if (!Array.isArray(keys)) throw new ValidationError('must be a list', { attribute: 'keys', value: keys })
  return keys.map((given: ItemKey | null | undefined) => {
    const { entity, key } = given ?? ({} as ItemKey)
    const bound = bind('part', entityNamed(connection, entity), (key: Values): ItemKey => ({ entity, key }))
    return bound(key) as ItemKey
  })
}

function boundBatch({ bind }: Scope, entity: CompiledEntity): object {
  const write = (kind: BatchWrite['kind']) =>
    bind('part', entity, (input: Values): BatchWrite => ({ entity, kind, input }))
  return { put: write('put'), delete: write('delete') }
}

function boundWrites({ connection, bind }: Scope, entity: CompiledEntity): object {
  const writes = Object.entries<Method>(transactWrites(connection, entity))
  const checked =
    (write: Method): Method =>
    (values, options = {}) => {
      checkOptions(connection.rules, options)
      return write(values, options)
    }
  return Object.fromEntries(writes.map(([name, write]) => [name, bind('part', entity, checked(write))]))
}
