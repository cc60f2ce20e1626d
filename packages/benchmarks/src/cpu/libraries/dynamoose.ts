import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { dynamooseOrders } from '../../orders/dynamoose-orders.js'
import type { Order, OrderChanges } from '../../orders/order.js'
import { rawKey } from '../../orders/raw-orders.js'
import type { OrderStore } from '../operations.js'
import { inOrder } from './in-order.js'

/** Its users make keys and index keys by hand, and take them out of what they read. */
export function dynamooseStore(config: DynamoDBClientConfig): OrderStore {
  const { model, transaction, Condition } = dynamooseOrders(config)
  const isThere = () => new Condition().attribute('pk').exists()
  return {
    get: async (key) => fromItem(await model.get(rawKey(key))),
    put: (order) => model.create(toItem(order), { overwrite: true }),
    update: async (key, changes) =>
      model.update(rawKey(key), changed(changes), { condition: isThere(), returnValues: 'NONE' } as never),
    query: async (customerId) => {
      const items = await model
        .query('pk')
        .eq(`CUSTOMER#${customerId}`)
        .where('sk')
        .beginsWith('ORDER#')
        .all()
        .exec()
      return items.map(fromItem) as Order[]
    },
    batchGet: async (keys) => {
      const items = (await model.batchGet(keys.map(rawKey))).map(fromItem) as Order[]
      return inOrder(keys, items)
    },
    batchWrite: (orders) => model.batchPut(orders.map(toItem)),
    transact: ({ put, update, delete: removed, check }) =>
      transaction([
        model.transaction.create(toItem(put), { overwrite: true }),
        model.transaction.update(rawKey(update.key), changed(update.changes), { condition: isThere() }),
        model.transaction.delete(rawKey(removed)),
        model.transaction.condition(rawKey(check), isThere()),
      ]),
  }
}

function toItem(order: Order): Record<string, unknown> {
  return {
    ...order,
    ...rawKey(order),
    gsi1pk: `STATUS#${order.status}`,
    gsi1sk: order.placedAt.toISOString(),
    gsi2pk: `WAREHOUSE#${order.warehouse}`,
    gsi2sk: order.shipBy.toISOString(),
  }
}

const changed = (changes: OrderChanges) => ({ ...changes, gsi1pk: `STATUS#${changes.status}` })

function fromItem(item: object | undefined): Order | undefined {
  if (item === undefined) return undefined
  const {
    pk: _pk,
    sk: _sk,
    gsi1pk: _1p,
    gsi1sk: _1s,
    gsi2pk: _2p,
    gsi2sk: _2s,
    ...order
  } = item as Order & {
    readonly [key: string]: unknown
  }
  return order as unknown as Order
}
