import type { StoredItem } from '../compile/compiled-key.js'
import type { Delivered } from './read-source.js'
import { checkCount, cursorOf, type ReadPlan, readPage, requestSize, startOf } from './reader.js'

/** Some items, and the cursor of those that follow. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Left out at the end. A page that has one may be the last all the same: DynamoDB only knows when it has looked. */
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

  /** The first request, without sending it. */
  params(): Params {
    this.#check()
    const start = startOf(this.#plan)
    const size = requestSize(this.#plan.options, this.#plan.options.limit)
    return {
      ...this.#plan.params(),
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      ...(size === undefined ? {} : { Limit: size }),
    } as Params
  }

  /** With a limit exactly so many items, unless there are no more; without one as many as DynamoDB gives at once. */
  async page(): Promise<Page<Item>> {
    this.#check()
    const wanted = { most: this.#plan.options.limit, full: true }
    const { items, next } = await readPage(this.#plan, startOf(this.#plan), wanted)
    const cursor = cursorOf(this.#plan, next)
    return { items: items.map(this.shape), ...(cursor === undefined ? {} : { cursor }) }
  }

  /** All pages, one after the other, each asked for when the one before has been used. */
  async *pages(): AsyncGenerator<Page<Item>, void> {
    for await (const { items, next } of this.#rawPages()) {
      const cursor = cursorOf(this.#plan, next)
      yield { items: items.map(this.shape), ...(cursor === undefined ? {} : { cursor }) }
    }
  }

  /** Everything, up to the limit. */
  async collect(): Promise<Collected> {
    const all: Delivered[] = []
    for await (const delivered of this.deliveries()) for (const one of delivered) all.push(one)
    return this.gather(all)
  }

  /** @internal Page by page, with the entity of each item. */
  async *deliveries(): AsyncGenerator<readonly Delivered[], void> {
    for await (const { items } of this.#rawPages()) yield items
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.#rawPages()) for (const item of items) yield this.shape(item)
  }

  async *#rawPages() {
    this.#check()
    let left = this.#plan.options.limit
    let start: StoredItem | undefined = startOf(this.#plan)
    do {
      const page = await readPage(this.#plan, start, { most: left, full: false })
      yield page
      if (left !== undefined) left -= page.items.length
      start = page.next
    } while (start !== undefined && left !== 0)
  }

  #check(): void {
    checkCount('limit', this.#plan.options.limit)
    checkCount('pageSize', this.#plan.options.pageSize)
  }
}
