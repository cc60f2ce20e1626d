import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { rangeWhereSkBeginsWith, type TransactionUpdateOptions } from '@symphoniacloud/dynamodb-entity-store'
import { entityStoreOrders } from '../../orders/entity-store-orders.js'
import type { Order, OrderChanges, OrderKey } from '../../orders/order.js'
import type { OrderStore } from '../operations.js'
import { inOrder } from './in-order.js'

/** Its users write expressions by hand, those of index keys too, and put answers of batches into order. */
export function entityStoreStore(client: DynamoDBDocumentClient): OrderStore {
  const { store, entity, orders } = entityStoreOrders(client)
  return {
    get: (key) => orders.getOrUndefined(key),
    put: (order) => orders.put(order),
    update: (key, changes) => orders.update(key, updateOf(changes)),
    query: (customerId) => orders.queryAllByPkAndSk({ customerId }, rangeWhereSkBeginsWith('ORDER#')),
    batchGet: async (keys) => {
      const { items } = await orders.advancedOperations.batchGet(keys as OrderKey[])
      return inOrder(keys, items)
    },
    batchWrite: (list) => orders.advancedOperations.batchPut(list as Order[]),
    transact: ({ put, update, delete: removed, check }) =>
      store.transactions
        .buildWriteTransaction(entity)
        .put(put)
        .update(update.key, updateOf(update.changes))
        .delete(removed)
        .conditionCheck(check, { conditionExpression: 'attribute_exists(pk)' })
        .execute(),
  }
}

function updateOf({ status, total, paid, email }: OrderChanges): TransactionUpdateOptions {
  return {
    update: { set: '#status = :status, #total = :total, paid = :paid, email = :email, gsi1pk = :gsi1pk' },
    conditionExpression: 'attribute_exists(pk)',
    expressionAttributeNames: { '#status': 'status', '#total': 'total' },
    expressionAttributeValues: {
      ':status': status,
      ':total': total,
      ':paid': paid,
      ':email': email,
      ':gsi1pk': `STATUS#${status}`,
    },
  }
}
