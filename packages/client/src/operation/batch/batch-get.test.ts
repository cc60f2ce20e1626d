import { faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../../connect.js'
import { AccessDeniedError } from '../../errors/access-denied-error.js'
import { BatchIncompleteError } from '../../errors/batch-incomplete-error.js'
import { ThrottledError } from '../../errors/throttled-error.js'
import { UnavailableError } from '../../errors/unavailable-error.js'
import { ConsumedCapacity } from '../../send/consumed-capacity.js'
import { outOfTime } from '../../testing/out-of-time.js'
import { anOrder, day } from '../../testing/reads/orders.js'
import { recording } from '../../testing/reads/recording.js'
import { store } from '../../testing/reads/store.js'
import { rejection } from '../../testing/rejection.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })
const proxy = await startFaultProxy(table.endpoint)
const faulty = connect(store, { ...table, client: proxy.client({ maxAttempts: 1 }) })
afterAll(proxy.stop)

const COUNT = 230
const orders = Array.from({ length: COUNT }, (_, i) =>
  anOrder(`o${i}`, { customerId: `c${i % 9}`, total: i }),
)
const keys = orders.map(({ customerId, placedAt, orderId }) =>
  db.order.key({ customerId, placedAt, orderId }),
)
const missing = db.order.key({ customerId: 'c1', placedAt: day(1), orderId: 'missing' })

beforeAll(async () => {
  await db.batch.write((b) => [
    ...orders.map(b.order.put),
    b.customer.put({ customerId: 'c1', name: 'Ada' }),
    b.order.put(anOrder('expired', { expiresAt: new Date(0) })),
  ])
})
beforeEach(() => {
  client.forget()
  proxy.reset()
})

describeWithDynamoDB('batch.get', () => {
  it('gives the items in the order of their keys, however many, in requests of a hundred', async () => {
    expect(await db.batch.get(keys)).toEqual(orders)
    expect(client.inputs).toHaveLength(3)
    const reversed = await db.batch.get(keys.toReversed())
    expect(reversed).toEqual(orders.toReversed())
  })

  it('gives items of several entities, each in its place', async () => {
    const [order, customer] = await db.batch.get([keys[3] ?? missing, db.customer.key({ customerId: 'c1' })])
    expect(order).toEqual(orders[3])
    expect(customer?.name).toBe('Ada')
  })

  it('gives undefined for what is not there or has expired', async () => {
    const expired = db.order.key({ customerId: 'c1', placedAt: day(1), orderId: 'expired' })
    expect(await db.batch.get([missing, keys[0] ?? missing, expired])).toEqual([
      undefined,
      orders[0],
      undefined,
    ])
  })

  it('asks for a key once and gives its item in each of its places', async () => {
    const twice = [keys[5] ?? missing, missing, keys[5] ?? missing, missing]
    expect(await db.batch.get(twice)).toEqual([orders[5], undefined, orders[5], undefined])
    expect(client.inputs).toEqual([
      { RequestItems: { [table.tableName]: { Keys: [expect.anything(), expect.anything()] } } },
    ])
  })

  it('of no keys gives nothing and sends nothing', async () => {
    expect(await db.batch.get([])).toEqual([])
    expect(db.batch.get([]).params()).toEqual([])
    expect(client.inputs).toEqual([])
  })

  it('shows its requests, which are the ones that it sends', async () => {
    const batch = db.batch.get(keys, { consistent: true, concurrency: 1 })
    const params = batch.params()
    expect(client.inputs).toEqual([])
    await batch
    expect(client.inputs).toEqual(params)
    expect(params[0]?.RequestItems?.[table.tableName]?.ConsistentRead).toBe(true)
    expect(params.map((one) => one.RequestItems?.[table.tableName]?.Keys?.length)).toEqual([100, 100, 30])
  })

  it('has so many requests under way as are allowed', async () => {
    let [underWay, most] = [0, 0]
    const counting = {
      config: table.client.config,
      send: async (...args: readonly unknown[]) => {
        underWay += 1
        most = Math.max(most, underWay)
        await new Promise((resolve) => setTimeout(resolve, 20))
        try {
          return await table.client.send(...(args as Parameters<typeof table.client.send>))
        } finally {
          underWay -= 1
        }
      },
    }
    const counted = connect(store, { ...table, client: counting })
    await counted.batch.get(keys, { concurrency: 2 })
    expect(most).toBe(2)
    most = 0
    await counted.batch.get(keys)
    expect(most).toBe(3)
  })

  it('counts the capacity of all of its requests', async () => {
    const capacity = new ConsumedCapacity()
    await db.batch.get(keys, { capacity })
    expect(capacity).toMatchObject({ requests: 3, readUnits: COUNT / 2, writeUnits: 0 })
    await db.batch.get(keys, { capacity, consistent: true })
    expect(capacity).toMatchObject({ requests: 6, readUnits: COUNT / 2 + COUNT })
  })

  it('refuses options by which it would never end or begin, before anything is sent', async () => {
    for (const deadline of [0, -1, Number.NaN, 'soon' as never])
      expect((await rejection(db.batch.get(keys, { deadline }))).message).toContain(
        'deadline must be a number of',
      )
    for (const concurrency of [0, -1, Number.NaN])
      expect((await rejection(db.batch.get(keys, { concurrency }))).message).toContain('concurrency must be')
    expect((await rejection(db.batch.write(() => [], { deadline: Number.NaN }))).message).toContain(
      'deadline',
    )
    expect(client.inputs).toEqual([])
  })

  it('refuses what is no key, before anything is sent', async () => {
    const wrong = { entity: 'nope', key: {} }
    expect((await rejection(db.batch.get([wrong]))).message).toContain(
      'key is not a key of an item of this design (got "nope"); make it by',
    )
    const incomplete = db.order.key({ customerId: 'c1' } as never)
    expect((await rejection(db.batch.get([keys[0] ?? missing, incomplete]))).message).toBe(
      'order.placedAt is missing, and the sort key needs it.',
    )
    expect(client.inputs).toEqual([])
  })
})

describeWithDynamoDB('batch.get with keys that are left unprocessed', () => {
  it('asks for them again until all are there, and restores the order', async () => {
    proxy.inject({ operation: 'BatchGetItem', fault: faults.unprocessed(), times: 4 })
    const capacity = new ConsumedCapacity()
    expect(await faulty.batch.get(keys, { capacity })).toEqual(orders)
    expect(proxy.requests.length).toBeGreaterThan(4)
    expect(capacity).toMatchObject({ requests: proxy.requests.length, readUnits: COUNT / 2 })
  })

  it('asks only for those again', async () => {
    proxy.inject({ operation: 'BatchGetItem', fault: faults.unprocessed() })
    await faulty.batch.get(keys.slice(0, 10))
    const sizes = proxy.requests.map(({ body }) => {
      const items = body.RequestItems as Record<string, { readonly Keys: readonly unknown[] }>
      return items[table.tableName]?.Keys.length
    })
    expect(sizes).toEqual([10, 5])
  })

  it('tries again when all of it is throttled', async () => {
    proxy.inject({ operation: 'BatchGetItem', fault: faults.throttle(), times: 3 })
    expect(await faulty.batch.get(keys.slice(0, 10))).toEqual(orders.slice(0, 10))
    expect(proxy.requests).toHaveLength(4)
  })

  it('gives up at its deadline, with what was read and the keys that are left', async () => {
    proxy.inject({ operation: 'BatchGetItem', fault: faults.unprocessed() })
    proxy.inject({ operation: 'BatchGetItem', fault: faults.throttle(), times: Number.POSITIVE_INFINITY })
    const some = [...keys.slice(0, 4), missing, keys[0] ?? missing]
    const call = () => faulty.batch.get(some, { deadline: 60_000 })
    const when = () => proxy.requests.length >= 3
    const error = await rejection(outOfTime({ call, ms: 60_000, when, step: 10 }))
    expect(error).toBeInstanceOf(BatchIncompleteError)
    expect(error).toMatchObject({
      code: 'BATCH_INCOMPLETE',
      leftovers: [keys[2], keys[3], missing],
      done: [orders[0], orders[1], undefined, undefined, undefined, orders[0]],
      message: "3 operations of the batch were not done; 'leftovers' holds them, to be tried again later.",
    })
    expect(error.cause).toBeInstanceOf(ThrottledError)
    proxy.reset()
    const { leftovers } = error as BatchIncompleteError<(typeof keys)[number]>
    expect(await faulty.batch.get(leftovers)).toEqual([orders[2], orders[3], undefined])
  })

  it('says why, when a part was read and another failed', async () => {
    proxy.inject({ operation: 'BatchGetItem', fault: faults.unprocessed() })
    const denied = { status: 400, code: 'AccessDeniedException', message: 'no' }
    proxy.inject({ operation: 'BatchGetItem', fault: faults.serviceError(denied) })
    const error = await rejection(faulty.batch.get(keys.slice(0, 4)))
    expect(error).toBeInstanceOf(BatchIncompleteError)
    expect(error.cause).toBeInstanceOf(AccessDeniedError)
    expect(error).toMatchObject({ leftovers: keys.slice(2, 4) })
  })

  it('rejects with the failure itself when nothing was read', async () => {
    proxy.inject({ operation: 'BatchGetItem', fault: faults.serverError(), times: Number.POSITIVE_INFINITY })
    expect(await rejection(faulty.batch.get(keys))).toBeInstanceOf(UnavailableError)
  })
})
