import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { connect } from '@keyprint/client'
import { defineDesign, scan } from '@keyprint/key-design'
import { order, table } from '../../orders/keyprint-design.js'
import { type BulkStore, CONCURRENCY, SEGMENTS } from '../bulk-store.js'

/** A design of its own: that of the other parts is in the bundles that are measured. */
const design = defineDesign({ table, entities: { order }, accessPatterns: { allOrders: scan(order) } })

export function keyprintBulk(client: DynamoDBClient, tableName: string): BulkStore {
  const db = connect(design, { client, tableName })
  return {
    write: async (orders) => {
      await db.batch.write(
        function* (b) {
          for (const order of orders) yield b.order.put(order)
        },
        { concurrency: CONCURRENCY },
      )
    },
    scan: async function* () {
      for await (const { items } of db.allOrders({ segments: SEGMENTS }).pages()) yield items
    },
  }
}
