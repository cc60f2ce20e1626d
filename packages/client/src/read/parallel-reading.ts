import type { Delivered } from './read-source.js'
import type { Page, Reading } from './reading.js'

/** A scan in several parts at once. Items come as they are read, in no order. */
export class ParallelReading<Item, Collected, Params> implements AsyncIterable<Item> {
  constructor(
    private readonly parts: readonly Reading<Item, unknown, Params>[],
    private readonly gather: (items: readonly Delivered[]) => Collected,
  ) {}

  /** The first request of each part. */
  params(): Params[] {
    return this.parts.map((part) => part.params())
  }

  /** Pages of all parts, as they arrive. */
  async *pages(): AsyncGenerator<Page<Item>, void> {
    for await (const { items } of merged(this.parts.map((part) => part.pages()))) yield { items }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.pages()) yield* items
  }

  /** Everything. */
  async collect(): Promise<Collected> {
    const all: Delivered[] = []
    const pages = merged(this.parts.map((part) => part.deliveries()))
    for await (const delivered of pages) for (const one of delivered) all.push(one)
    return this.gather(all)
  }
}

/** What several sources give, in order of arrival; leaving early ends them all. */
async function* merged<T>(sources: readonly AsyncGenerator<T, void>[]): AsyncGenerator<T, void> {
  const next = (source: AsyncGenerator<T, void>) => source.next().then((result) => ({ source, result }))
  const waiting = new Map(sources.map((source) => [source, next(source)]))
  try {
    while (waiting.size > 0) {
      const { source, result } = await Promise.race(waiting.values())
      if (result.done) {
        waiting.delete(source)
        continue
      }
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
