import type { StoredItem } from '../../compile/compiled-key.js'
import { InvalidCursorError } from '../../errors/invalid-cursor-error.js'
import { someAtATime } from '../../operation/batch/in-chunks.js'
import { withOwnSignal } from '../../send/own-signal.js'
import { type Delivered, deliver, type ReadSource } from '../read-source.js'
import { DEFAULT_REQUESTS_PER_PAGE, type RawPage, type ReadPlan, requestOf, type Wanted } from '../reader.js'
import { isOver, isShort, type OpenShard, type Order, takeNext } from './open-shard.js'
import { type Place, type PlaceKeys, readPlaces, writePlaces } from './places.js'

/** What a query over several shards reads. */
export interface Sharded {
  readonly source: ReadSource
  readonly keys: PlaceKeys
  readonly order: Order
  /** The requests of all shards, without where they start and how much they read. */
  readonly params: readonly (() => object)[]
  /** What the keys of a shard have in common. */
  readonly partition: (shard: number) => StoredItem
}

/** Requests that are under way at once, below the 50 connections that the SDK opens. */
const SHARDS_AT_ONCE = 32

/** Reads several shards as one. */
export class ShardReader {
  /**
   * Shards that are being read, by the place up to which they were given: a reading that goes on from there, once, does
   * not read again what they hold.
   */
  readonly #open = new WeakMap<StoredItem, OpenShard[]>()

  constructor(private readonly sharded: Sharded) {}

  /** The first request: of the first shard that is not at its end. */
  requestOf = (plan: ReadPlan, start: StoredItem | undefined, most: number | undefined): object => {
    const shards = this.#shardsFrom(plan, start)
    return request(plan, shards.find(isShort) as OpenShard, shareOf(shards, most), 0)
  }

  /**
   * Reads until as many items as wanted stand in order. Each round asks every shard of which nothing is left; the budget
   * of requests is that of each shard.
   */
  readPage = async (
    plan: ReadPlan,
    start: StoredItem | undefined,
    { most, full }: Wanted,
  ): Promise<RawPage> => {
    const { requestsPerPage = DEFAULT_REQUESTS_PER_PAGE } = plan.options
    const shards = this.#shardsFrom(plan, start)
    const items: Delivered[] = []
    for (let round = 0; ; round++) {
      await readOn(plan, shards, most && most - items.length, round)
      this.#give(plan, shards, items, most)
      if (shards.every(isOver)) return { items, next: undefined }
      const enough = items.length > 0 && (items.length === most || !(full && most))
      if (enough || round + 1 >= requestsPerPage) return { items, next: this.#keep(shards) }
    }
  }

  #give(
    { options }: ReadPlan,
    shards: readonly OpenShard[],
    items: Delivered[],
    most: number | undefined,
  ): void {
    const { source, order } = this.sharded
    while (items.length !== most) {
      const stored = takeNext(shards, order)
      if (stored === undefined) return
      const delivered = deliver(source, stored, options)
      if (delivered !== undefined) items.push(delivered)
    }
  }

  #keep(shards: OpenShard[]): StoredItem {
    const places = shards.map(({ place }) => place)
    const next = { shards: { S: writePlaces(this.sharded.keys, places) } }
    this.#open.set(next, shards)
    return next
  }

  #shardsFrom(plan: ReadPlan, start: StoredItem | undefined): OpenShard[] {
    const open = start && this.#open.get(start)
    if (open !== undefined) return open
    const places = start && this.#placesIn(plan, start)
    return this.sharded.params.map((params, i) => {
      const place = places?.[i] ?? 'start'
      return { params, place, reached: place, waiting: [] }
    })
  }

  #placesIn({ source, options }: ReadPlan, { shards }: StoredItem): readonly Place[] {
    const { keys, params, partition } = this.sharded
    try {
      return readPlaces(keys, params.length, shards?.S as string).map((place, i) =>
        typeof place === 'string' ? place : { ...place, ...partition(i) },
      )
    } catch {
      throw new InvalidCursorError(source.name, options.after)
    }
  }
}

async function readOn(
  plan: ReadPlan,
  shards: readonly OpenShard[],
  left: number | undefined,
  round: number,
): Promise<void> {
  const share = shareOf(shards, left)
  // What is refused is refused for all of them, before anything is sent.
  const asked = shards.filter(isShort).map((shard) => ({ shard, input: request(plan, shard, share, round) }))
  await someAtATime(asked, SHARDS_AT_ONCE, async ({ shard, input }) => {
    const { Items = [], LastEvaluatedKey } = await plan.connection.send(
      plan.command,
      input,
      withOwnSignal(plan.options),
    )
    shard.waiting = Items
    shard.reached = LastEvaluatedKey ?? 'end'
    if (Items.length === 0) shard.place = shard.reached
  })
}

const request = (plan: ReadPlan, { params, reached }: OpenShard, most: number | undefined, round: number) =>
  requestOf({ ...plan, params }, typeof reached === 'string' ? undefined : reached, most, 0, round)

/**
 * How many items to ask each shard for: as many as it is likely to have among the next ones, three standard deviations
 * above what is even, and one to compare the others with. All of them from each would be read and billed many times.
 */
function shareOf(shards: readonly OpenShard[], wanted: number | undefined): number | undefined {
  if (wanted === undefined) return undefined
  const even = wanted / shards.filter((shard) => !isOver(shard)).length
  return Math.min(wanted, Math.ceil(even + 3 * Math.sqrt(even)) + 1)
}
