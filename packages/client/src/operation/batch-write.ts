import type { BatchWriteItemCommandInput, WriteRequest } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { BatchIncompleteError } from '../errors/batch-incomplete-error.js'
import { itemContext } from '../item/key-of.js'
import { batchWriteItem } from '../send/commands.js'
import {
  type BatchOptions,
  checkBatchOptions,
  DEFAULT_CONCURRENCY,
  DEFAULT_DEADLINE_MS,
  untilProcessed,
} from './batch-options.js'
import { buildDelete } from './build-delete.js'
import { buildPut } from './build-put.js'
import type { Connection } from './connection.js'
import { inChunks, someAtATime } from './in-chunks.js'
import { keyId, keyNames } from './key-id.js'
import { Operation } from './operation.js'

/** Most operations of one request. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
export const MAX_BATCH_WRITE = 25

/** One operation of a batch write. */
export interface BatchWrite {
  readonly entity: CompiledEntity
  readonly kind: 'put' | 'delete'
  /** The item of a put, the key of a delete. */
  readonly input: Values
}

interface Request {
  readonly write: BatchWrite
  readonly id: string
  readonly request: WriteRequest
}

/** Writes items, as many as are given, each by itself: there are no conditions, and no order. */
export function batchWriteOperation(
  connection: Connection,
  writes: () => readonly BatchWrite[],
  options: BatchOptions = {},
): Operation<void, BatchWriteItemCommandInput[]> {
  const names = keyNames(connection.design.table)
  const requests = () => checkedTwice(writes().map((write) => requestOf(connection, write, names)))
  return new Operation(
    () => inChunks(requests(), MAX_BATCH_WRITE).map((chunk) => paramsOf(connection, chunk)),
    () => writeAll(connection, requests(), options),
  )
}

function requestOf(connection: Connection, write: BatchWrite, names: readonly string[]): Request {
  const { entity, kind, input } = write
  refuseGuarded(entity, kind)
  if (kind === 'put') {
    const Item = buildPut(connection, entity, input, {}).item as StoredItem
    return { write, id: keyId(Item, names), request: { PutRequest: { Item } } }
  }
  const Key = buildDelete(connection, entity, input, {}).main.Delete?.Key as StoredItem
  return { write, id: keyId(Key, names), request: { DeleteRequest: { Key } } }
}

/** A batch has no conditions, and without them neither a lock nor uniqueness holds. */
function refuseGuarded({ name, uniques, spec }: CompiledEntity, kind: string): void {
  const reason =
    uniques.length > 0
      ? 'has unique attributes'
      : spec.version === undefined
        ? undefined
        : 'has an optimistic lock'
  if (reason === undefined) return
  throw new ValidationError(`${reason}, which a ${kind} in a batch cannot keep`, {
    entity: name,
    remedy: 'write it by itself or in a transaction',
  })
}

function checkedTwice(requests: readonly Request[]): readonly Request[] {
  const seen = new Set<string>()
  for (const { id, write } of requests) {
    if (!seen.has(id)) {
      seen.add(id)
      continue
    }
    const { entity, key } = itemContext(write.entity, write.input)
    throw new ValidationError('is written twice by one batch, which has no order', {
      entity,
      value: JSON.stringify(key),
      remedy: 'leave one of them out',
    })
  }
  return requests
}

function paramsOf({ tableName }: Connection, chunk: readonly Request[]): BatchWriteItemCommandInput {
  return { RequestItems: { [tableName]: chunk.map(({ request }) => request) } }
}

async function writeAll(
  connection: Connection,
  requests: readonly Request[],
  options: BatchOptions,
): Promise<void> {
  checkBatchOptions(options)
  const undone = new Set(requests)
  const until = Date.now() + (options.deadline ?? DEFAULT_DEADLINE_MS)
  const send = async (chunk: readonly Request[]) => {
    const output = await connection.send(batchWriteItem, paramsOf(connection, chunk), options)
    const [unprocessed] = Object.values(output.UnprocessedItems ?? {})
    const names = keyNames(connection.design.table)
    const left = new Set((unprocessed ?? []).map((request) => writeId(request, names)))
    for (const request of chunk) if (!left.has(request.id)) undone.delete(request)
    return chunk.filter(({ id }) => left.has(id))
  }
  let throttled: unknown
  try {
    await someAtATime(
      inChunks(requests, MAX_BATCH_WRITE),
      options.concurrency ?? DEFAULT_CONCURRENCY,
      async (chunk) => {
        throttled = (await untilProcessed(chunk, until, options, send)).throttled ?? throttled
      },
    )
  } catch (cause) {
    if (undone.size === requests.length || options.signal?.aborted) throw cause
    throw incomplete(requests, undone, cause)
  }
  if (undone.size > 0) throw incomplete(requests, undone, throttled)
}

function incomplete(
  requests: readonly Request[],
  undone: ReadonlySet<Request>,
  cause: unknown,
): BatchIncompleteError {
  const leftovers = requests.filter((request) => undone.has(request)).map(({ write }) => write)
  return new BatchIncompleteError(leftovers, requests.length - undone.size, { cause })
}

function writeId({ PutRequest, DeleteRequest }: WriteRequest, names: readonly string[]): string {
  return keyId(PutRequest?.Item ?? DeleteRequest?.Key ?? {}, names)
}
