import type { Order } from '../orders/order.js'
import { CUSTOMER_ID, changesOf, keyOf, sampleOrders } from '../orders/sample-orders.js'
import { answers } from './answers.js'
import type { OrderStore } from './operations.js'
import type { Stored } from './sent.js'
import type { Answer } from './stub-handler.js'

/** One row of the table: a call, and what DynamoDB answers to it. */
export interface Scenario {
  readonly name: string
  readonly answer: (items: readonly Stored[]) => Answer
  /** The i-th call; inputs differ from call to call. */
  readonly call: (store: OrderStore, i: number) => Promise<unknown>
}

const KEYS = sampleOrders.map(keyOf)
const CHANGES = sampleOrders.map(changesOf)
const BATCH_OF_25 = sampleOrders.slice(0, 25)

const order = (i: number) => sampleOrders[i % sampleOrders.length] as Order
const key = (i: number) => KEYS[i % KEYS.length] as (typeof KEYS)[number]
const changes = (i: number) => CHANGES[i % CHANGES.length] as (typeof CHANGES)[number]

function query(count: number): Scenario {
  return {
    name: `query ${count}`,
    answer: (items) => answers.query(items.slice(0, count)),
    call: (store) => store.query(CUSTOMER_ID),
  }
}

/** Everything that is measured. */
export const scenarios: readonly Scenario[] = [
  { name: 'get', answer: ([item]) => answers.get(item), call: (store, i) => store.get(key(i)) },
  { name: 'put', answer: answers.write, call: (store, i) => store.put(order(i)) },
  { name: 'update', answer: answers.write, call: (store, i) => store.update(key(i), changes(i)) },
  query(1),
  query(25),
  query(100),
  { name: 'batch get 100', answer: answers.batchGet, call: (store) => store.batchGet(KEYS) },
  { name: 'batch write 25', answer: answers.batchWrite, call: (store) => store.batchWrite(BATCH_OF_25) },
  {
    name: 'transact 4',
    answer: answers.write,
    call: (store, i) =>
      store.transact({
        put: order(i),
        update: { key: key(i + 1), changes: changes(i + 1) },
        delete: key(i + 2),
        check: key(i + 3),
      }),
  },
]
