import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { connect, DEFAULT_REQUESTS_PER_PAGE, type Page } from '../index.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { recording } from '../testing/reads/recording.js'
import { store } from '../testing/reads/store.js'
import type { Untyped } from '../testing/untyped.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })
const c1 = { customerId: 'c1' }
const COUNT = 60
const orders = Array.from({ length: COUNT }, (_, i) => anOrder(`o${i}`, { placedAt: day(1 + i), total: i }))
const totals = orders.map(({ total }) => total)

/** Nothing before the last one: every page of DynamoDB but one is empty. */
const last = { filter: (o: Untyped) => o.total.eq(COUNT - 1) }

beforeAll(async () => {
  await db.batch.write((b) => orders.map(b.order.put))
})
beforeEach(() => client.forget())

const totalsOf = (items: readonly { readonly total: number }[]) => items.map(({ total }) => total)

/** All pages, each from the cursor of the one before. */
async function through<Item>(read: (after?: string) => Promise<Page<Item>>): Promise<readonly Page<Item>[]> {
  const pages = [await read()]
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor)
    pages.push(await read(cursor))
  return pages
}

describeWithDynamoDB('read 25: pages that a filter empties', () => {
  it('are read on until there is an item', async () => {
    const { items } = await db.ordersOfCustomer(c1, { ...last, pageSize: 6 }).page()
    expect(totalsOf(items)).toEqual([COUNT - 1])
    expect(client.inputs).toHaveLength(COUNT / 6)
  })

  it('are read on within a budget of requests, and by the cursor of a page without items', async () => {
    const options = { ...last, limit: 1, pageSize: 5, requestsPerPage: 3 }
    const pages = await through((after) => db.ordersOfCustomer(c1, { ...options, after }).page())
    expect(pages.slice(0, 3)).toEqual(Array(3).fill({ items: [], cursor: expect.any(String) }))
    expect(totalsOf(pages.flatMap(({ items }) => items))).toEqual([COUNT - 1])
    expect(client.inputs.length).toBeLessThanOrEqual(3 * pages.length)
  })

  it('give a page that has fewer items than its limit when the budget is used up', async () => {
    const page = await db.ordersOfCustomer(c1, { limit: 30, pageSize: 4, requestsPerPage: 5 }).page()
    expect(totalsOf(page.items)).toEqual(totals.slice(0, 20))
    expect(client.inputs).toHaveLength(5)
    const rest = await db.ordersOfCustomer(c1, { after: page.cursor }).collect()
    expect(totalsOf(rest)).toEqual(totals.slice(20))
  })

  it(`have a budget of ${DEFAULT_REQUESTS_PER_PAGE} requests when none is given`, async () => {
    const page = await db.ordersOfCustomer(c1, { ...last, pageSize: 1 }).page()
    expect(page).toEqual({ items: [], cursor: expect.any(String) })
    expect(client.inputs).toHaveLength(DEFAULT_REQUESTS_PER_PAGE)
  })

  it('lose nothing where everything is read, however small the budget is', async () => {
    const reading = () => db.ordersOfCustomer(c1, { ...last, pageSize: 2, requestsPerPage: 1 })
    expect(totalsOf(await reading().collect())).toEqual([COUNT - 1])
    expect(totalsOf(await listOf(reading()))).toEqual([COUNT - 1])
    const pages = await listOf(reading().pages())
    expect(pages[0]).toEqual({ items: [], cursor: expect.any(String) })
    expect(totalsOf(pages.flatMap(({ items }) => items))).toEqual([COUNT - 1])
  })

  it('have the same budget in a scan, as a whole and in segments', async () => {
    const options = { ...last, pageSize: 5, requestsPerPage: 2 }
    const pages = await through((after) => db.allOrders({ ...options, after }).page())
    expect(totalsOf(pages.flatMap(({ items }) => items))).toEqual([COUNT - 1])
    expect(client.inputs.length).toBeLessThanOrEqual(2 * pages.length)
    expect(totalsOf(await db.allOrders({ ...options, segments: 3 }).collect())).toEqual([COUNT - 1])
  })

  it.each([0, -1, 1.5, Number.NaN])('take no budget of %s', async (requestsPerPage) => {
    const page = db.ordersOfCustomer(c1, { requestsPerPage }).page()
    await expect(page).rejects.toThrow('requestsPerPage must be a whole number of at least 1 (got')
    expect(client.inputs).toEqual([])
  })
})

describeWithDynamoDB('read 25: a limit counts the items that are delivered', () => {
  const delivered = totals.filter((total) => total % 3 === 0)
  const third = { filter: (o: Untyped) => o.total.in(delivered) }

  it.each([1, 2, 7])('and resuming after any item gives the next one: %d at once', async (limit) => {
    const pages = await through((after) => db.ordersOfCustomer(c1, { ...third, limit, after }).page())
    expect(totalsOf(pages.flatMap(({ items }) => items))).toEqual(delivered)
    for (const { items } of pages.slice(0, Math.floor(delivered.length / limit)))
      expect(items).toHaveLength(limit)
  })

  it('and neither other entities nor what has expired', async () => {
    const c2 = { customerId: 'c2' }
    await db.batch.write((b) =>
      Array.from({ length: 12 }, (_, i) => i + 1).flatMap((n) => [
        b.order.put(anOrder(`o${n}`, { ...c2, placedAt: day(n), total: n, status: 'shipped' })),
        b.remark.put({ ...c2, placedAt: day(n), orderId: `o${n}`, remarkId: 'r', text: 't' }),
        b.order.put(anOrder('gone', { ...c2, placedAt: day(n), expiresAt: new Date(0) })),
      ]),
    )
    const pages = await through((after) => db.ordersOfCustomer(c2, { limit: 4, after }).page())
    const numbers = pages.map(({ items }) => totalsOf(items)).filter((page) => page.length > 0)
    expect(numbers).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, 12],
    ])
  })

  it('also in an index, in descending order, and within a page of DynamoDB', async () => {
    const read = (after?: string) =>
      db.ordersByStatus({ status: 'placed' }, { ...third, order: 'descending', limit: 3, after }).page()
    const pages = await through(read)
    expect(totalsOf(pages.flatMap(({ items }) => items))).toEqual(delivered.toReversed())
  })
})
