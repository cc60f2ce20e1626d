import { KeyprintError } from '@keyprint/key-design'

/** Records of a stream are gone before they were handled: DynamoDB keeps them for 24 hours. */
export class StreamTrimmedError extends KeyprintError {
  override readonly name = 'StreamTrimmedError'
  readonly code = 'STREAM_TRIMMED'

  constructor(
    readonly shardId: string,
    /** The last record that was handled. */
    readonly sequenceNumber: string,
    options?: ErrorOptions,
  ) {
    super(
      `Records of ${shardId} after ${sequenceNumber} may be gone, because a stream keeps them for 24 hours; start again with from: 'trim-horizon', and look at the table for what was missed.`,
      options,
    )
  }
}
