import type { BatchWriteItemCommandInput, WriteRequest } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { BatchIncompleteError } from '../errors/batch-incomplete-error.js'
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.js'
import { itemContext } from '../item/key-of.js'
import { batchWriteItem } from '../send/commands.js'
import {
  type BatchOptions,
  checkBatchOptions,
  DEFAULT_CONCURRENCY,
  isUnderLoad,
  untilProcessed,
} from './batch-options.js'
import { buildDelete } from './build-delete.js'
import { buildPut } from './build-put.js'
import type { Connection } from './connection.js'
import { inChunks, someAtATime } from './in-chunks.js'
import { isDeadline } from './is-deadline.js'
import { keyId, keyNames } from './key-id.js'
import { limited } from './limited.js'
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
    limited(connection, options, (options) => writeAll(connection, requests(), options)),
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

/** A batch has no conditions, and without them neither a lock nor uniqueness holds, and a put could replace what is newer. */
function refuseGuarded({ name, uniques, spec, versions }: CompiledEntity, kind: BatchWrite['kind']): void {
  const reason =
    uniques.length > 0
      ? 'has unique attributes'
      : spec.version !== undefined
        ? 'has an optimistic lock'
        : kind === 'put' && versions !== undefined
          ? 'has a schemaVersion'
          : undefined
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

/** What has become of the requests of a batch so far. */
interface Progress {
  readonly undone: Set<Request>
  /** Those of the undone that may have been done. */
  readonly unknown: Set<Request>
}

async function writeAll(
  connection: Connection,
  requests: readonly Request[],
  options: BatchOptions,
): Promise<void> {
  checkBatchOptions(options)
  const progress: Progress = { undone: new Set(requests), unknown: new Set() }
  const send = (chunk: readonly Request[]) => sendChunk(connection, chunk, options, progress)
  try {
    await someAtATime(
      inChunks(requests, MAX_BATCH_WRITE),
      options.concurrency ?? DEFAULT_CONCURRENCY,
      (chunk) => untilProcessed(chunk, options, send),
    )
  } catch (cause) {
    throw failure(requests, progress, cause, options)
  }
}

/** @returns what DynamoDB left unprocessed. */
async function sendChunk(
  connection: Connection,
  chunk: readonly Request[],
  options: BatchOptions,
  { undone, unknown }: Progress,
): Promise<readonly Request[]> {
  try {
    const output = await connection.send(batchWriteItem, paramsOf(connection, chunk), options)
    const [unprocessed] = Object.values(output.UnprocessedItems ?? {})
    const names = keyNames(connection.design.table)
    const left = new Set((unprocessed ?? []).map((request) => writeId(request, names)))
    for (const request of chunk) if (!left.has(request.id)) undone.delete(request)
    return chunk.filter(({ id }) => left.has(id))
  } catch (error) {
    if (error instanceof OutcomeUnknownError) for (const request of chunk) unknown.add(request)
    throw error
  }
}

/** Where all of a batch met the same, that is its error. A signal of the user's own keeps its reason. */
function failure(
  requests: readonly Request[],
  { undone, unknown }: Progress,
  cause: unknown,
  options: BatchOptions,
): unknown {
  const { signal } = options
  if (signal?.aborted && !isDeadline(signal.reason)) return signal.reason
  const isWhole = undone.size === requests.length && [0, requests.length].includes(unknown.size)
  if (isWhole && !isUnderLoad(cause, options)) return cause
  const given = (some: (request: Request) => boolean) => requests.filter(some).map(({ write }) => write)
  const outcome = {
    done: given((request) => !undone.has(request)),
    leftovers: given((request) => undone.has(request)),
    unknown: given((request) => unknown.has(request)),
  }
  return new BatchIncompleteError(outcome, { cause })
}

function writeId({ PutRequest, DeleteRequest }: WriteRequest, names: readonly string[]): string {
  return keyId(PutRequest?.Item ?? DeleteRequest?.Key ?? {}, names)
}
