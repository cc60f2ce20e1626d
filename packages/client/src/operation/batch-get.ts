import type { BatchGetItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { BatchIncompleteError } from '../errors/batch-incomplete-error.js'
import { isExpired } from '../item/expired.js'
import { inEntity, primaryKey } from '../item/key-of.js'
import { readItem } from '../item/read-item.js'
import { batchGetItem } from '../send/commands.js'
import {
  type BatchOptions,
  checkBatchOptions,
  DEFAULT_CONCURRENCY,
  DEFAULT_DEADLINE_MS,
  untilProcessed,
} from './batch-options.js'
import type { Connection } from './connection.js'
import { entityNamed } from './entity-named.js'
import { inChunks, someAtATime } from './in-chunks.js'
import type { ItemKey } from './item-key.js'
import { keyId, keyNames } from './key-id.js'
import { Operation } from './operation.js'

/** Most keys of one request. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
export const MAX_BATCH_GET = 100

/** Options of a batch get. */
export interface BatchGetOptions extends BatchOptions {
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
  return new Operation(
    () => inChunks(once(wanted()), MAX_BATCH_GET).map(request),
    async () => {
      checkBatchOptions(options)
      const given = keys()
      const all = wanted(given)
      const found = new Map<string, StoredItem>()
      const left = await readAll(connection, once(all), found, options, request)
      const items = all.map(({ entity, id }) => decoded(entity, found.get(id)))
      if (left.failure === undefined && left.ids.size === 0) return items
      if (left.failure !== undefined && found.size === 0) throw left.failure
      const leftovers = given.filter((_, i) => left.ids.has((all[i] as Wanted).id))
      throw new BatchIncompleteError(leftovers, items, { cause: left.failure ?? left.throttled })
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

/** Which keys are left, and why: a request failed, or was throttled until the deadline. */
interface Left {
  readonly ids: ReadonlySet<string>
  readonly failure?: unknown
  readonly throttled?: unknown
}

async function readAll(
  connection: Connection,
  wanted: readonly Wanted[],
  found: Map<string, StoredItem>,
  options: BatchGetOptions,
  request: (chunk: readonly Wanted[]) => BatchGetItemCommandInput,
): Promise<Left> {
  const ids = new Set(wanted.map(({ id }) => id))
  const until = Date.now() + (options.deadline ?? DEFAULT_DEADLINE_MS)
  const names = keyNames(connection.design.table)
  const send = async (chunk: readonly Wanted[]) => {
    const output = await connection.send(batchGetItem, request(chunk), options)
    const [items] = Object.values(output.Responses ?? {})
    for (const item of items ?? []) found.set(keyId(item, names), item)
    const [unprocessed] = Object.values(output.UnprocessedKeys ?? {})
    const left = new Set((unprocessed?.Keys ?? []).map((key) => keyId(key, names)))
    for (const { id } of chunk) if (!left.has(id)) ids.delete(id)
    return chunk.filter(({ id }) => left.has(id))
  }
  let throttled: unknown
  try {
    await someAtATime(
      inChunks(wanted, MAX_BATCH_GET),
      options.concurrency ?? DEFAULT_CONCURRENCY,
      async (chunk) => {
        throttled = (await untilProcessed(chunk, until, options, send)).throttled ?? throttled
      },
    )
    return { ids, throttled }
  } catch (failure) {
    if (options.signal?.aborted) throw failure
    return { ids, failure }
  }
}

function decoded(entity: CompiledEntity, item: StoredItem | undefined): unknown {
  return item === undefined || isExpired(item, entity.table.timeToLive) ? undefined : readItem(entity, item)
}
