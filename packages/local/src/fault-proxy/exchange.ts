import type { Fault } from './fault.js'

/** Operations of DynamoDB and DynamoDB Streams that a fault can be meant for. */
export type Operation =
  | 'BatchExecuteStatement'
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'CreateTable'
  | 'DeleteItem'
  | 'DeleteTable'
  | 'DescribeStream'
  | 'DescribeTable'
  | 'DescribeTimeToLive'
  | 'ExecuteStatement'
  | 'ExecuteTransaction'
  | 'GetItem'
  | 'GetRecords'
  | 'GetShardIterator'
  | 'ListStreams'
  | 'ListTables'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'TransactGetItems'
  | 'TransactWriteItems'
  | 'UpdateItem'
  | 'UpdateTable'
  | 'UpdateTimeToLive'

/** A JSON object as DynamoDB reads and writes it. */
export type JsonObject = { readonly [name: string]: unknown }

/** A request as the proxy received it. */
export interface RecordedRequest {
  /** Name of the operation, such as `PutItem`; an empty string when the request named none. */
  readonly operation: Operation | ''
  /** The request's JSON; an empty object when it was none. */
  readonly body: JsonObject
  /** What went wrong with it; nothing when absent. */
  readonly fault?: Fault
}

/** An HTTP answer. */
export interface Answer {
  readonly status: number
  readonly headers?: { readonly [name: string]: string }
  readonly body: string | Uint8Array
}

/** One request on its way through the proxy: what a fault decides about. */
export interface Exchange extends Omit<RecordedRequest, 'fault'> {
  /** When it was signed, by the client's clock. */
  readonly signedAt: Date | undefined
  /** What the same request to an index was answered before. */
  readonly earlier: Answer | undefined
  /** Sends the request to DynamoDB Local, with another body when one is given, and gives its answer. */
  forward(body?: JsonObject): Promise<Answer>
  /** Answers the client. */
  answer(answer: Answer): void
  /** Answers with the first half of the body, and closes the connection. */
  truncate(answer: Answer): void
  /** Closes the client's connection without an answer. */
  drop(): void
}
