import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import {
  createMinimumSingleTableConfig,
  createStore,
  createStoreContext,
  type Entity,
} from '@symphoniacloud/dynamodb-entity-store'
import { type Order, TABLE_NAME } from './order.js'

const NAMES = {
  pk: 'pk',
  sk: 'sk',
  gsisById: { gsi1: { pk: 'gsi1pk', sk: 'gsi1sk' }, gsi2: { pk: 'gsi2pk', sk: 'gsi2sk' } },
  entityType: '_et',
}

/** Orders as a user of dynamodb-entity-store declares them: keys, format and parser are functions of the user's. */
const ORDER: Entity<Order, Pick<Order, 'customerId'>, Pick<Order, 'orderId'>> = {
  type: 'order',
  pk: ({ customerId }) => `CUSTOMER#${customerId}`,
  sk: ({ orderId }) => `ORDER#${orderId}`,
  gsis: {
    gsi1: {
      pk: (order) => `STATUS#${(order as Order).status}`,
      sk: (order) => (order as Order).placedAt.toISOString(),
    },
    gsi2: {
      pk: (order) => `WAREHOUSE#${(order as Order).warehouse}`,
      sk: (order) => (order as Order).shipBy.toISOString(),
    },
  },
  convertToDynamoFormat: (order) => ({
    ...order,
    placedAt: order.placedAt.toISOString(),
    shipBy: order.shipBy.toISOString(),
  }),
  parse: (stored, metaNames) => {
    const order = { ...stored }
    for (const name of metaNames) delete order[name]
    order.placedAt = new Date(order.placedAt)
    order.shipBy = new Date(order.shipBy)
    return order as unknown as Order
  },
}

export function entityStoreOrders(client: DynamoDBDocumentClient) {
  const context = createStoreContext({}, client)
  const store = createStore(createMinimumSingleTableConfig(TABLE_NAME, NAMES), context)
  return { store, entity: ORDER, orders: store.for(ORDER) }
}
