import type { Connection } from '../operation/connection.js'
import { limited } from '../operation/limited.js'
import { merged } from './merged.js'
import { newPace, type Pace } from './paced.js'
import type { ScanOptions } from './read-options.js'
import type { Delivered } from './read-source.js'
import type { Reading } from './reading.js'
import type { ScanCheckpoint, SegmentCheckpoint } from './scan-checkpoint.js'
import { type Counted, counting } from './scan-progress.js'

/** Some items, and how far the scan has come with them. */
export interface ScanPage<Item> {
  readonly items: readonly Item[]
  /**
   * Goes on after this page and those before it, also in another process: `{ segments, checkpoint }`. What is kept only
   * when a page was done with loses nothing; what was given after the last one that was kept is given again.
   */
  readonly checkpoint: ScanCheckpoint
}

/** One segment of a scan. */
export interface Part<Item, Params> {
  readonly segment: number
  readonly reading: Reading<Item, unknown, Params>
}

/** What is left to be read of a scan. */
export interface Parts<Item, Params> {
  readonly connection: Connection
  readonly options: ScanOptions
  /** How far each segment has come before. */
  readonly begun: readonly SegmentCheckpoint[]
  /** The segments that are not done. */
  readonly open: (pace: Pace, options: ScanOptions) => readonly Part<Item, Params>[]
}

/**
 * A scan in several parts at once, as many as the table takes. Items come as they are read, in no order; of each part no
 * more than a page is read ahead.
 */
export class ParallelReading<Item, Collected, Params> implements AsyncIterable<Item> {
  constructor(
    private readonly parts: Parts<Item, Params>,
    private readonly gather: (items: readonly Delivered[]) => Collected,
  ) {}

  /** The first request of each part. */
  params(): Params[] {
    const { begun, options, open } = this.parts
    return open(newPace(begun.length), options).map(({ reading }) => reading.params())
  }

  /** Pages of all parts, as they arrive. */
  async *pages(): AsyncGenerator<ScanPage<Item>, void> {
    const segments = [...this.parts.begun]
    const pages = this.#merged((reading) => reading.pages())
    for await (const [segment, { items, cursor }] of pages) {
      segments[segment] = cursor === undefined ? { done: true } : { after: cursor }
      yield { items, checkpoint: { segments: [...segments] } }
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.pages()) yield* items
  }

  /** Everything. */
  async collect(): Promise<Collected> {
    const { connection, options } = this.parts
    const all: Delivered[] = []
    const read = async (options: ScanOptions) => {
      const pages = this.#merged((reading) => reading.rawPages(), options)
      for await (const [, { items }] of pages) for (const one of items) all.push(one)
    }
    await limited(connection, options, read)()
    return this.gather(all)
  }

  async *#merged<T extends Counted>(
    read: (reading: Reading<Item, unknown, Params>) => AsyncGenerator<T, void>,
    options = this.parts.options,
  ) {
    const { begun } = this.parts
    const pace = newPace(begun.length)
    const count = counting(begun, pace, options)
    try {
      const parts = this.parts.open(pace, options)
      // A checkpoint that is none is refused before anything is sent.
      await Promise.all(parts.map(({ reading }) => reading.start()))
      const sources = parts.map(({ segment, reading }) => ({ of: segment, source: read(reading) }))
      for await (const one of merged(sources)) {
        count(one[1])
        yield one
      }
    } finally {
      pace.isOver = true
    }
  }
}
