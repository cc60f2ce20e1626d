import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { BatchWriteCommand, execute } from 'dynamodb-toolbox/table/actions/batchWrite'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import type { Order } from '../../orders/order.js'
import { toolboxOrders } from '../../orders/toolbox-orders.js'
import { type BulkStore, CONCURRENCY, SEGMENTS } from '../bulk-store.js'
import { chunksOf, sideBySide, withWorkers } from '../some-at-once.js'

const MAX_BATCH_WRITE = 25

/** DynamoDB-Toolbox takes mutable arrays. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

/** It takes one request at a time; how many there are is written by hand. */
export function toolboxBulk(client: DynamoDBDocumentClient, tableName: string): BulkStore {
  const { table, entity } = toolboxOrders(client, tableName)
  return {
    write: (orders) =>
      withWorkers(CONCURRENCY, chunksOf(orders, MAX_BATCH_WRITE), (chunk) => {
        const requests = chunk.map((order) => entity.build(BatchPutRequest).item(order as Mutable<Order>))
        const command = table.build(BatchWriteCommand).requests(...requests)
        return execute({ maxAttempts: Number.POSITIVE_INFINITY }, command)
      }),
    scan: () => {
      const scanSegment = async function* (segment: number): AsyncGenerator<readonly Order[], void> {
        let exclusiveStartKey: Record<string, unknown> | undefined
        do {
          const output = await table
            .build(ScanCommand)
            .entities(entity)
            .options({
              segment,
              totalSegments: SEGMENTS,
              entityAttrFilter: false,
              ...(exclusiveStartKey && { exclusiveStartKey }),
            })
            .send()
          yield (output.Items ?? []) as readonly Order[]
          exclusiveStartKey = output.LastEvaluatedKey
        } while (exclusiveStartKey !== undefined)
      }
      return sideBySide(Array.from({ length: SEGMENTS }, (_, segment) => scanSegment(segment)))
    },
  }
}
