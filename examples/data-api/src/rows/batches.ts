import { setTimeout as sleep } from 'node:timers/promises'
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import type { StoredItem } from '../json/attribute-values.js'
import { Attempts, readFrom } from './attempts.js'
import { isAlive } from './expiry.js'
import { inChunks } from './in-chunks.js'
import { keyOf, keyText, type RowKey, storedKey } from './key.js'
import type { RowTable } from './rows.js'

/** Most of one request. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const MAX_WRITES = 25
const MAX_GETS = 100
const ATTEMPTS = 6
const PAUSE_MS = 40

/** What became of a write of a batch. */
export type Outcome = 'done' | 'not-done' | 'unknown'

/** A write of a batch. */
export type BatchedWrite = { readonly put: StoredItem } | { readonly delete: RowKey }

export const keyOfWrite = (write: BatchedWrite): RowKey => ('put' in write ? keyOf(write.put) : write.delete)

/** Items by `keyText`. Keys must not be there twice. */
export async function getRows(
  table: RowTable,
  keys: readonly RowKey[],
): Promise<ReadonlyMap<string, StoredItem>> {
  const found = new Map<string, StoredItem>()
  for (const chunk of inChunks(keys, MAX_GETS)) {
    let pending: Record<string, AttributeValue>[] = chunk.map(storedKey)
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt === ATTEMPTS)
        throw Object.assign(new Error('left unprocessed'), { name: 'ThrottlingException' })
      if (attempt > 0) await sleep(Math.random() * PAUSE_MS * 2 ** attempt)
      const RequestItems = { [table.tableName]: { Keys: pending, ConsistentRead: true } }
      const { Responses = {}, UnprocessedKeys = {} } = await readFrom('BatchGetItem', () =>
        table.client.send(new BatchGetItemCommand({ RequestItems })),
      )
      for (const item of Responses[table.tableName] ?? [])
        if (isAlive(item)) found.set(keyText(keyOf(item)), item)
      pending = UnprocessedKeys[table.tableName]?.Keys ?? []
    }
  }
  return found
}

/** Writes in their order, and what became of each. Keys must not be there twice. */
export async function writeRows(
  table: RowTable,
  writes: readonly BatchedWrite[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for (const chunk of inChunks(writes, MAX_WRITES)) outcomes.push(...(await writeChunk(table, chunk)))
  return outcomes
}

/** What is left when it ends early was surely not done, unless an answer was lost before. */
async function writeChunk(table: RowTable, chunk: readonly BatchedWrite[]): Promise<readonly Outcome[]> {
  const attempts = new Attempts('BatchWriteItem')
  let pending = chunk.map(toRequest)
  for (let attempt = 0; pending.length > 0 && attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await sleep(Math.random() * PAUSE_MS * 2 ** attempt)
    try {
      const RequestItems = { [table.tableName]: pending }
      const command = attempts.watch(new BatchWriteItemCommand({ RequestItems }))
      const { UnprocessedItems = {} } = await table.client.send(command)
      pending = UnprocessedItems[table.tableName] ?? []
    } catch {
      break
    }
  }
  const left = new Set(pending.map(requestKey))
  const outcome = attempts.isLost ? 'unknown' : 'not-done'
  return chunk.map((write) => (left.has(keyText(keyOfWrite(write))) ? outcome : 'done'))
}

const toRequest = (write: BatchedWrite): WriteRequest =>
  'put' in write ? { PutRequest: { Item: write.put } } : { DeleteRequest: { Key: storedKey(write.delete) } }

const requestKey = ({ PutRequest, DeleteRequest }: WriteRequest): string =>
  keyText(keyOf(PutRequest?.Item ?? DeleteRequest?.Key ?? {}))
