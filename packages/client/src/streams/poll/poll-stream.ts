import type { Design, DesignTypes } from '@keyprint/key-design'
import { backoff, sleep } from '../../operation/backoff.js'
import type { CheckedStream, StreamHandlers } from '../stream-handlers.js'
import { checkCount, type HandlingOptions, streamPlan } from '../stream-plan.js'
import { Progress, type StreamCheckpoint } from './checkpoint.js'
import { ShardReader, type ShardReading } from './shard-reader.js'
import { listShards, type StreamSourceOptions, streamSource } from './stream-source.js'

/** Options of `pollStream`. */
export interface PollStreamOptions extends HandlingOptions, StreamSourceOptions {
  /**
   * Where it begins: with the oldest record there is, with those that come from now on, or after what a checkpoint says
   * was handled. Default `trim-horizon`.
   */
  readonly from?: 'trim-horizon' | 'latest' | StreamCheckpoint | undefined
  /** Ends when there are no more records, instead of waiting for further ones. Default false. */
  readonly untilEmpty?: boolean | undefined
  /** How many records are handled together, at the most. Default 100, which is Lambda's. */
  readonly batchSize?: number | undefined
  /** Milliseconds to wait for further records. Default 250, which is Lambda's. */
  readonly interval?: number | undefined
  /**
   * How often what failed comes again before the error is thrown. Default: without end, which is Lambda's; with
   * `untilEmpty` not once, so that it comes to an end.
   */
  readonly retries?: number | undefined
  /** Is told after each batch how far the stream was handled. It is awaited. */
  readonly onCheckpoint?: ((checkpoint: StreamCheckpoint) => unknown) | undefined
}

/**
 * Reads the stream of a design's table and calls the handlers that Lambda would call, in the same order and with the
 * same retries: for development and tests. One program reads all shards, and what it has done is known to it alone.
 *
 * Ends when the signal says so, after the batch that is being handled. @returns how far it came, to go on from there.
 * @throws ConfigurationError for a table without a stream, and for handlers that would never be called.
 * @throws StreamTrimmedError when records are gone before they were handled.
 */
export async function pollStream<D extends DesignTypes>(
  design: Design<D> & CheckedStream<D>,
  handlers: StreamHandlers<D>,
  options: PollStreamOptions,
): Promise<StreamCheckpoint> {
  const plan = streamPlan(design, handlers, options)
  const { from = 'trim-horizon', batchSize = DEFAULT_BATCH_SIZE, signal } = options
  checkCount('batchSize', batchSize)
  const progress = new Progress(typeof from === 'string' ? {} : from)
  try {
    const source = await streamSource(design, options)
    await poll({ plan, source, progress, batchSize }, options)
  } catch (error) {
    if (!signal?.aborted || error !== signal.reason) throw error
  }
  return progress.checkpoint()
}

const DEFAULT_BATCH_SIZE = 100
const DEFAULT_INTERVAL_MS = 250

/** Rounds over all shards that have something to read, until there is nothing or the signal rejects a wait. */
async function poll(reading: ShardReading, options: PollStreamOptions): Promise<void> {
  const { untilEmpty = false, interval = DEFAULT_INTERVAL_MS, signal } = options
  const readers = options.from === 'latest' ? await latest(reading) : new Map<string, ShardReader>()
  for (;;) {
    let moved = false
    for (const shardId of reading.progress.open(await listShards(reading.source))) {
      const reader = readers.get(shardId) ?? new ShardReader(shardId, reading)
      readers.set(shardId, reader)
      moved = (await step(reader, options)) || moved
      signal?.throwIfAborted()
    }
    if (moved) continue
    if (untilEmpty) return
    await sleep(interval, signal)
  }
}

/** One batch of a shard, and the wait after a failure. @returns whether there was anything. */
async function step(reader: ShardReader, options: PollStreamOptions): Promise<boolean> {
  const { moved, errors } = await reader.step()
  if (moved) await options.onCheckpoint?.(reader.reading.progress.checkpoint())
  if (errors.length === 0) return moved
  const { untilEmpty, retries = untilEmpty ? 0 : Number.POSITIVE_INFINITY } = options
  if (reader.failures > retries) throw errors[0]
  await backoff(reader.failures, options.signal)
  return moved
}

/** Readers that begin now. What is in closed shards came before; shards that come later are read from their beginning. */
async function latest(reading: ShardReading): Promise<Map<string, ShardReader>> {
  const readers = new Map<string, ShardReader>()
  for (const { ShardId, SequenceNumberRange } of await listShards(reading.source)) {
    if (ShardId === undefined) continue
    if (SequenceNumberRange?.EndingSequenceNumber !== undefined) {
      reading.progress.ended(ShardId)
      continue
    }
    const reader = new ShardReader(ShardId, reading)
    await reader.begin('LATEST')
    readers.set(ShardId, reader)
  }
  return readers
}
