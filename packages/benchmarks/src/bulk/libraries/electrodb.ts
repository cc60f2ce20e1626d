import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import {
  type ElectroOrder,
  electrodbOrders,
  fromElectroOrder,
  toElectroOrder,
} from '../../orders/electrodb-orders.js'
import type { Order } from '../../orders/order.js'
import { type BulkStore, CONCURRENCY, SEGMENTS } from '../bulk-store.js'
import { chunksOf, sideBySide } from '../some-at-once.js'

/** ElectroDB takes a list, so what comes from a source is cut into lists by hand. */
const LIST = 5_000

export function electrodbBulk(client: DynamoDBDocumentClient, tableName: string): BulkStore {
  const orders = electrodbOrders(client, tableName)
  return {
    write: async (all) => {
      for (const list of chunksOf(all, LIST)) {
        let left = list.map(toElectroOrder)
        while (left.length > 0) {
          const { unprocessed } = await orders.put(left).go({ concurrent: CONCURRENCY, unprocessed: 'item' })
          left = unprocessed as unknown as ElectroOrder[]
        }
      }
    },
    scan: () => sideBySide(Array.from({ length: SEGMENTS }, (_, segment) => scanSegment(orders, segment))),
  }
}

/** It knows no segments, but hands on parameters of DynamoDB. */
async function* scanSegment(
  orders: ReturnType<typeof electrodbOrders>,
  Segment: number,
): AsyncGenerator<readonly Order[], void> {
  let cursor: string | null = null
  do {
    const params = { Segment, TotalSegments: SEGMENTS }
    const page: Awaited<ReturnType<typeof orders.scan.go>> = await orders.scan.go({ cursor, params })
    yield page.data.map(fromElectroOrder) as Order[]
    cursor = page.cursor
  } while (cursor !== null)
}
