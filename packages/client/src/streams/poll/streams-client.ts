import type { EventRecord } from '../stream-event.js'

/** The request may be given up. */
interface RequestOptions {
  readonly abortSignal?: AbortSignal
}

/** A stream of a table. */
export interface ListedStream {
  readonly StreamArn?: string | undefined
  /** When it was enabled. */
  readonly StreamLabel?: string | undefined
}

/** A part of a stream, whose records are in order. */
export interface StreamShard {
  readonly ShardId?: string | undefined
  /** Its records come before those of this one. */
  readonly ParentShardId?: string | undefined
  /** It has an end when no more records will come. */
  readonly SequenceNumberRange?: { readonly EndingSequenceNumber?: string | undefined } | undefined
}

/**
 * What of the SDK's `DynamoDBStreams` is used, which has a method for each operation: nothing of the SDK is imported, so
 * that a Lambda function needs neither it nor a bundler that leaves it out.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html
 */
export interface StreamsClient {
  listStreams(
    input: { TableName: string; ExclusiveStartStreamArn?: string },
    options?: RequestOptions,
  ): Promise<{
    readonly Streams?: readonly ListedStream[] | undefined
    readonly LastEvaluatedStreamArn?: string | undefined
  }>
  describeStream(
    input: { StreamArn: string; ExclusiveStartShardId?: string },
    options?: RequestOptions,
  ): Promise<{
    readonly StreamDescription?:
      | {
          readonly Shards?: readonly StreamShard[] | undefined
          readonly LastEvaluatedShardId?: string | undefined
        }
      | undefined
  }>
  getShardIterator(
    input: {
      StreamArn: string
      ShardId: string
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' | 'LATEST' | 'TRIM_HORIZON'
      SequenceNumber?: string
    },
    options?: RequestOptions,
  ): Promise<{ readonly ShardIterator?: string | undefined }>
  getRecords(
    input: { ShardIterator: string; Limit: number },
    options?: RequestOptions,
  ): Promise<{
    readonly Records?: readonly EventRecord[] | undefined
    readonly NextShardIterator?: string | undefined
  }>
}
