import type { Order, OrderChanges, OrderKey } from '../orders/order.js'

export type LibraryName =
  | 'lib-dynamodb'
  | 'Keyprint'
  | 'Keyprint, own client'
  | 'ElectroDB'
  | 'DynamoDB-Toolbox'
  | 'entity-store'
  | 'OneTable'
  | 'Dynamoose'

/** What every library has to be able to do. */
export interface OrderStore {
  get(key: OrderKey): Promise<Order | undefined>
  put(order: Order): Promise<unknown>
  /** Fails when the order is not there. */
  update(key: OrderKey, changes: OrderChanges): Promise<unknown>
  /** All orders of a customer, over all pages. */
  query(customerId: string): Promise<readonly Order[]>
  /** In the order of the keys. */
  batchGet(keys: readonly OrderKey[]): Promise<readonly (Order | undefined)[]>
  batchWrite(orders: readonly Order[]): Promise<unknown>
  transact(transaction: Transaction): Promise<unknown>
}

/** A transaction of four items, one of each kind. */
export interface Transaction {
  readonly put: Order
  readonly update: { readonly key: OrderKey; readonly changes: OrderChanges }
  readonly delete: OrderKey
  /** Has to be there. */
  readonly check: OrderKey
}
