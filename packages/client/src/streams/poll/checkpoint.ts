import { StreamTrimmedError } from '../../errors/stream-trimmed-error.js'
import type { StreamShard } from './streams-client.js'

/**
 * How far a stream was handled, by shard: the sequence number of the last record, or `end`. It is JSON. A shard that has
 * none is read from its beginning.
 */
export interface StreamCheckpoint {
  readonly [shardId: string]: string
}

/** All records of the shard were handled, and no more will come. */
const END = 'end'

/** How far the shards of a stream were handled. */
export class Progress {
  readonly #handled: Map<string, string>

  constructor(checkpoint: StreamCheckpoint = {}) {
    this.#handled = new Map(Object.entries(checkpoint))
  }

  /** The last record that was handled; `undefined` where there is none. */
  after(shardId: string): string | undefined {
    return this.#handled.get(shardId)
  }

  handled(shardId: string, sequenceNumber: string): void {
    this.#handled.set(shardId, sequenceNumber)
  }

  ended(shardId: string): void {
    this.#handled.set(shardId, END)
  }

  checkpoint(): StreamCheckpoint {
    return Object.fromEntries(this.#handled)
  }

  /**
   * Ids of the shards that have something to read. A shard waits for its parent, so that records of an item stay in
   * order when it moves from one to the other.
   * @throws StreamTrimmedError for a shard that is gone before its end was reached.
   */
  open(shards: readonly StreamShard[]): readonly string[] {
    const listed = new Set(shards.map(({ ShardId }) => ShardId))
    this.#forget(listed)
    return shards.flatMap(({ ShardId, ParentShardId }) => {
      const waits = listed.has(ParentShardId) && !this.#isEnded(ParentShardId)
      return ShardId === undefined || waits || this.#isEnded(ShardId) ? [] : [ShardId]
    })
  }

  #isEnded(shardId: string | undefined): boolean {
    return shardId !== undefined && this.#handled.get(shardId) === END
  }

  /** DynamoDB drops shards after a day. */
  #forget(listed: ReadonlySet<string | undefined>): void {
    for (const [shardId, handled] of this.#handled) {
      if (listed.has(shardId)) continue
      if (handled !== END) throw new StreamTrimmedError(shardId, handled)
      this.#handled.delete(shardId)
    }
  }
}
