import { TABLE_NAME } from '../orders/order.js'
import { sampleOrders } from '../orders/sample-orders.js'
import type { Contestant } from './clients.js'
import { type Stored, sentTo } from './sent.js'
import { answerOf } from './stub-handler.js'

/**
 * The sample orders as a library itself stores them: with its keys, markers and formats, so that each reads what it
 * would find in its table. Names are sorted, since DynamoDB does not keep their order.
 */
export async function storedOrders({ store, stub }: Contestant): Promise<readonly Stored[]> {
  stub.answerWith(answerOf('{}'))
  const items: Stored[] = []
  for (const order of sampleOrders) {
    await store.put(order)
    items.push(sortedByName(sentTo(stub).input.Item ?? {}))
  }
  return items
}

function sortedByName(item: Stored): Stored {
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** DynamoDB's answers to each operation. */
export const answers = {
  get: (item: Stored | undefined) => answerOf(JSON.stringify({ Item: item })),
  query: (items: readonly Stored[]) =>
    answerOf(JSON.stringify({ Count: items.length, Items: items, ScannedCount: items.length })),
  batchGet: (items: readonly Stored[]) =>
    answerOf(JSON.stringify({ Responses: { [TABLE_NAME]: items }, UnprocessedKeys: {} })),
  batchWrite: () => answerOf(JSON.stringify({ UnprocessedItems: {} })),
  /** Put, update and TransactWriteItems, when nothing is to be returned. */
  write: () => answerOf('{}'),
}
