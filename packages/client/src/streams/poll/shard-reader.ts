import { StreamTrimmedError } from '../../errors/stream-trimmed-error.js'
import { handleRecords } from '../handle-records.js'
import type { StreamPlan } from '../stream-plan.js'
import { type StreamRecord, streamRecord } from '../stream-record.js'
import { asOnAws } from './as-on-aws.js'
import type { Progress } from './checkpoint.js'
import type { StreamSource } from './stream-source.js'
import type { StreamsClient } from './streams-client.js'

/** How a shard is read. */
export interface ShardReading {
  readonly plan: StreamPlan
  readonly source: StreamSource
  readonly progress: Progress
  readonly batchSize: number
}

/** Where a shard begins of which nothing was handled yet. */
export type ShardStart = 'LATEST' | 'TRIM_HORIZON'

/** What came of a step: whether there was anything, be it records or the end of the shard, and what handlers threw. */
export interface Step {
  readonly moved: boolean
  readonly errors: readonly unknown[]
}

/** Reads one shard, batch by batch. What was not done comes again before anything that follows. */
export class ShardReader {
  #iterator: string | undefined
  /** Where it began, and when, in milliseconds since 1970. */
  #first: { readonly start: ShardStart; readonly at: number } | undefined
  /** What was written before is not meant; in milliseconds since 1970. */
  #since = 0
  #pending: readonly StreamRecord[] = []
  #failures = 0

  constructor(
    readonly shardId: string,
    readonly reading: ShardReading,
  ) {}

  /** How often in a row the record that stands first was not done. */
  get failures(): number {
    return this.#failures
  }

  /** Fixes where the reading begins. */
  async begin(start: ShardStart): Promise<void> {
    const { source, progress } = this.reading
    const after = progress.after(this.shardId)
    const from =
      after === undefined
        ? { ShardIteratorType: start }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: after }
    const of = { StreamArn: source.streamArn, ShardId: this.shardId }
    const { ShardIterator } = await this.#untrimmed(() =>
      source.send('GetShardIterator', (client, options) =>
        client.getShardIterator({ ...of, ...from }, options),
      ),
    )
    this.#iterator = ShardIterator
    this.#first ??= { start, at: Date.now() }
  }

  /** Handles a batch: what is left of the one before, or what is read now. */
  async step(): Promise<Step> {
    const found = this.#pending.length > 0 || (await this.#read())
    const errors = this.#pending.length > 0 ? await this.#handle() : []
    return { moved: found || this.#endIfClosed(), errors }
  }

  async #handle(): Promise<readonly unknown[]> {
    const { plan, progress } = this.reading
    const { undone, errors } = await handleRecords(plan, this.#pending)
    const first = undone[0] === undefined ? this.#pending.length : this.#pending.indexOf(undone[0])
    const last = this.#pending[first - 1]
    if (last !== undefined) progress.handled(this.shardId, last.sequenceNumber)
    this.#pending = this.#pending.slice(first)
    if (first > 0) this.#failures = 0
    if (errors.length > 0) this.#failures += 1
    return errors
  }

  /** @returns whether there was anything, be it only what is not meant */
  async #read(): Promise<boolean> {
    if (this.#first === undefined) await this.begin('TRIM_HORIZON')
    if (this.#iterator === undefined) return false
    const page = await this.#page(this.#iterator).catch((error) => this.#pageAfter(error))
    this.#iterator = page.NextShardIterator
    const records = (page.Records ?? []).map(asOnAws).map(streamRecord)
    this.#pending = records.filter(({ writtenAt }) => (writtenAt?.getTime() ?? this.#since) >= this.#since)
    return records.length > 0
  }

  #page(ShardIterator: string): ReturnType<StreamsClient['getRecords']> {
    const { source, batchSize: Limit } = this.reading
    return this.#untrimmed(() =>
      source.send('GetRecords', (client, options) => client.getRecords({ ShardIterator, Limit }, options)),
    )
  }

  /** An iterator lives for 15 minutes, and handlers may take longer. */
  async #pageAfter(error: Error): ReturnType<StreamsClient['getRecords']> {
    if (error instanceof StreamTrimmedError) this.#demandNothingGone(error)
    else if (error.name !== 'ExpiredIteratorException') throw error
    await this.begin('TRIM_HORIZON')
    return this.#iterator === undefined ? {} : this.#page(this.#iterator)
  }

  /**
   * DynamoDB Local says of the first record of a shard that was waited for that it was trimmed. What came within a day
   * cannot be, so it is read from the beginning, from when on it was meant to be.
   * @throws the error, where a record may be gone
   */
  #demandNothingGone(error: StreamTrimmedError): void {
    const { start, at } = this.#first ?? { start: 'TRIM_HORIZON', at: 0 }
    const hasHandled = this.reading.progress.after(this.shardId) !== undefined
    if (hasHandled || Date.now() - at >= DAY_MS) throw error
    if (start === 'LATEST') this.#since = toTheMinute(at)
  }

  /** A closed shard has no next iterator. */
  #endIfClosed(): boolean {
    if (this.#iterator !== undefined) return false
    this.reading.progress.ended(this.shardId)
    return true
  }

  async #untrimmed<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request()
    } catch (error) {
      if ((error as Error).name !== 'TrimmedDataAccessException') throw error
      const after = this.reading.progress.after(this.shardId) ?? 'its beginning'
      throw new StreamTrimmedError(this.shardId, after, { cause: error })
    }
  }
}

/** How long a stream keeps its records. */
const DAY_MS = 86_400_000

const MINUTE_MS = 60_000

/** DynamoDB Local says of records when they were written to the minute, rounded down. */
const toTheMinute = (milliseconds: number): number => milliseconds - (milliseconds % MINUTE_MS)
