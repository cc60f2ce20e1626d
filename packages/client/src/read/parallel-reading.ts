import { merged } from './merged.js'
import type { Delivered } from './read-source.js'
import type { Reading } from './reading.js'
import type { ScanCheckpoint, SegmentCheckpoint } from './scan-checkpoint.js'

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
  /** How far each segment has come before. */
  readonly begun: readonly SegmentCheckpoint[]
  /** The segments that are not done; each ends before its next request when the reading is over. */
  readonly open: (isOver: () => boolean) => readonly Part<Item, Params>[]
}

/** A scan in several parts at once. Items come as they are read, in no order. */
export class ParallelReading<Item, Collected, Params> implements AsyncIterable<Item> {
  constructor(
    private readonly parts: Parts<Item, Params>,
    private readonly gather: (items: readonly Delivered[]) => Collected,
  ) {}

  /** The first request of each part. */
  params(): Params[] {
    return this.parts.open(() => false).map(({ reading }) => reading.params())
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
    const all: Delivered[] = []
    const pages = this.#merged((reading) => reading.rawPages())
    for await (const [, { items }] of pages) for (const one of items) all.push(one)
    return this.gather(all)
  }

  async *#merged<T>(read: (reading: Reading<Item, unknown, Params>) => AsyncGenerator<T, void>) {
    let over = false
    try {
      const parts = this.parts.open(() => over)
      // A checkpoint that is none is refused before anything is sent.
      await Promise.all(parts.map(({ reading }) => reading.start()))
      yield* merged(parts.map(({ segment, reading }) => ({ of: segment, source: read(reading) })))
    } finally {
      over = true
    }
  }
}
