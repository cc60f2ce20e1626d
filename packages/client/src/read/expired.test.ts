import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { beforeAll, expect, it } from 'vitest'
import { connect } from '../index.js'
import { anOrder, day } from '../testing/reads/orders.js'
import { store } from '../testing/reads/store.js'

const table = testTable(store)
const db = connect(store, table)
const c1 = { customerId: 'c1' }
const gone = { ...c1, placedAt: day(2), orderId: 'gone' }
/** DynamoDB Local removes what has expired within seconds, as DynamoDB does only what did so in the last five years. */
const longAgo = new Date(0)
const never = new Date(8_000_000_000_000)

beforeAll(async () => {
  await db.batch.write((b) => [
    b.order.put(anOrder('alive', { placedAt: day(1), expiresAt: never })),
    b.order.put(anOrder('gone', { placedAt: day(2), expiresAt: longAgo })),
    b.order.put(anOrder('lasting', { placedAt: day(3) })),
  ])
})

const idsOf = (orders: readonly { readonly orderId: string }[]) => orders.map(({ orderId }) => orderId)

describeWithDynamoDB('read 27: what has expired, and DynamoDB has not removed yet,', () => {
  const includeExpired = true

  it('is not given by a get, unless it is asked for', async () => {
    expect(await db.order.get(gone)).toBeUndefined()
    expect(await db.orderByKey(gone)).toBeUndefined()
    await expect(db.order.getOrFail(gone)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await db.order.getOrFail(gone, { includeExpired })).toMatchObject({ expiresAt: longAgo })
    expect(await db.orderByKey(gone, { includeExpired, select: ['orderId'] })).toEqual({ orderId: 'gone' })
  })

  it('is not given by reads of several items, unless it is asked for', async () => {
    const keys = [db.order.key(gone), db.order.key({ ...gone, orderId: 'never' })]
    expect(await db.batch.get(keys)).toEqual([undefined, undefined])
    expect(await db.transact.get(keys)).toEqual([undefined, undefined])
    const given = [expect.objectContaining({ orderId: 'gone', expiresAt: longAgo }), undefined]
    expect(await db.batch.get(keys, { includeExpired })).toEqual(given)
    expect(await db.transact.get(keys, { includeExpired })).toEqual(given)
  })

  it('is not given by a query, unless it is asked for', async () => {
    expect(idsOf(await db.ordersOfCustomer(c1).collect())).toEqual(['alive', 'lasting'])
    expect(idsOf(await db.ordersByStatus({ status: 'placed' }).collect())).toEqual(['alive', 'lasting'])
    const all = db.ordersOfCustomer(c1, { includeExpired, select: ['orderId'] })
    expect(idsOf(await all.collect())).toEqual(['alive', 'gone', 'lasting'])
  })

  it('does not count for a limit', async () => {
    expect(idsOf((await db.ordersOfCustomer(c1, { limit: 2 }).page()).items)).toEqual(['alive', 'lasting'])
    const two = await db.ordersOfCustomer(c1, { limit: 2, includeExpired }).page()
    expect(idsOf(two.items)).toEqual(['alive', 'gone'])
  })

  it.each([undefined, 3])(
    'is not given by a scan in %s segments, unless it is asked for',
    async (segments) => {
      const parts = { segments: segments as 3 }
      expect(idsOf(await db.allOrders(parts).collect()).sort()).toEqual(['alive', 'lasting'])
      const all = await db.allOrders({ ...parts, includeExpired }).collect()
      expect(idsOf(all).sort()).toEqual(['alive', 'gone', 'lasting'])
    },
  )
})
