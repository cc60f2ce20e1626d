import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchWriteCommand,
  type BatchWriteCommandOutput,
  type DynamoDBDocumentClient,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb'
import type { Order } from '../../orders/order.js'
import { fromRawItem, toRawItem } from '../../orders/raw-orders.js'
import { type BulkStore, CONCURRENCY, SEGMENTS } from '../bulk-store.js'
import { chunksOf, sideBySide, withWorkers } from '../some-at-once.js'

const MAX_BATCH_WRITE = 25
const FIRST_PAUSE_MS = 25
const MOST_MS = 2_000

/** What a careful service without a library writes by hand. */
export function libDynamodbBulk(client: DynamoDBDocumentClient, tableName: string): BulkStore {
  return {
    write: (orders) =>
      withWorkers(CONCURRENCY, chunksOf(orders, MAX_BATCH_WRITE), (chunk) =>
        writeChunk(client, tableName, chunk),
      ),
    scan: () =>
      sideBySide(Array.from({ length: SEGMENTS }, (_, segment) => scanSegment(client, tableName, segment))),
  }
}

async function writeChunk(
  client: DynamoDBDocumentClient,
  tableName: string,
  orders: readonly Order[],
): Promise<void> {
  let left: NonNullable<BatchWriteCommandOutput['UnprocessedItems']> = {
    [tableName]: orders.map((order) => ({ PutRequest: { Item: toRawItem(order) } })),
  }
  for (let attempt = 0; ; attempt++) {
    const output = await client.send(new BatchWriteCommand({ RequestItems: left }))
    left = output.UnprocessedItems ?? {}
    if (Object.keys(left).length === 0) return
    await sleep(Math.random() * Math.min(MOST_MS, FIRST_PAUSE_MS * 2 ** attempt))
  }
}

async function* scanSegment(
  client: DynamoDBDocumentClient,
  tableName: string,
  segment: number,
): AsyncGenerator<readonly Order[], void> {
  let start: ScanCommandOutput['LastEvaluatedKey']
  do {
    const output: ScanCommandOutput = await client.send(
      new ScanCommand({
        TableName: tableName,
        Segment: segment,
        TotalSegments: SEGMENTS,
        ExclusiveStartKey: start,
      }),
    )
    yield (output.Items ?? []).map(fromRawItem)
    start = output.LastEvaluatedKey
  } while (start !== undefined)
}
