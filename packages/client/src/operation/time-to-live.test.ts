import { testTable } from '@keyprint/local/vitest'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AlreadyExistsError, connect, NotFoundError } from '../index.js'
import { key, putRaw, rawItem } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)
const stored = (cartId: string) => rawItem(table, key(`CART#${cartId}`, 'CART'))
/** DynamoDB Local removes what has expired within seconds, as DynamoDB does only what did so in the last five years. */
const past = new Date(0)

/** A cart that is over, and that DynamoDB has not removed yet. */
const expired = (cartId: string) => db.cart.put({ cartId, owner: 'c7', items: 7, expiresAt: past })

afterEach(() => vi.useRealTimers())

describe('a time to live', () => {
  it.each<[string, Date | object, number]>([
    ['a date', new Date('2030-01-01T00:00:00.000Z'), 1_893_456_000],
    ['a date within a second, rounded up', new Date('2030-01-01T00:00:00.001Z'), 1_893_456_001],
    ['a duration from now, rounded up', { days: 1, hours: 1, minutes: 1, seconds: 1.25 }, 1_700_090_062],
  ])('is given as %s', async (_, expiresAt, seconds) => {
    vi.useFakeTimers({ now: 1_700_000_000_500, toFake: ['Date'] })
    const created = await db.cart.put({ cartId: 'a', owner: 'c1', expiresAt })
    expect(await stored('a')).toMatchObject({ expiresAt: { N: String(seconds) } })
    expect(created.expiresAt).toEqual(new Date(seconds * 1000))
    expect(await db.cart.get({ cartId: 'a' })).toEqual(created)
  })

  it('is changed and removed by an update', async () => {
    await db.cart.put({ cartId: 'b', owner: 'c1', expiresAt: { minutes: 1 } })
    const expiresAt = new Date('2035-01-01T00:00:00Z')
    const updated = await db.cart.update({ cartId: 'b' }, { set: { expiresAt }, return: 'new' })
    expect(updated.expiresAt).toEqual(expiresAt)
    await db.cart.update({ cartId: 'b' }, { remove: ['expiresAt'] })
    expect(await stored('b')).not.toHaveProperty('expiresAt')
  })
})

describe('what has expired is not there, before DynamoDB removes it too', () => {
  it('for get and getOrFail', async () => {
    await expired('x1')
    expect(await db.cart.get({ cartId: 'x1' })).toBeUndefined()
    expect(await db.cart.get({ cartId: 'x1' }, { select: ['owner'] })).toBeUndefined()
    expect(await rejection(db.cart.getOrFail({ cartId: 'x1' }))).toBeInstanceOf(NotFoundError)
  })

  it('for reads of several items', async () => {
    await expired('x2')
    await db.cart.put({ cartId: 'x3', owner: 'c2' })
    const keys = [db.cart.key({ cartId: 'x2' }), db.cart.key({ cartId: 'x3' })]
    const live = expect.objectContaining({ cartId: 'x3' })
    expect(await db.batch.get(keys)).toEqual([undefined, live])
    expect(await db.transact.get(keys)).toEqual([undefined, live])
    expect(await db.cartsByOwner({ owner: 'c7' }).collect()).toEqual([])
  })

  it('for update, delete and check', async () => {
    await expired('x4')
    const changes = { set: { items: 1 } }
    const cartId = 'x4'
    expect(await rejection(db.cart.update({ cartId }, changes))).toBeInstanceOf(NotFoundError)
    expect(await rejection(db.cart.readThenUpdate({ cartId }, changes))).toBeInstanceOf(NotFoundError)
    const transaction = db.transact((tx) => [
      tx.cart.check({ cartId }),
      tx.order.delete({ customerId: 'c', orderId: 'o' }),
    ])
    expect(await rejection(transaction)).toMatchObject({ reasons: [{ error: { code: 'NOT_FOUND' } }] })
    expect(await db.cart.delete({ cartId }, { return: 'old' })).toBeUndefined()
  })

  it('for put, which gives no old item', async () => {
    await expired('x5')
    expect(await db.cart.put({ cartId: 'x5', owner: 'c1' }, { return: 'old' })).toBeUndefined()
  })

  it('for conditions of a put and a delete', async () => {
    await expired('x6')
    const put = db.cart.put({ cartId: 'x6', owner: 'c1' }, { if: (o) => o.items.eq(7) })
    expect(await rejection(put)).toMatchObject({ code: 'CONDITION_FAILED', current: undefined })
    const remove = db.cart.delete({ cartId: 'x6' }, { if: (o) => o.items.eq(7) })
    expect(await rejection(remove)).toBeInstanceOf(NotFoundError)
  })

  it('for create, which takes its place', async () => {
    await expired('x7')
    await db.cart.create({ cartId: 'x7', owner: 'c1' })
    expect(await db.cart.get({ cartId: 'x7' })).toEqual({ cartId: 'x7', owner: 'c1', items: 0 })
    expect(await rejection(db.cart.create({ cartId: 'x7', owner: 'c1' }))).toBeInstanceOf(AlreadyExistsError)
  })

  it('from the second on that is written', async () => {
    const now = Math.floor(Date.now() / 1000)
    const item = { ...key('CART#x8', 'CART'), cartId: { S: 'x8' }, owner: { S: 'c1' } }
    await putRaw(table, { ...item, expiresAt: { N: String(now) } })
    expect(await db.cart.get({ cartId: 'x8' })).toBeUndefined()
    await putRaw(table, { ...item, expiresAt: { N: String(now + 60) } })
    expect(await db.cart.get({ cartId: 'x8' })).toBeDefined()
  })
})
