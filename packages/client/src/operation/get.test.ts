import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, NotFoundError, UnreadableItemError, ValidationError } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { key, putRaw } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)

describe('get', () => {
  it('gives the item of a key', async () => {
    const order = await db.order.create(newOrder('o1', { note: 'gift' }))
    expect(await db.order.get(orderKey('o1'))).toEqual(order)
  })

  it('gives undefined where there is none', async () => {
    expect(await db.order.get(orderKey('nobody'))).toBeUndefined()
  })

  it('gives some attributes when asked', async () => {
    await db.order.create(newOrder('o2', { note: 'gift' }))
    expect(await db.order.get(orderKey('o2'), { select: ['note', 'rating'] })).toEqual({ note: 'gift' })
  })

  it('reads consistently when asked', () => {
    const { ConsistentRead } = db.order.get(orderKey('o1'), { consistent: true }).params()
    expect(ConsistentRead).toBe(true)
  })

  it('refuses a key without all of its parts', async () => {
    const error = await rejection(db.order.get({ customerId: 'c1' } as never))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toBe('order.orderId is missing, and the sort key needs it.')
  })

  it('refuses to select what is not declared', async () => {
    const error = await rejection(db.order.get(orderKey('o1'), { select: ['totl' as 'total'] }))
    expect(error.message).toContain('order.totl is not declared; the attributes are address, city')
  })

  it('says what is wrong with an item that does not fit the design', async () => {
    await putRaw(table, { ...key('CUSTOMER#c1', 'ORDER#raw'), customerId: { S: 'c1' }, orderId: { N: '1' } })

    const error = await rejection(db.order.get(orderKey('raw')))

    expect(error).toBeInstanceOf(UnreadableItemError)
    expect(error).toMatchObject({
      code: 'UNREADABLE_ITEM',
      entity: 'order',
      attribute: 'orderId',
      storedKey: { pk: 'CUSTOMER#c1', sk: 'ORDER#raw' },
    })
    expect(error.message).toContain('orderId is stored as N, not as a string; mend the item or the design')
  })

  it('names an attribute that is not stored, though the design needs it', async () => {
    await putRaw(table, {
      ...key('CUSTOMER#c1', 'ORDER#old'),
      customerId: { S: 'c1' },
      orderId: { S: 'old' },
    })
    const error = await rejection(db.order.get(orderKey('old')))
    expect(error).toMatchObject({ attribute: 'placedAt', reason: 'is not stored, and the design needs it' })
  })
})

describe('getOrFail', () => {
  it('gives the item', async () => {
    await db.order.create(newOrder('o3'))
    expect((await db.order.getOrFail(orderKey('o3'))).orderId).toBe('o3')
  })

  it('fails where there is none', async () => {
    const error = await rejection(db.order.getOrFail(orderKey('nobody')))

    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      entity: 'order',
      key: orderKey('nobody'),
      message:
        'There is no order { customerId: "c1", orderId: "nobody" }; create it first, or check its key.',
    })
  })
})

describe('an item that was written by another version of the design', () => {
  it('reads with constant defaults for what it lacks, and without what was dropped', async () => {
    await putRaw(table, {
      ...key('CART#old', 'CART'),
      cartId: { S: 'old' },
      owner: { S: 'c1' },
      dropped: { S: 'long ago' },
    })
    expect(await db.cart.get({ cartId: 'old' })).toEqual({ cartId: 'old', owner: 'c1', items: 0 })
  })
})
