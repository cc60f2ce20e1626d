import { type _Record, DynamoDBStreams } from '@aws-sdk/client-dynamodb-streams'

/** A client of the streams of DynamoDB Local, with dummies for what it does not check. */
export function localStreams(endpoint: string): DynamoDBStreams {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBStreams({ endpoint, region: 'local', credentials })
}

/** All records of the stream of a table, which has one shard. */
export async function allRecords(client: DynamoDBStreams, TableName: string): Promise<readonly _Record[]> {
  const { Streams = [] } = await client.listStreams({ TableName })
  const StreamArn = Streams[0]?.StreamArn as string
  const { StreamDescription } = await client.describeStream({ StreamArn })
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId as string
  const start = await client.getShardIterator({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' })
  const { Records = [] } = await client.getRecords({ ShardIterator: start.ShardIterator })
  return Records
}
