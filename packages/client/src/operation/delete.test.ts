import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { ConditionFailedError, connect, NotFoundError } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const db = connect(shop, testTable(shop))

describe('delete', () => {
  it('removes the item', async () => {
    await db.order.create(newOrder('o1'))
    expect(await db.order.delete(orderKey('o1'))).toBeUndefined()
    expect(await db.order.get(orderKey('o1'))).toBeUndefined()
  })

  it('is fine where there is none', async () => {
    expect(await db.order.delete(orderKey('nobody'))).toBeUndefined()
  })

  it('gives the old item when asked', async () => {
    const order = await db.order.create(newOrder('o2'))
    expect(await db.order.delete(orderKey('o2'), { return: 'old' })).toEqual(order)
    expect(await db.order.delete(orderKey('o2'), { return: 'old' })).toBeUndefined()
  })
})

describe('delete with a condition', () => {
  it('removes the item while it holds', async () => {
    await db.order.create(newOrder('o3'))
    await db.order.delete(orderKey('o3'), { if: (o) => [o.status.eq('placed'), o.total.lt(11)] })
    expect(await db.order.get(orderKey('o3'))).toBeUndefined()
  })

  it('is refused when it does not hold, and shows the item as it is', async () => {
    await db.order.create(newOrder('o4', { status: 'shipped' }))

    const error = await rejection(db.order.delete(orderKey('o4'), { if: (o) => o.status.eq('placed') }))

    expect(error).toBeInstanceOf(ConditionFailedError)
    expect(error).toMatchObject({ key: orderKey('o4'), current: { status: 'shipped' } })
    expect(await db.order.get(orderKey('o4'))).toBeDefined()
  })

  it('says that there is no item, where that is why', async () => {
    const error = await rejection(db.order.delete(orderKey('nobody'), { if: (o) => o.status.eq('placed') }))
    expect(error).toBeInstanceOf(NotFoundError)
  })
})
