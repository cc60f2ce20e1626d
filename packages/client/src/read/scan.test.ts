import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { type Exchange, faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../connect.js'
import { AccessDeniedError } from '../errors/access-denied-error.js'
import { TableNotFoundError } from '../errors/table-not-found-error.js'
import { listOf } from '../testing/reads/list-of.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { recording } from '../testing/reads/recording.js'
import { store } from '../testing/reads/store.js'
import { ParallelReading } from './parallel-reading.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })
const proxy = await startFaultProxy(table.endpoint)
const proxied = recording(proxy.client({ maxAttempts: 1 }))
const faulty = connect(store, { ...table, client: proxied })
afterAll(proxy.stop)

const COUNT = 60
const expected = Array.from({ length: COUNT }, (_, i) => `o${i}`).sort()
const customers = Array.from({ length: 7 }, (_, i) => ({ customerId: `c${i}`, name: 'n' }))

beforeAll(async () => {
  await db.batch.write((b) => [
    ...expected.map((orderId, i) =>
      b.order.put(anOrder(orderId, { customerId: `c${i % 7}`, flag: 'f', priority: i })),
    ),
    ...expected.map((orderId, i) =>
      b.remark.put({ customerId: `c${i % 7}`, placedAt: day(1), orderId, remarkId: 'r', text: 't' }),
    ),
    ...customers.map(b.customer.put),
    b.order.put(anOrder('gone', { expiresAt: new Date(0) })),
  ])
  // Somebody else's items, without a marker.
  const others = { pk: { S: 'OTHER#1' }, sk: { S: 'OTHER#1' } }
  await table.client.send(new PutItemCommand({ TableName: table.tableName, Item: others }))
  const unmarked = {
    pk: { S: 'CUSTOMER#x' },
    sk: { S: 'PROFILE' },
    customerId: { S: 'x' },
    name: { S: 'raw' },
  }
  await table.client.send(new PutItemCommand({ TableName: table.tableName, Item: unmarked }))
})
beforeEach(() => {
  client.forget()
  proxied.forget()
  proxy.reset()
})

const sorted = (orders: readonly { readonly orderId: string }[]) =>
  orders.map(({ orderId }) => orderId).sort()

describeWithDynamoDB('a scan', () => {
  it('gives each item of its entity once, and no others', async () => {
    expect(sorted(await db.allOrders().collect())).toEqual(expected)
    expect(sorted(await listOf(db.allOrders({ pageSize: 7 })))).toEqual(expected)
  })

  it('lets DynamoDB leave other entities out', () => {
    expect(db.allOrders().params()).toEqual({
      TableName: table.tableName,
      FilterExpression: '(attribute_not_exists(#0) OR #0 IN (:0))',
      ExpressionAttributeNames: { '#0': '_entity' },
      ExpressionAttributeValues: { ':0': { S: 'order' } },
    })
  })

  it('of several entities gives lists, also of items that are unique in their partition', async () => {
    const { customer, order } = await db.allOfCustomers().collect()
    expect(customer).toHaveLength(8)
    expect(customer).toEqual(expect.arrayContaining([...customers, { customerId: 'x', name: 'raw' }]))
    expect(sorted(order)).toEqual(expected)
    const tagged = await listOf(db.allOfCustomers())
    expect(tagged.filter(({ entity }) => entity === 'customer')).toHaveLength(8)
  })

  it('takes a filter, a limit and a page size', async () => {
    const some = await db.allOrders({ filter: (o) => o.priority.lt(10), limit: 4, pageSize: 9 }).collect()
    expect(some).toHaveLength(4)
    expect(some.every(({ priority = 99 }) => priority < 10)).toBe(true)
    const all = await db.allOrders({ filter: (o) => o.priority.lt(10) }).collect()
    expect(all).toHaveLength(10)
  })

  it('goes on from a cursor', async () => {
    const read: string[] = []
    let after: string | undefined
    do {
      const page = await db.allOrders({ limit: 11, after }).page()
      read.push(...sorted(page.items))
      after = page.cursor
    } while (after !== undefined)
    expect(read.toSorted()).toEqual(expected)
  })

  it('can be consistent', async () => {
    await db.allOrders({ consistent: true }).collect()
    expect(client.inputs).toEqual([db.allOrders({ consistent: true }).params()])
    expect(client.inputs[0]).toMatchObject({ ConsistentRead: true })
  })

  it('of an index that holds keys only gives the parts of the keys', async () => {
    const flagged = await db.allFlagged().collect()
    expect(sorted(flagged)).toEqual(expected)
    expect(Object.keys(flagged[0] ?? {}).sort()).toEqual([
      'customerId',
      'flag',
      'orderId',
      'placedAt',
      'priority',
    ])
  })

  it('for one item among many others takes few requests', async () => {
    const { items } = await db.allOrders({ filter: (o) => o.orderId.eq('o33'), limit: 1 }).page()
    expect(sorted(items)).toEqual(['o33'])
    expect(client.inputs.length).toBeLessThanOrEqual(8)
  })
})

describeWithDynamoDB('a scan in segments', () => {
  it.each([1, 2, 3, 8, 50])('of %d gives each item once', async (segments) => {
    const reading = db.allOrders({ segments })
    expect(reading).toBeInstanceOf(ParallelReading)
    expect(sorted(await reading.collect())).toEqual(expected)
    expect(sorted(await listOf(reading))).toEqual(expected)
    const pages = await listOf(db.allOrders({ segments, pageSize: 10 }).pages())
    expect(sorted(pages.flatMap(({ items }) => items))).toEqual(expected)
  })

  it('of several entities gives lists', async () => {
    const { customer, order } = await db.allOfCustomers({ segments: 3 }).collect()
    expect(customer).toHaveLength(8)
    expect(sorted(order)).toEqual(expected)
  })

  it('shows the request of each', () => {
    const whole = db.allOrders().params()
    expect(db.allOrders({ segments: 2 }).params()).toEqual([
      { ...whole, Segment: 0, TotalSegments: 2 },
      { ...whole, Segment: 1, TotalSegments: 2 },
    ])
    expect(db.allOrders({ segments: 1 }).params()).toEqual([{ ...whole, Segment: 0, TotalSegments: 1 }])
  })

  it('has neither limit nor cursor, and so many segments as are a count', () => {
    // biome-ignore lint/suspicious/noExplicitAny: what the types refuse.
    const scan = db.allOrders as any
    expect(() => scan({ segments: 2, limit: 1 })).toThrow(
      'allOrders.segments has no order when it is read in segments, so it has neither cursor nor limit',
    )
    expect(() => scan({ segments: 2, after: 'x' })).toThrow('neither cursor nor limit')
    for (const segments of [0, -1, 1.5, Number.NaN])
      expect(() => scan({ segments })).toThrow('segments must be a whole number of at least 1')
  })

  it('ends them all when it is left', async () => {
    const answer = holdScans(3)
    for await (const _ of faulty.allOrders({ segments: 4, pageSize: 2 })) break
    const sent = proxied.inputs.length
    expect(sent).toBeLessThanOrEqual(8)
    answer()
    await settled()
    expect(proxied.inputs).toHaveLength(sent)
  })

  it('ends them all when it is left, also those whose filter has let nothing through yet', async () => {
    const rare = { filter: (o: { orderId: { eq(id: string): never } }) => o.orderId.eq('o33') }
    for await (const _ of db.allOrders({ ...(rare as object), segments: 4, pageSize: 1 })) break
    const sent = client.inputs.length
    await settled()
    expect(client.inputs).toHaveLength(sent)
  })

  it('reads all of them at once, so that none has to wait for the end of another', async () => {
    const held: Exchange[] = []
    const hold = async (exchange: Exchange) => {
      held.push(exchange)
      await expect.poll(() => held.length).toBe(3)
      exchange.answer(await exchange.forward())
    }
    proxy.inject({ operation: 'Scan', fault: { apply: hold }, times: 3 })
    expect(sorted(await faulty.allOrders({ segments: 3 }).collect())).toEqual(expected)
    expect(new Set(held.map(({ body }) => body.Segment))).toEqual(new Set([0, 1, 2]))
  })

  it.each([
    ['item by item', (segments: number) => listOf(faulty.allOrders({ segments, pageSize: 2 }))],
    ['page by page', (segments: number) => listOf(faulty.allOrders({ segments, pageSize: 10 }).pages())],
    ['when it is collected', (segments: number) => faulty.allOrders({ segments, pageSize: 2 }).collect()],
  ])('ends them all when one fails, %s', async (_, read) => {
    const answer = holdScans(3)
    const denied = { status: 400, code: 'AccessDeniedException', message: 'no' }
    proxy.inject({ operation: 'Scan', fault: faults.serviceError(denied) })
    await expect(read(4)).rejects.toThrow(AccessDeniedError)
    answer()
    await settled()
    expect(proxied.inputs).toHaveLength(4)
  })

  it('rejects once when all of them fail', async () => {
    const nowhere = connect(store, { ...table, tableName: 'no-such-table' })
    await expect(nowhere.allOrders({ segments: 5 }).collect()).rejects.toThrow(TableNotFoundError)
    await expect(listOf(nowhere.allOrders({ segments: 5 }))).rejects.toThrow(TableNotFoundError)
    await settled()
  })
})

/** Lets so many requests wait for their answers. @returns what ends that */
function holdScans(times: number): () => void {
  let answer = () => {}
  const over = new Promise<void>((resolve) => (answer = resolve))
  const apply = async (exchange: Exchange) => {
    await over
    exchange.answer(await exchange.forward())
  }
  proxy.inject({ operation: 'Scan', fault: { apply }, times })
  return () => answer()
}

/** Long enough for requests that are under way, and for rejections that nobody handles to be noticed. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 150))
