import type { Design, DesignTypes } from '@keyprint/key-design'
import { handleRecords } from './handle-records.js'
import type { StreamEvent } from './stream-event.js'
import type { CheckedStream, StreamHandlers } from './stream-handlers.js'
import { type HandlingOptions, streamPlan } from './stream-plan.js'
import { recordsOf } from './stream-record.js'

/** Options of `streamHandler`. */
export interface StreamHandlerOptions extends HandlingOptions {
  /**
   * Whether the event source has `ReportBatchItemFailures` among its function response types. Where it has not, Lambda
   * ignores what the answer reports: say `false`, and a failure rejects, so that the whole batch comes again. Default
   * true.
   */
  readonly reportBatchItemFailures?: boolean | undefined
}

/** What Lambda is answered: the records that have to come again. */
export interface StreamBatchResponse {
  batchItemFailures: { itemIdentifier: string }[]
}

/**
 * A Lambda handler of the stream of a design's table.
 *
 * Records of an item are handled in order. After a failure its later records wait; other items go on. Every record that
 * was not done is reported, and Lambda sends everything from the first of them on again: a handler may see a record more
 * than once, and knows it by its sequence number.
 * @throws ConfigurationError for a table without a stream, and for handlers that would never be called.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export function streamHandler<D extends DesignTypes>(
  design: Design<D> & CheckedStream<D>,
  handlers: StreamHandlers<D>,
  { reportBatchItemFailures = true, ...options }: StreamHandlerOptions = {},
): (event: StreamEvent) => Promise<StreamBatchResponse> {
  const plan = streamPlan(design, handlers, options)
  return async (event) => {
    const { undone, errors } = await handleRecords(plan, recordsOf(event))
    if (errors.length > 0 && !reportBatchItemFailures) throw errors[0]
    return { batchItemFailures: undone.map(({ sequenceNumber }) => ({ itemIdentifier: sequenceNumber })) }
  }
}
