import type { ItemKey, Page } from '@keyprint/client'

/** Attributes of an item. */
export interface Item {
  readonly [attribute: string]: unknown
}

/** An operation: sent when it is awaited. */
export interface UntypedOperation<Result> extends PromiseLike<Result> {
  /** Builds the request without sending it. */
  params(): object
}

/** The operations on one collection's items that are used here. */
export interface UntypedEntity {
  key(key: Item): ItemKey
  get(key: Item, options: object): PromiseLike<Item | undefined>
  create(item: Item): UntypedOperation<Item>
  put(item: Item, options: object): UntypedOperation<unknown>
  delete(key: Item, options: object): UntypedOperation<Item | undefined>
}

/** An access pattern. */
export type UntypedQuery = (input: Item, options: object) => { page(): Promise<Page<Item>> }

/**
 * A tenant's client, of a design that is made at run time: its types know no names. Whatever goes in and comes out is
 * checked by the store.
 */
export interface UntypedClient {
  readonly [entityOrPattern: string]: UntypedEntity & UntypedQuery
}

/** What the client has beside entities and access patterns. */
export interface UntypedMethods {
  readonly batch: {
    get(keys: readonly ItemKey[], options: object): PromiseLike<readonly (Item | undefined)[]>
  }
  transact(operations: (tx: UntypedClient) => readonly unknown[]): PromiseLike<void>
}
