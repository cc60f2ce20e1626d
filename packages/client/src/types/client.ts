import type {
  BatchGetItemCommandInput,
  BatchWriteItemCommandInput,
  TransactGetItemsCommandInput,
  TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { AnyEntity, DesignTypes, EntityTypes } from '@keyprint/key-design'
import type { Health, HealthOptions } from '../health/health.js'
import type { BatchGetOptions } from '../operation/batch/batch-get.js'
import type { BatchWriteOptions, BatchWritten } from '../operation/batch/batch-write-options.js'
import type { AnyIterable } from '../operation/batch/puller.js'
import type { ItemKey } from '../operation/item-key.js'
import type { Operation } from '../operation/operation.js'
import type { TransactionOptions } from '../operation/transact/send-transaction.js'
import type { TransactGetOptions } from '../operation/transact/transact-get.js'
import type {
  BatchEntity,
  BatchOperation,
  EntityClient,
  TransactEntity,
  TransactOperation,
} from './entity-client.js'
import type { BoundOf, ForeignSource, PatternCall } from './pattern-client.js'

type Entities = { readonly [name: string]: AnyEntity }

/** The items of keys, in their order; `undefined` where there is none. */
export type ItemsOf<Keys> = {
  -readonly [I in keyof Keys]: Keys[I] extends ItemKey<infer Item> ? Item | undefined : never
}

/** Reads and writes of many items, each by itself. */
export interface Batch<E extends Entities, Tenant extends boolean> {
  /**
   * Items by their keys, in the order of the keys.
   * @throws BatchIncompleteError when some could not be read within the deadline.
   */
  get<const Keys extends readonly ItemKey[]>(
    keys: Keys,
    options?: BatchGetOptions,
  ): Operation<ItemsOf<Keys>, BatchGetItemCommandInput[]>
  /**
   * Writes many items: `db.batch.write((b) => orders.map((order) => b.order.put(order)))`. There are no conditions, and
   * not all or nothing. A list has no order, and is checked as a whole before anything is sent. Any other iterable, such
   * as a generator or a Node.js stream, is read as it is written: memory stays flat, and writes of one item keep their
   * order.
   * @throws BatchIncompleteError when some of a list could not be written.
   * @throws BulkIncompleteError when a source that is no list could not be written to its end.
   */
  write(
    operations: (batch: BatchEntities<E, Tenant>) => readonly BatchOperation[] | AnyIterable<BatchOperation>,
    options?: BatchWriteOptions,
  ): Operation<BatchWritten, BatchWriteItemCommandInput[]>
}

/** The entities that a batch can write. */
export type BatchEntities<E extends Entities, Tenant extends boolean> = {
  readonly [Name in keyof E]: BatchEntity<E[Name]['~types'], BoundOf<E[Name]['~types'], Tenant>>
}

/** The entities that a transaction can write. */
export type TransactEntities<E extends Entities, Tenant extends boolean> = {
  readonly [Name in keyof E]: TransactEntity<E[Name]['~types'], BoundOf<E[Name]['~types'], Tenant>>
}

/** All or nothing. */
export interface Transact<E extends Entities, Tenant extends boolean> {
  /**
   * Up to 100 writes that are done all or not at all:
   * `db.transact((tx) => [tx.order.create(order), tx.customer.update(key, { add: { orderCount: 1 } })])`.
   * @throws TransactionCanceledError
   */
  (
    operations: (tx: TransactEntities<E, Tenant>) => readonly TransactOperation[],
    options?: TransactionOptions,
  ): Operation<void, TransactWriteItemsCommandInput>
  /** Up to 100 items as they were at one moment, in the order of their keys. */
  get<const Keys extends readonly ItemKey[]>(
    keys: Keys,
    options?: TransactGetOptions,
  ): Operation<ItemsOf<Keys>, TransactGetItemsCommandInput>
}

/** What every client has beside its entities and access patterns. */
export interface ClientMethods<E extends Entities, Tenant extends boolean> {
  readonly batch: Batch<E, Tenant>
  readonly transact: Transact<E, Tenant>
  /** Asks DynamoDB for the table and compares it with the design. Never rejects, but for an abort. */
  health(options?: HealthOptions): Promise<Health>
}

type EntityClients<E extends Entities, Tenant extends boolean> = {
  readonly [Name in keyof E]: EntityClient<E[Name]['~types'], BoundOf<E[Name]['~types'], Tenant>>
}

type PatternCalls<P extends DesignTypes['accessPatterns'], Tenant extends boolean> = {
  readonly [Name in keyof P]: PatternCall<P[Name], Tenant>
}

/** The client of a design: entities and access patterns by name. */
export type Client<D extends DesignTypes> = EntityClients<D['entities'], false> &
  PatternCalls<D['accessPatterns'], false> &
  ClientMethods<D['entities'], false> & {
    /** A client that only reaches the items of one tenant; what it is asked for never names the tenant. */
    forTenant(tenant: string): TenantClient<D>
  }

/** Entities that belong to a tenant. */
type OfTenant<E extends Entities> = {
  readonly [Name in keyof E as [E[Name]['~types']['tenant']] extends [never] ? never : Name]: E[Name]
}

/** Access patterns that read the items of one tenant only. */
type OwnPatterns<P extends DesignTypes['accessPatterns']> = {
  readonly [Name in keyof P as [ForeignSource<P[Name]>] extends [never] ? Name : never]: P[Name]
}

/** The client of one tenant. Entities and access patterns that are not a tenant's own are not on it. */
export type TenantClient<D extends DesignTypes> = EntityClients<OfTenant<D['entities']>, true> &
  PatternCalls<OwnPatterns<D['accessPatterns']>, true> &
  ClientMethods<OfTenant<D['entities']>, true>

type EntityClientsWith<E extends Entities, Names extends string, Tenant extends boolean> = {
  readonly [Name in keyof E]: Pick<
    EntityClient<E[Name]['~types'], BoundOf<E[Name]['~types'], Tenant>>,
    'key' | (Names & keyof EntityClient<EntityTypes>)
  >
}

/** Access patterns of the kinds that a client was made with. */
type PatternsOfKind<P extends DesignTypes['accessPatterns'], Names extends string> = {
  readonly [Name in keyof P as P[Name]['~types']['kind'] extends Names ? Name : never]: P[Name]
}

/** A client that only has what `connectWith` was told. */
export type ClientWith<D extends DesignTypes, Names extends string> = EntityClientsWith<
  D['entities'],
  Names,
  false
> &
  PatternCalls<PatternsOfKind<D['accessPatterns'], Names>, false> &
  Pick<
    ClientMethods<D['entities'], false> & { forTenant(tenant: string): TenantClientWith<D, Names> },
    Names & (keyof ClientMethods<Entities, false> | 'forTenant')
  >

/** The client of one tenant that only has what `connectWith` was told. */
export type TenantClientWith<D extends DesignTypes, Names extends string> = EntityClientsWith<
  OfTenant<D['entities']>,
  Names,
  true
> &
  PatternCalls<PatternsOfKind<OwnPatterns<D['accessPatterns']>, Names>, true> &
  Pick<ClientMethods<OfTenant<D['entities']>, true>, Names & keyof ClientMethods<Entities, true>>
