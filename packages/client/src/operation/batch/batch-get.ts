import type { BatchGetItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { StoredItem } from '../../compile/compiled-key.js'
import { BatchIncompleteError } from '../../errors/batch-incomplete-error.js'
import { inEntity, primaryKey } from '../../item/key-of.js'
import { type ExpiredOption, readUnexpired } from '../../item/read-unexpired.js'
import { batchGetItem } from '../../send/commands.js'
import { withOwnSignal } from '../../send/own-signal.js'
import type { Connection } from '../connection.js'
import { entityNamed } from '../entity-named.js'
import { isDeadline } from '../is-deadline.js'
import type { ItemKey } from '../item-key.js'
import { operate } from '../operate.js'
import type { Operation } from '../operation.js'
import { type BatchOptions, DEFAULT_CONCURRENCY, isUnderLoad, untilProcessed } from './batch-options.js'
import { inChunks, someAtATime } from './in-chunks.js'
import { keyId, keyNames } from './key-id.js'

/** Most keys of one request. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
export const MAX_BATCH_GET = 100

/** Options of a batch get. */
export interface BatchGetOptions extends BatchOptions, ExpiredOption {
  /** Reads what was written up to now; twice the capacity. Default false. */
  readonly consistent?: boolean | undefined
}

interface Wanted {
  readonly entity: CompiledEntity
  readonly id: string
  readonly stored: StoredItem
}

/** Reads items by their keys, as many as are given; the answer is in the order of the keys. */
export function batchGetOperation(
  connection: Connection,
  keys: () => readonly ItemKey[],
  options: BatchGetOptions = {},
): Operation<unknown[], BatchGetItemCommandInput[]> {
  const names = keyNames(connection.design.table)
  const wanted = (given = keys()) => given.map((key) => wantedItem(connection, key, names))
  const request = (chunk: readonly Wanted[]) => requestOf(connection, chunk, options)
  return operate(
    connection,
    options,
    () => inChunks(once(wanted()), MAX_BATCH_GET).map(request),
    async (options) => {
      const given = keys()
      const all = wanted(given)
      const progress = { found: new Map<string, StoredItem>(), left: new Set(all.map(({ id }) => id)) }
      const failure = await readAll(connection, once(all), progress, options, request)
      const { found, left } = progress
      const items = all.map(({ entity, id }) => readUnexpired(entity, found.get(id), options))
      if (left.size === 0) return items
      if (found.size === 0 && !isUnderLoad(failure, options)) throw failure
      const leftovers = given.filter((_, i) => left.has((all[i] as Wanted).id))
      throw new BatchIncompleteError({ done: items, leftovers }, { cause: failure })
    },
  )
}

function wantedItem(
  connection: Connection,
  { entity: name, key }: ItemKey,
  names: readonly string[],
): Wanted {
  const entity = entityNamed(connection, name)
  const stored = inEntity(entity, () => primaryKey(entity, key))
  return { entity, id: keyId(stored, names), stored }
}

/** DynamoDB refuses the same key twice in one request. */
const once = (wanted: readonly Wanted[]): readonly Wanted[] => [
  ...new Map(wanted.map((one) => [one.id, one])).values(),
]

function requestOf(
  { tableName }: Connection,
  chunk: readonly Wanted[],
  { consistent }: BatchGetOptions,
): BatchGetItemCommandInput {
  const Keys = chunk.map(({ stored }) => stored)
  return { RequestItems: { [tableName]: { Keys, ...(consistent ? { ConsistentRead: true } : {}) } } }
}

/** What was read so far, and the keys that are left. */
interface Progress {
  readonly found: Map<string, StoredItem>
  readonly left: Set<string>
}

/** @returns why some keys are left. */
async function readAll(
  connection: Connection,
  wanted: readonly Wanted[],
  { found, left }: Progress,
  options: BatchGetOptions,
  request: (chunk: readonly Wanted[]) => BatchGetItemCommandInput,
): Promise<unknown> {
  const names = keyNames(connection.design.table)
  const send = async (chunk: readonly Wanted[], options: BatchGetOptions) => {
    const output = await connection.send(batchGetItem, request(chunk), options)
    const [items] = Object.values(output.Responses ?? {})
    for (const item of items ?? []) found.set(keyId(item, names), item)
    const [unprocessed] = Object.values(output.UnprocessedKeys ?? {})
    const again = new Set((unprocessed?.Keys ?? []).map((key) => keyId(key, names)))
    for (const { id } of chunk) if (!again.has(id)) left.delete(id)
    return chunk.filter(({ id }) => again.has(id))
  }
  try {
    const { concurrency = DEFAULT_CONCURRENCY } = options
    await someAtATime(inChunks(wanted, MAX_BATCH_GET), concurrency, (chunk) => {
      const own = withOwnSignal(options)
      return untilProcessed(chunk, own, (left) => send(left, own))
    })
    return undefined
  } catch (failure) {
    if (options.signal?.aborted && !isDeadline(options.signal.reason)) throw options.signal.reason
    return failure
  }
}
