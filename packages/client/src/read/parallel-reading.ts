import type { Delivered } from './read-source.js'
import type { Page, Reading } from './reading.js'

/** The parts of one reading; each ends before its next request when the reading is over. */
type Parts<Item, Params> = (isOver: () => boolean) => readonly Reading<Item, unknown, Params>[]

/** A scan in several parts at once. Items come as they are read, in no order. */
export class ParallelReading<Item, Collected, Params> implements AsyncIterable<Item> {
  constructor(
    private readonly parts: Parts<Item, Params>,
    private readonly gather: (items: readonly Delivered[]) => Collected,
  ) {}

  /** The first request of each part. */
  params(): Params[] {
    return this.parts(() => false).map((part) => part.params())
  }

  /** Pages of all parts, as they arrive. */
  async *pages(): AsyncGenerator<Page<Item>, void> {
    for await (const { items } of this.#merged((part) => part.pages())) yield { items }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.pages()) yield* items
  }

  /** Everything. */
  async collect(): Promise<Collected> {
    const all: Delivered[] = []
    const pages = this.#merged((part) => part.rawPages())
    for await (const { items } of pages) for (const one of items) all.push(one)
    return this.gather(all)
  }

  async *#merged<T>(read: (part: Reading<Item, unknown, Params>) => AsyncGenerator<T, void>) {
    let over = false
    try {
      yield* merged(this.parts(() => over).map(read))
    } finally {
      over = true
    }
  }
}

/** What several sources give, in order of arrival; leaving early ends them all. */
async function* merged<T>(sources: readonly AsyncGenerator<T, void>[]): AsyncGenerator<T, void> {
  const next = (source: AsyncGenerator<T, void>) => source.next().then((result) => ({ source, result }))
  const waiting = new Map(sources.map((source) => [source, next(source)]))
  try {
    while (waiting.size > 0) {
      const { source, result } = await Promise.race(waiting.values())
      // To the end of the line, so that sources that are as fast take turns.
      waiting.delete(source)
      if (result.done) continue
      waiting.set(source, next(source))
      yield result.value
    }
  } finally {
    for (const [source, pending] of waiting) {
      pending.catch(() => {})
      void source.return()
    }
  }
}
