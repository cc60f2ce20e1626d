import type {
  DeleteItemCommandInput,
  GetItemCommandInput,
  PutItemCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { EntityTypes, Flat, KeyParts, Problem } from '@keyprint/key-design'
import type { Change } from '../expression/change-types.js'
import type { ConditionOn } from '../expression/condition-types.js'
import type { ItemKey } from '../operation/item-key.js'
import type { Operation } from '../operation/operation.js'
import type { WriteParams } from '../operation/write-options.js'
import type { CallOptions } from '../send/send.js'
import type {
  Changeable,
  CompleteIndexKeys,
  ItemOfEntity,
  KeyOfEntity,
  NewItemOfEntity,
  OfValue,
  Removable,
  Settable,
} from './entity-parts.js'

/** Options of a get. */
export interface GetCallOptions extends CallOptions {
  /** Reads what was written up to now; twice the capacity. Default false. */
  readonly consistent?: boolean | undefined
  /** Gives an item that has expired and that DynamoDB has not removed yet, too. Default false. */
  readonly includeExpired?: boolean | undefined
}

/** Which attributes a read gives. */
export interface SelectOption<Name> {
  /** These attributes only. DynamoDB bills for the whole item all the same. */
  readonly select: readonly Name[]
}

/** Which item a write gives back. */
export type ReturnedItem<Item, Returned> = Returned extends 'new' | 'old' ? Item : undefined

/** A condition of a write. */
export interface IfCondition<Item> {
  /** `o => o.status.eq('placed')`. The write is refused with ConditionFailedError when it does not hold. */
  readonly if?: ConditionOn<Item> | undefined
}

/** The optimistic lock of entities that have one. */
export type IfVersion<Version> = [Version] extends [never]
  ? { readonly ifVersion?: undefined }
  : {
      /** The version that was read. The write is refused with VersionConflictError when the item has another. */
      readonly ifVersion?: number | undefined
    }

/** Conditions of a put: an entity with an optimistic lock must say which version it replaces. */
export type PutOptions<Item, Version> = CallOptions &
  IfCondition<Item> &
  ([Version] extends [never] ? { readonly ifVersion?: undefined } : { readonly ifVersion: number })

type OptionalWhenEmpty<Options, Version> = [Version] extends [never]
  ? [options?: Options]
  : [options: Options]

/** What an update changes. `undefined` changes nothing; `null` is a value, where the attribute is nullable. */
export interface ChangeInput<E extends EntityTypes> {
  readonly set?: (Settable<E['attributes'], KeyParts<E>> & CompleteIndexKeys<E>) | undefined
  /** Attributes to remove. */
  readonly remove?: readonly (keyof Removable<E['attributes']> & string)[] | undefined
  /** Adds to a number, or members to a set; a missing number counts from its default, else from 0, a set from empty. */
  readonly add?:
    | OfValue<E, number | bigint | ReadonlySet<unknown> | undefined, 'a number or a set'>
    | undefined
  /** Deletes members of a set. */
  readonly delete?: OfValue<E, ReadonlySet<unknown> | undefined, 'a set'> | undefined
  /** Adds to the end of a list; a missing one counts as its default, else as empty. */
  readonly append?: OfValue<E, readonly unknown[] | undefined, 'a list'> | undefined
  /** Adds to the beginning of a list. */
  readonly prepend?: OfValue<E, readonly unknown[] | undefined, 'a list'> | undefined
  /** Changes further in: `o => [o.address.city.set('Paris'), o.lines[0].quantity.increment(1)]`. */
  readonly change?: ((item: Changeable<E>) => Change | readonly Change[]) | undefined
}

/** A transaction gives no items back. */
type OnlyWithoutReturn<Returned, T> = [Returned] extends [undefined]
  ? T
  : Problem<'an idempotent update is a transaction, which gives no item back; read it afterwards'>

/** An update that is done once, whatever happens to answers: as a transaction with a token, at twice the capacity. */
export interface IdempotentUpdate<Returned> {
  /** Done once, however often the SDK has to try. Default false: an `add` whose answer was lost ends in OutcomeUnknownError. */
  readonly idempotent?: OnlyWithoutReturn<Returned, boolean> | undefined
  /** Done once by all calls that have this token, within ten minutes. */
  readonly idempotencyToken?: OnlyWithoutReturn<Returned, string> | undefined
  /** When the token was sent first, where this is not the first time. After ten minutes nothing is sent. */
  readonly idempotencyTokenSince?: Date | undefined
}

/** What an update does, and on what condition. */
export type UpdateCallInput<E extends EntityTypes, Returned> = ChangeInput<E> &
  IfCondition<ItemOfEntity<E>> &
  IfVersion<E['version']> &
  CallOptions & {
    /** The item as it was before, or is after. Default: none. */
    readonly return?: Returned
  }

/** Options of a delete. */
export type DeleteCallOptions<E extends EntityTypes, Returned> = IfCondition<ItemOfEntity<E>> &
  IfVersion<E['version']> &
  CallOptions & {
    /** The item as it was. Default: none. */
    readonly return?: Returned
  }

type Evolving<E extends EntityTypes, T> = [E['schemaVersion']] extends [never]
  ? Problem<'this entity has no schemaVersion, so there is nothing to upgrade'>
  : T

/** The calls on one entity. Each is sent when it is awaited; `params()` shows its request without sending it. */
export interface EntityClient<E extends EntityTypes, Bound = never> {
  /** The key of an item, for reads of several items: `db.batch.get([db.order.key(…)])`. */
  key(key: KeyOfEntity<E, Bound>): ItemKey<ItemOfEntity<E>>

  /** One item by its key; `undefined` when there is none, or it has expired. */
  get(
    key: KeyOfEntity<E, Bound>,
    options?: GetCallOptions & { readonly select?: undefined },
  ): Operation<ItemOfEntity<E> | undefined, GetItemCommandInput>
  get<S extends keyof ItemOfEntity<E> & string>(
    key: KeyOfEntity<E, Bound>,
    options: GetCallOptions & SelectOption<S>,
  ): Operation<Flat<Pick<ItemOfEntity<E>, S>> | undefined, GetItemCommandInput>

  /** One item by its key. @throws NotFoundError when there is none, or it has expired. */
  getOrFail(
    key: KeyOfEntity<E, Bound>,
    options?: GetCallOptions & { readonly select?: undefined },
  ): Operation<ItemOfEntity<E>, GetItemCommandInput>
  getOrFail<S extends keyof ItemOfEntity<E> & string>(
    key: KeyOfEntity<E, Bound>,
    options: GetCallOptions & SelectOption<S>,
  ): Operation<Flat<Pick<ItemOfEntity<E>, S>>, GetItemCommandInput>

  /**
   * Writes an item that is not there yet, and gives it with its defaults.
   * @throws AlreadyExistsError, NotUniqueError
   */
  create(
    item: NewItemOfEntity<E, Bound>,
    options?: CallOptions,
  ): Operation<ItemOfEntity<E>, WriteParams<PutItemCommandInput>>

  /**
   * Writes a whole item, in place of the one that is there, and gives it with its defaults. Times of creation begin anew.
   * @throws ConditionFailedError, VersionConflictError, NotUniqueError
   */
  put(
    item: NewItemOfEntity<E, Bound>,
    ...options: OptionalWhenEmpty<
      PutOptions<ItemOfEntity<E>, E['version']> & { readonly return?: undefined },
      E['version']
    >
  ): Operation<ItemOfEntity<E>, WriteParams<PutItemCommandInput>>
  put(
    item: NewItemOfEntity<E, Bound>,
    options: PutOptions<ItemOfEntity<E>, E['version']> & { readonly return: 'old' },
  ): Operation<ItemOfEntity<E> | undefined, WriteParams<PutItemCommandInput>>

  /**
   * Changes attributes of an item that is there. An index key that is made from several attributes is set with all of
   * them or with none; `readThenUpdate` knows the rest from the item.
   * @throws NotFoundError, ConditionFailedError, VersionConflictError, NotUniqueError
   */
  update<Returned extends 'new' | 'old' | undefined = undefined>(
    key: KeyOfEntity<E, Bound>,
    changes: UpdateCallInput<E, Returned> & IdempotentUpdate<Returned>,
  ): Operation<ReturnedItem<ItemOfEntity<E>, Returned>, WriteParams<UpdateItemCommandInput>>

  /**
   * Reads the item, works out index keys from it and the changes, and updates it on the condition that what it took from
   * the item has not changed; tries again when it has.
   */
  readThenUpdate<Returned extends 'new' | 'old' | undefined = undefined>(
    key: KeyOfEntity<E, Bound>,
    changes: Omit<UpdateCallInput<E, Returned>, 'set'> & {
      /** Done once, however often the SDK has to try. Default false. */
      readonly idempotent?: OnlyWithoutReturn<Returned, boolean> | undefined
      readonly set?: Settable<E['attributes'], KeyParts<E>> | undefined
    },
  ): Operation<ReturnedItem<ItemOfEntity<E>, Returned>, WriteParams<UpdateItemCommandInput>>

  /**
   * Writes an older item in the shape of the current version, and gives it; `undefined` when there is none. Nothing is
   * written of an item that is of the current version.
   */
  upgrade(
    key: Evolving<E, KeyOfEntity<E, Bound>>,
    options?: CallOptions,
  ): Operation<ItemOfEntity<E> | undefined, never>

  /**
   * Removes an item; it is fine if there is none, unless there is a condition.
   * @throws NotFoundError, ConditionFailedError, VersionConflictError
   */
  delete<Returned extends 'old' | undefined = undefined>(
    key: KeyOfEntity<E, Bound>,
    options?: DeleteCallOptions<E, Returned>,
  ): Operation<ReturnedItem<ItemOfEntity<E>, Returned> | undefined, WriteParams<DeleteItemCommandInput>>
}

/** The operations of a transaction on one entity. */
export interface TransactEntity<E extends EntityTypes, Bound = never> {
  create(item: NewItemOfEntity<E, Bound>): TransactOperation
  put(
    item: NewItemOfEntity<E, Bound>,
    ...options: OptionalWhenEmpty<
      Omit<PutOptions<ItemOfEntity<E>, E['version']>, keyof CallOptions>,
      E['version']
    >
  ): TransactOperation
  update(
    key: KeyOfEntity<E, Bound>,
    changes: ChangeInput<E> & IfCondition<ItemOfEntity<E>> & IfVersion<E['version']>,
  ): TransactOperation
  delete(
    key: KeyOfEntity<E, Bound>,
    conditions?: IfCondition<ItemOfEntity<E>> & IfVersion<E['version']>,
  ): TransactOperation
  /** The item is there and, where given, the condition holds. */
  check(
    key: KeyOfEntity<E, Bound>,
    conditions?: IfCondition<ItemOfEntity<E>> & IfVersion<E['version']>,
  ): TransactOperation
}

/** One operation of a transaction. */
export interface TransactOperation {
  /** Types only, never a value. */
  readonly '~transact': true
}

/** The operations of a batch on one entity. Entities with a lock or unique attributes have none, those with versions no put. */
export type BatchEntity<E extends EntityTypes, Bound = never> = [
  E['version'] | E['unique'] | E['schemaVersion'],
] extends [never]
  ? {
      put(item: NewItemOfEntity<E, Bound>): BatchOperation
      delete(key: KeyOfEntity<E, Bound>): BatchOperation
    }
  : [E['version'] | E['unique']] extends [never]
    ? BatchDelete<E, Bound>
    : Problem<'a batch cannot keep a lock or unique attributes; write it by itself or in a transaction'>

/** The operation of a batch on an entity with versions. */
export interface BatchDelete<E extends EntityTypes, Bound> {
  delete(key: KeyOfEntity<E, Bound>): BatchOperation
}

/** One operation of a batch. */
export interface BatchOperation {
  /** Types only, never a value. */
  readonly '~batch': true
}
