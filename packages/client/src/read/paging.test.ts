import { defineDesign, query } from '@keyprint/key-design'
import { testTable } from '@keyprint/local/vitest'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { InvalidCursorError } from '../errors/invalid-cursor-error.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { recording } from '../testing/reads/recording.js'
import { order, store } from '../testing/reads/store.js'
import { writeCursor } from './cursor.js'
import type { ReadSource } from './read-source.js'
import type { Page } from './reading.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })

const c1 = { customerId: 'c1' }
const COUNT = 23
const expected = Array.from({ length: COUNT }, (_, i) => `o${String(i).padStart(2, '0')}`)

/** Orders, and between them what is never delivered: remarks, and orders that have expired. */
beforeAll(async () => {
  await db.batch.write((b) =>
    expected.flatMap((orderId, i) => [
      b.order.put(anOrder(orderId, { placedAt: day(1 + i), total: i })),
      ...(i % 3 === 0 ? [b.order.put(anOrder('gone', { placedAt: day(1 + i), expiresAt: day(1) }))] : []),
      ...Array.from({ length: i % 4 }, (_, n) =>
        b.remark.put({ ...c1, placedAt: day(1 + i), orderId, remarkId: `r${n}`, text: 't' }),
      ),
    ]),
  )
})
beforeEach(() => client.forget())

const idsOf = (orders: readonly { readonly orderId: string }[]) => orders.map(({ orderId }) => orderId)

/** All pages, each from the cursor of the one before. */
async function through<Item>(read: (after?: string) => Promise<Page<Item>>): Promise<readonly Page<Item>[]> {
  const pages = [await read()]
  for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor)
    pages.push(await read(cursor))
  return pages
}

describe('pages by cursor', () => {
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

describe('a cursor is refused before anything is sent', () => {
  const cursorOf = async () => {
    const { cursor } = await db.ordersOfCustomer(c1, { limit: 2 }).page()
    client.forget()
    return cursor
  }
  const refused = async (page: Promise<unknown>) => {
    await expect(page).rejects.toThrow(InvalidCursorError)
    expect(client.inputs).toEqual([])
  }

  it('by another access pattern', async () => {
    const after = await cursorOf()
    await refused(db.remarksOfCustomer(c1, { after }).page())
    await refused(db.customerWithOrders(c1, { after }).page())
    await refused(db.ordersByStatus({ status: 'placed' }, { after }).page())
    await refused(db.allOrders({ after }).page())
  })

  it('for another input, range or order', async () => {
    const after = await cursorOf()
    await refused(db.ordersOfCustomer({ customerId: 'c11' }, { after }).page())
    await refused(db.ordersOfCustomer(c1, { after, order: 'descending' }).page())
    await refused(db.ordersOfCustomer(c1, { after, from: { placedAt: day(1) } }).page())
    await refused(db.ordersOfCustomer(c1, { after, beginsWith: { placedAt: day(1) } }).page())
  })

  it('by another design', async () => {
    const after = await cursorOf()
    const other = { ...store, table: { ...store.table, name: 'other' } }
    await refused(
      connect(other, { ...table, client })
        .ordersOfCustomer(c1, { after })
        .page(),
    )
    const renamed = defineDesign({
      table: { spec: store.table } as never,
      entities: { order },
      accessPatterns: { orders: query(order) },
    })
    await refused(
      connect(renamed, { ...table, client })
        .orders(c1, { after })
        .page(),
    )
  })

  it('by every way of reading, and by params()', async () => {
    const reading = () => db.ordersOfCustomer(c1, { after: 'nonsense' })
    await refused(reading().page())
    await refused(reading().collect())
    await refused(reading().pages().next())
    await refused(reading()[Symbol.asyncIterator]().next())
    expect(() => reading().params()).toThrow(InvalidCursorError)
  })

  it('with an error that names the access pattern, and no secret', async () => {
    await expect(db.ordersOfCustomer(c1, { after: 'nonsense' }).page()).rejects.toMatchObject({
      code: 'INVALID_CURSOR',
      accessPattern: 'ordersOfCustomer',
      cursor: 'nonsense',
      message:
        'The cursor given to ordersOfCustomer was not made by it with the same input and order; start again without a cursor.',
    })
  })
})

describe('a cursor that somebody made', () => {
  const source = (index: object = {}) => {
    const names = ['pk', 'sk', ...Object.keys(index)]
    return {
      name: 'any',
      keyAttributes: names.map((name) => ({ name, type: 'string' })),
    } as unknown as ReadSource
  }

  it('reaches no other partition of the table', async () => {
    const params = db.ordersOfCustomer(c1).params()
    const binding = JSON.stringify([
      'store',
      'ordersOfCustomer',
      undefined,
      params.KeyConditionExpression,
      Object.values(params.ExpressionAttributeValues ?? {}),
      undefined,
    ])
    const forged = writeCursor(source(), binding, { pk: { S: 'CUSTOMER#c2' }, sk: { S: 'ORDER#2026' } })
    await expect(db.ordersOfCustomer(c1, { after: forged }).page()).rejects.toThrow(
      'Query was refused by DynamoDB: The provided starting key',
    )
    const within = writeCursor(source(), binding, { pk: { S: 'CUSTOMER#c1' }, sk: { S: 'ORDER#2026-01-20' } })
    const read = await db.ordersOfCustomer(c1, { after: within }).collect()
    expect(idsOf(read)).toEqual(expected.slice(19))
  })

  it('reaches no other partition of an index', async () => {
    const params = db.ordersByStatus({ status: 'paid' }).params()
    const values = Object.values(params.ExpressionAttributeValues ?? {})
    const binding = JSON.stringify([
      'store',
      'ordersByStatus',
      'gsi1',
      params.KeyConditionExpression,
      values,
      undefined,
    ])
    const forged = writeCursor(source({ gsi1pk: '', gsi1sk: '' }), binding, {
      pk: { S: 'CUSTOMER#c1' },
      sk: { S: 'ORDER#' },
      gsi1pk: { S: 'STATUS#placed' },
      gsi1sk: { S: '2026' },
    })
    const refused = db.ordersByStatus({ status: 'paid' }, { after: forged }).collect()
    await expect(refused).rejects.toThrow('refused by DynamoDB')
  })
})

describe('a limit', () => {
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

describe('reading item by item', () => {
  it.each([{ pageSize: 4 }, { pageSize: 4, limit: 20 }])(
    'stops when it is left, with %j',
    async (options) => {
      for await (const { orderId } of db.ordersOfCustomer(c1, options)) if (orderId === 'o01') break
      expect(client.inputs).toHaveLength(1)
      for await (const _ of db.ordersOfCustomer(c1, options).pages()) break
      expect(client.inputs).toHaveLength(2)
    },
  )

  it('asks for the next page when the one before has been used', async () => {
    const requests: number[] = []
    for await (const _ of db.ordersOfCustomer(c1, { pageSize: 10 })) requests.push(client.inputs.length)
    expect(requests[0]).toBe(1)
    expect(new Set(requests).size).toBe(
      client.inputs.length - (requests.at(-1) === client.inputs.length ? 0 : 1),
    )
  })

  it('sends nothing before it begins', async () => {
    const reading = db.ordersOfCustomer(c1)
    reading.pages()
    reading[Symbol.asyncIterator]()
    expect(client.inputs).toEqual([])
  })

  it('begins anew each time', async () => {
    const reading = db.ordersOfCustomer(c1, { limit: 3 })
    const both = await Promise.all([reading.collect(), listOf(reading), reading.page()])
    expect([idsOf(both[0]), idsOf(both[1]), idsOf(both[2].items)]).toEqual(
      Array(3).fill(expected.slice(0, 3)),
    )
  })

  it('ends with the error when a page cannot be read', async () => {
    const broken = {
      config: table.client.config,
      send: (command: never) =>
        client.inputs.length > 0 ? Promise.reject(new Error('broken')) : client.send(command),
    }
    const read: string[] = []
    const reading = async () => {
      for await (const { orderId } of connect(store, { ...table, client: broken }).ordersOfCustomer(c1, {
        pageSize: 4,
      }))
        read.push(orderId)
    }
    await expect(reading()).rejects.toThrow()
    expect(read.length).toBeGreaterThan(0)
  })
})
