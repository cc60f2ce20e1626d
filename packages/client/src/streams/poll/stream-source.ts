import type { DesignSpec } from '@keyprint/key-design'
import { ConfigurationError } from '../../errors/configuration-error.js'
import { translateError } from '../../send/translate-error.js'
import { environment, tableNameOf } from '../../table-name.js'
import type { ListedStream, StreamShard, StreamsClient } from './streams-client.js'

/** Which stream is read, and through which client. */
export interface StreamSourceOptions {
  /** The SDK's `DynamoDBStreams`, of `@aws-sdk/client-dynamodb-streams`. */
  readonly client: StreamsClient
  /** The stream. Default: the newest of the table, which takes `dynamodb:ListStreams`. */
  readonly streamArn?: string | undefined
  /** Name of the table in AWS. Default: as for `connect`. */
  readonly tableName?: string | undefined
  /** Stops it. */
  readonly signal?: AbortSignal | undefined
}

/** A stream that is read. */
export interface StreamSource {
  readonly streamArn: string
  /** Sends a request. Rejects with the reason of the signal, and with errors as those of the client. */
  readonly send: <T>(
    operation: string,
    request: (client: StreamsClient, options: { readonly abortSignal?: AbortSignal }) => Promise<T>,
  ) => Promise<T>
}

/** Finds the stream of a design's table. @throws ConfigurationError when there is none. */
export async function streamSource(design: DesignSpec, options: StreamSourceOptions): Promise<StreamSource> {
  if (options.streamArn !== undefined)
    return { streamArn: options.streamArn, send: sendThrough(options, options.streamArn) }
  const tableName = tableNameOf(design.table, options.tableName, environment())
  const send = sendThrough(options, tableName)
  return { streamArn: await newestStream(send, tableName), send }
}

function sendThrough({ client, signal }: StreamSourceOptions, tableName: string): StreamSource['send'] {
  return async (operation, request) => {
    signal?.throwIfAborted()
    try {
      return await request(client, signal === undefined ? {} : { abortSignal: signal })
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      throw translateError(error, { operation, kind: 'read', tableName, lost: false })
    }
  }
}

/** A table that had streams before shows them for a day. Labels are timestamps. */
async function newestStream(send: StreamSource['send'], TableName: string): Promise<string> {
  const streams: ListedStream[] = []
  let from: { ExclusiveStartStreamArn?: string } = {}
  do {
    const page = await send('ListStreams', (client, options) =>
      client.listStreams({ TableName, ...from }, options),
    )
    streams.push(...(page.Streams ?? []))
    from = page.LastEvaluatedStreamArn ? { ExclusiveStartStreamArn: page.LastEvaluatedStreamArn } : {}
  } while (from.ExclusiveStartStreamArn !== undefined)
  const [newest] = streams.sort((a, b) => ((a.StreamLabel ?? '') > (b.StreamLabel ?? '') ? -1 : 1))
  if (newest?.StreamArn !== undefined) return newest.StreamArn
  throw new ConfigurationError(
    `Table '${TableName}' has no stream; give it the stream of the design, or check its name, the region and the endpoint.`,
  )
}

/** All shards of a stream. */
export async function listShards({ send, streamArn }: StreamSource): Promise<readonly StreamShard[]> {
  const shards: StreamShard[] = []
  let from: { ExclusiveStartShardId?: string } = {}
  do {
    const { StreamDescription: page } = await send('DescribeStream', (client, options) =>
      client.describeStream({ StreamArn: streamArn, ...from }, options),
    )
    shards.push(...(page?.Shards ?? []))
    from = page?.LastEvaluatedShardId ? { ExclusiveStartShardId: page.LastEvaluatedShardId } : {}
  } while (from.ExclusiveStartShardId !== undefined)
  return shards
}
