import type { StoredItem } from '../compile/compiled-key.js'
import { checkOptions } from '../operation/check-options.js'
import { limited } from '../operation/limited.js'
import { readCursor, writeCursor } from './cursor.js'
import type { ReadOptions } from './read-options.js'
import type { Delivered } from './read-source.js'
import { bindingOf, type RawPage, type ReadPlan, readPage, requestOf, type Wanted } from './reader.js'

/** Some items, and the cursor of those that follow. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /**
   * Left out at the end. A page that has one may be the last all the same: DynamoDB only knows when it has looked. And a
   * page without items may have one: `requestsPerPage` found none.
   */
  readonly cursor?: string
}

/**
 * A query or scan that has not begun. It is read in one of four ways: item by item (`for await`), page by page
 * (`pages()`), one page (`page()`), or everything (`collect()`). Each of them starts anew.
 */
export class Reading<Item, Collected, Params> implements AsyncIterable<Item> {
  readonly #plan: ReadPlan

  constructor(
    plan: ReadPlan,
    private readonly shape: (delivered: Delivered) => Item,
    private readonly gather: (items: readonly Delivered[]) => Collected,
  ) {
    this.#plan = plan
  }

  /** The first request, without sending it; of a partition with shards that of the first one. */
  params(): Params {
    const start = this.start(true) as StoredItem | undefined
    const { shards, options } = this.#plan
    return (shards?.requestOf ?? requestOf)(this.#plan, start, options.limit) as Params
  }

  /**
   * With a limit exactly so many items, unless there are no more or the requests for one page are used up; without one as
   * many as DynamoDB gives at once.
   */
  async page(): Promise<Page<Item>> {
    const start = await this.start()
    return this.#page(await readPageInTime(this.#plan, start, { most: this.#plan.options.limit, full: true }))
  }

  /** All pages, one after the other, each asked for when the one before has been used. */
  async *pages(): AsyncGenerator<Page<Item>, void> {
    for await (const page of this.rawPages()) yield await this.#page(page)
  }

  /** Everything, up to the limit. */
  async collect(): Promise<Collected> {
    const { connection, options } = this.#plan
    const all: Delivered[] = []
    const read = async (options: ReadOptions) => {
      const pages = this.rawPages({ ...this.#plan, options })
      for await (const { items } of pages) for (const one of items) all.push(one)
    }
    await limited(connection, options, read)()
    return this.gather(all)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.rawPages()) for (const item of items) yield this.shape(item)
  }

  /** @internal Page by page, with the entity of each item. */
  async *rawPages(plan: ReadPlan = this.#plan): AsyncGenerator<RawPage, void> {
    let start = await this.start()
    let left = this.#plan.options.limit
    do {
      const page = await readPageInTime(plan, start, { most: left, full: false })
      yield page
      if (left !== undefined) left -= page.items.length
      start = page.next
    } while (start !== undefined && left !== 0)
  }

  async #page({ items, next }: RawPage): Promise<Page<Item>> {
    const { connection, source } = this.#plan
    const page = { items: items.map(this.shape) }
    if (next === undefined) return page
    const write = connection.cursors?.write ?? writeCursor
    return { ...page, cursor: await write(source, bindingOf(this.#plan), next) }
  }

  /** @internal Where to begin: at once, unless a cursor is sealed. `shown` only, and not to be sent? */
  start(shown?: boolean): StoredItem | undefined | Promise<StoredItem> {
    const { connection, source, options, segment } = this.#plan
    checkOptions(connection.rules, options)
    if (options.after === undefined) return undefined
    const read = connection.cursors?.read ?? readCursor
    return read(source, bindingOf(this.#plan), options.after, { segment, shown })
  }
}

/** A page that somebody takes by itself has limits of its own; what they do with it in between takes as long as it takes. */
function readPageInTime(plan: ReadPlan, start: StoredItem | undefined, wanted: Wanted): Promise<RawPage> {
  return limited(plan.connection, plan.options, (options) =>
    (plan.shards?.readPage ?? readPage)({ ...plan, options }, start, wanted),
  )()
}
