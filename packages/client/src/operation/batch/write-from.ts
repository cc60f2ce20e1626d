import type { Connection } from '../connection.js'
import type { BatchWriteOptions, BatchWritten } from './batch-write-options.js'
import { ChunkWriter } from './chunk-writer.js'
import { type AnyIterable, Puller } from './puller.js'
import type { WriteProgress } from './send-chunk.js'
import type { Request } from './write-request.js'

/**
 * Writes what a source gives, which is asked for no more than can be sent. After a failure nothing more is taken or sent
 * that was not under way; what was is waited for.
 */
export async function writeFrom<T>(
  connection: Connection,
  source: AnyIterable<T>,
  built: (one: T) => Request,
  progress: WriteProgress,
  options: BatchWriteOptions,
): Promise<BatchWritten> {
  const { signal } = options
  const puller = new Puller(source)
  const writer = new ChunkWriter(connection, options, progress, (cause) => puller.stop(cause))
  const abort = () => writer.fail(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  try {
    await writeAll(puller, writer, built)
    await writer.settled()
    return writer.counts
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

async function writeAll<T>(
  puller: Puller<T>,
  writer: ChunkWriter,
  built: (one: T) => Request,
): Promise<void> {
  try {
    for (;;) {
      writer.throwIfFailed()
      const { done, value } = await puller.next()
      if (done) return await writer.flush()
      await writer.take(built(value as T))
    }
  } catch (cause) {
    writer.fail(cause)
    await puller.close()
  }
}
