import type { StreamShard, StreamsClient } from '../../streams/poll/streams-client.js'
import { captured } from './captured.js'

/** A shard of a stream that is not there: DynamoDB Local has one shard only, which never ends. */
export interface FakeShard {
  readonly id: string
  readonly parent?: string
  readonly open?: boolean
  /** Sequence numbers of its records. */
  readonly records: readonly number[]
}

/** Shards as the streams API shows them. An iterator is the shard and how many records were read. */
export function fakeStreams(shards: FakeShard[], read: string[] = []): StreamsClient {
  const [template] = captured('order created')
  const shardOf = (id: string) => shards.find((shard) => shard.id === id) as FakeShard
  return {
    listStreams: async () => ({ Streams: [{ StreamArn: 'arn', StreamLabel: '2026' }] }),
    describeStream: async ({ ExclusiveStartShardId }) => {
      const from = shards.findIndex(({ id }) => id === ExclusiveStartShardId) + 1
      const [shard] = shards.slice(from)
      const rest = shards.length - from > 1
      const Shards = shard === undefined ? [] : [described(shard)]
      return { StreamDescription: { Shards, ...(rest && { LastEvaluatedShardId: shard?.id }) } }
    },
    getShardIterator: async ({ ShardId, ShardIteratorType, SequenceNumber }) => {
      const { records } = shardOf(ShardId)
      const after = records.indexOf(Number(SequenceNumber)) + 1
      return { ShardIterator: `${ShardId}:${ShardIteratorType === 'LATEST' ? records.length : after}` }
    },
    getRecords: async ({ ShardIterator, Limit }) => {
      const [id = '', from = 0] = ShardIterator.split(':')
      read.push(id)
      const { records, open } = shardOf(id)
      const to = Math.min(Number(from) + Limit, records.length)
      const Records = records.slice(Number(from), to).map((number) => ({
        ...template,
        dynamodb: { ...template?.dynamodb, SequenceNumber: String(number) },
      }))
      return { Records, ...((open || to < records.length) && { NextShardIterator: `${id}:${to}` }) }
    },
  }
}

function described({ id, parent, open }: FakeShard): StreamShard {
  return {
    ShardId: id,
    ParentShardId: parent,
    SequenceNumberRange: open ? {} : { EndingSequenceNumber: '9' },
  }
}
