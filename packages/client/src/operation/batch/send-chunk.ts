import type { WriteRequest } from '@aws-sdk/client-dynamodb'
import { OutcomeUnknownError } from '../../errors/outcome-unknown-error.js'
import { batchWriteItem } from '../../send/commands.js'
import type { SendOptions } from '../../send/send.js'
import type { Connection } from '../connection.js'
import { keyId, keyNames } from './key-id.js'
import { paramsOf, type Request } from './write-request.js'

/** What has become of the operations of a batch so far. */
export interface WriteProgress {
  /** How many were done. */
  written: number
  readonly undone: Set<Request>
  /** Those of the undone that may have been done. */
  readonly unknown: Set<Request>
}

/** Sends one request. @returns what DynamoDB left unprocessed. */
export async function sendChunk(
  connection: Connection,
  chunk: readonly Request[],
  options: SendOptions,
  progress: WriteProgress,
): Promise<readonly Request[]> {
  try {
    const output = await connection.send(batchWriteItem, paramsOf(connection, chunk), whenStopped(options))
    const [unprocessed] = Object.values(output.UnprocessedItems ?? {})
    const names = keyNames(connection.design.table)
    const left = new Set((unprocessed ?? []).map((request) => writeId(request, names)))
    for (const request of chunk) if (!left.has(request.id)) progress.undone.delete(request)
    progress.written += chunk.length - left.size
    return chunk.filter(({ id }) => left.has(id))
  } catch (error) {
    if (error instanceof OutcomeUnknownError) for (const request of chunk) progress.unknown.add(request)
    throw error
  }
}

/** What a signal stops may have been done all the same. */
function whenStopped(options: SendOptions): SendOptions {
  const stopped: SendOptions['stopped'] = (reason, sent) => {
    const told = options.stopped?.(reason, sent) ?? reason
    if (!sent.lost || told instanceof OutcomeUnknownError) return told
    return new OutcomeUnknownError(sent.operation, 'it was stopped', { cause: reason })
  }
  return { ...options, stopped }
}

function writeId({ PutRequest, DeleteRequest }: WriteRequest, names: readonly string[]): string {
  return keyId(PutRequest?.Item ?? DeleteRequest?.Key ?? {}, names)
}
