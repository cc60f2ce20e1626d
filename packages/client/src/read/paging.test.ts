import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { COUNT, c1, expected, idsOf, writeOrders } from '../testing/reads/paged-orders.js'
import { recording } from '../testing/reads/recording.js'
import { store } from '../testing/reads/store.js'
import type { Page } from './reading.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })

beforeAll(() => writeOrders(db))
beforeEach(() => client.forget())

/** All pages, each from the cursor of the one before. */
async function through<Item>(read: (after?: string) => Promise<Page<Item>>): Promise<readonly Page<Item>[]> {
  const pages = [await read()]
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor)
    pages.push(await read(cursor))
  return pages
}

describeWithDynamoDB('pages by cursor', () => {
  it.each([1, 2, 3, 5, 7, 22, 23, 24, 1000])('of %d give each item once, and are full', async (limit) => {
    const pages = await through((after) => db.ordersOfCustomer(c1, { limit, after }).page())
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(expected)
    for (const { items } of pages.slice(0, Math.floor(COUNT / limit))) expect(items).toHaveLength(limit)
  })

  it.each([1, 4, 23])('of %d in descending order give them the other way round', async (limit) => {
    const options = { limit, order: 'descending' } as const
    const pages = await through((after) => db.ordersOfCustomer(c1, { ...options, after }).page())
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(expected.toReversed())
  })

  it.each([1, 2, 5, 30])('of %d with a filter give what it lets through', async (limit) => {
    const pages = await through((after) =>
      db.ordersOfCustomer(c1, { limit, after, filter: (o) => o.total.between(5, 15) }).page(),
    )
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(expected.slice(5, 16))
    for (const { items } of pages.slice(0, Math.floor(11 / limit))) expect(items).toHaveLength(limit)
  })

  it.each([1, 3])('of %d with a range, an index and a selection', async (limit) => {
    const pages = await through((after) =>
      db
        .ordersByStatus(
          { status: 'placed' },
          { from: { placedAt: day(4) }, to: { placedAt: day(9) }, select: ['orderId'], limit, after },
        )
        .page(),
    )
    expect(pages.flatMap(({ items }) => items)).toEqual(expected.slice(3, 9).map((orderId) => ({ orderId })))
  })

  it.each([1, 2, 5])('of %d requests of DynamoDB each', async (pageSize) => {
    const pages = await through((after) => db.ordersOfCustomer(c1, { limit: 4, pageSize, after }).page())
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(expected)
    for (const input of client.inputs)
      expect(input).toHaveProperty(
        'Limit',
        expect.toSatisfy((n) => n <= pageSize),
      )
  })

  it('go on after any item with the next one, also with another limit, filter and selection', async () => {
    let after: string | undefined
    for (const [i, orderId] of expected.entries()) {
      const page = await db.ordersOfCustomer(c1, { limit: 1, after }).page()
      expect(idsOf(page.items)).toEqual([orderId])
      after = page.cursor
      if (after === undefined) continue
      const rest = db.ordersOfCustomer(c1, { after, filter: (o) => o.total.ge(10), select: ['total'] })
      expect(await rest.collect()).toEqual(expected.map((_, total) => ({ total })).slice(Math.max(i + 1, 10)))
    }
  })

  it('say the end at the latest on a page without items', async () => {
    const pages = await through((after) => db.ordersOfCustomer(c1, { limit: COUNT, after }).page())
    expect(pages.length).toBeLessThanOrEqual(2)
    expect(pages.at(-1)).not.toHaveProperty('cursor')
  })

  it('without a limit hold as much as DynamoDB gives at once', async () => {
    const { items, cursor } = await db.ordersOfCustomer(c1).page()
    expect(idsOf(items)).toEqual(expected)
    expect(cursor).toBeUndefined()
    const few = await db.ordersOfCustomer(c1, { pageSize: 5 }).page()
    expect(few.items.length).toBeLessThanOrEqual(5)
    expect(few.cursor).toBeDefined()
  })

  it('of nothing are one without items', async () => {
    expect(await db.ordersOfCustomer({ customerId: 'nobody' }, { limit: 3 }).page()).toEqual({ items: [] })
  })

  it('that expired or foreign items fill are made up for in a few requests', async () => {
    await db.batch.write((b) => [
      ...Array.from({ length: 100 }, (_, i) =>
        b.remark.put({ customerId: 'c2', placedAt: day(1), orderId: 'a', remarkId: String(i), text: 't' }),
      ),
      b.order.put(anOrder('z', { customerId: 'c2' })),
    ])
    client.forget()
    const { items } = await db.ordersOfCustomer({ customerId: 'c2' }, { limit: 1 }).page()
    expect(idsOf(items)).toEqual(['z'])
    expect(client.inputs.length).toBeLessThanOrEqual(8)
  })
})

describeWithDynamoDB('a limit', () => {
  it('counts the items that are delivered, in every way of reading', async () => {
    const limited = db.ordersOfCustomer(c1, { limit: 10, pageSize: 4 })
    expect(idsOf(await limited.collect())).toEqual(expected.slice(0, 10))
    expect(idsOf((await limited.page()).items)).toEqual(expected.slice(0, 10))
    expect(idsOf(await listOf(limited))).toEqual(expected.slice(0, 10))
    const pages = await listOf(limited.pages())
    expect(pages.flatMap(({ items }) => idsOf(items))).toEqual(expected.slice(0, 10))
  })

  it('that is larger than what there is gives what there is', async () => {
    expect(idsOf(await db.ordersOfCustomer(c1, { limit: 1000 }).collect())).toEqual(expected)
  })

  it('ends pages() with a cursor for what follows', async () => {
    const pages = await listOf(db.ordersOfCustomer(c1, { limit: 10, pageSize: 4 }).pages())
    const rest = await db.ordersOfCustomer(c1, { after: pages.at(-1)?.cursor }).collect()
    expect(idsOf(rest)).toEqual(expected.slice(10))
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5'])(
    'of %s is refused before anything is sent',
    async (count) => {
      for (const options of [{ limit: count as number }, { pageSize: count as number }]) {
        const [name] = Object.keys(options)
        const reading = db.ordersOfCustomer(c1, options)
        await expect(reading.page()).rejects.toThrow(`${name} must be a whole number of at least 1 (got`)
        await expect(reading.collect()).rejects.toThrow(name)
        await expect(listOf(reading)).rejects.toThrow(name)
        expect(() => reading.params()).toThrow(name)
      }
      expect(client.inputs).toEqual([])
    },
  )
})
