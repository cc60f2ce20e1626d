import type { BatchWriteItemCommandInput } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { BatchIncompleteError } from '../../errors/batch-incomplete-error.js'
import { BulkIncompleteError } from '../../errors/bulk-incomplete-error.js'
import { itemText } from '../../errors/context.js'
import { itemContext } from '../../item/key-of.js'
import type { Connection } from '../connection.js'
import { isDeadline } from '../is-deadline.js'
import { operate } from '../operate.js'
import type { Operation } from '../operation.js'
import { isUnderLoad } from './batch-options.js'
import type { BatchWriteOptions, BatchWritten } from './batch-write-options.js'
import { MAX_BATCH_WRITE } from './chunk-writer.js'
import { inChunks } from './in-chunks.js'
import { keyNames } from './key-id.js'
import type { AnyIterable } from './puller.js'
import type { WriteProgress } from './send-chunk.js'
import { writeFrom } from './write-from.js'
import { type BatchWrite, paramsOf, type Request, requestOf } from './write-request.js'

/**
 * Writes items, as many as are given, each by itself: there are no conditions. A list is checked as a whole before
 * anything is sent, and has no order; a source is read as it is written.
 */
export function batchWriteOperation(
  connection: Connection,
  writes: () => AnyIterable<BatchWrite>,
  options: BatchWriteOptions = {},
): Operation<BatchWritten, BatchWriteItemCommandInput[]> {
  const names = keyNames(connection.design.table)
  const built = (write: BatchWrite) => requestOf(connection, write, names)
  return operate(
    connection,
    options,
    () =>
      inChunks(checkedTwice(listed(iterable(writes())).map(built)), MAX_BATCH_WRITE).map((chunk) =>
        paramsOf(connection, chunk),
      ),
    async (options) => {
      const source = iterable(writes())
      if (isList(source)) return writeList(connection, checkedTwice(source.map(built)), options)
      return writeSource(connection, source, built, options)
    },
  )
}

const isList = (source: AnyIterable<BatchWrite>): source is readonly BatchWrite[] => Array.isArray(source)

/** A promise of a list cannot be read one after the other, nor can a single operation. */
function iterable(source: AnyIterable<BatchWrite>): AnyIterable<BatchWrite> {
  if (Object(source) === source && (Symbol.iterator in source || Symbol.asyncIterator in source))
    return source
  throw new ValidationError('must give a list, a generator or a stream', {
    attribute: 'operations',
    value: source,
  })
}

function listed(source: AnyIterable<BatchWrite>): readonly BatchWrite[] {
  if (isList(source)) return source
  throw new ValidationError('is read as it is written, so its requests are not known before', {
    attribute: 'batch',
    remedy: 'give a list to see them',
  })
}

function checkedTwice(requests: readonly Request[]): readonly Request[] {
  const seen = new Set<string>()
  for (const { id, write } of requests) {
    if (!seen.has(id)) {
      seen.add(id)
      continue
    }
    const context = itemContext(write.entity, write.input)
    throw new ValidationError('is written twice by one batch, which has no order', {
      entity: context.entity,
      value: itemText(context),
      remedy: 'leave one of them out, or give a generator, which keeps their order',
    })
  }
  return requests
}

async function writeList(
  connection: Connection,
  requests: readonly Request[],
  options: BatchWriteOptions,
): Promise<BatchWritten> {
  const progress: WriteProgress = { written: 0, undone: new Set(requests), unknown: new Set() }
  try {
    return await writeFrom(connection, requests, (request) => request, progress, options)
  } catch (cause) {
    throw failureOfList(requests, progress, cause, options)
  }
}

/** Where all of a batch met the same, that is its error. A signal of the user's own keeps its reason. */
function failureOfList(
  requests: readonly Request[],
  { undone, unknown }: WriteProgress,
  cause: unknown,
  options: BatchWriteOptions,
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

async function writeSource(
  connection: Connection,
  source: AnyIterable<BatchWrite>,
  built: (write: BatchWrite) => Request,
  options: BatchWriteOptions,
): Promise<BatchWritten> {
  const progress: WriteProgress = { written: 0, undone: new Set(), unknown: new Set() }
  try {
    return await writeFrom(connection, source, built, progress, options)
  } catch (cause) {
    const given = (requests: Iterable<Request>) => Array.from(requests, ({ write }) => write)
    const { written, undone, unknown } = progress
    throw new BulkIncompleteError({ written, leftovers: given(undone), unknown: given(unknown) }, { cause })
  }
}
