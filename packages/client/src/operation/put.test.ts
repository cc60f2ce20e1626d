import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { ConditionFailedError, connect, ValidationError } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { key, rawItem } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)

describe('put', () => {
  it('writes an item that is not there', async () => {
    const written = await db.order.put(newOrder('o1'))
    expect(await db.order.get(orderKey('o1'))).toEqual(written)
  })

  it('replaces the whole item that is there, its index keys too', async () => {
    await db.order.put(newOrder('o2', { region: 'eu', city: 'Paris', note: 'gift' }))

    await db.order.put(newOrder('o2', { status: 'paid' }))

    const stored = await rawItem(table, key('CUSTOMER#c1', 'ORDER#o2'))
    expect(stored).toMatchObject({ gsi1pk: { S: 'STATUS#paid' } })
    expect(Object.keys(stored ?? {})).not.toEqual(expect.arrayContaining(['gsi2pk', 'gsi2sk', 'note']))
  })

  it('gives the new item, with its defaults', async () => {
    expect(await db.order.put(newOrder('o3'))).toMatchObject({ orderId: 'o3', lines: [] })
  })

  it('gives the old item when asked', async () => {
    await db.order.put(newOrder('o4', { total: 1 }))
    const old = await db.order.put(newOrder('o4', { total: 2 }), { return: 'old' })
    expect(old).toMatchObject({ orderId: 'o4', total: 1 })
  })

  it('gives nothing as the old item when there was none', async () => {
    expect(await db.order.put(newOrder('o5'), { return: 'old' })).toBeUndefined()
  })
})

describe('put with a condition', () => {
  it('replaces the item while the condition holds', async () => {
    await db.order.put(newOrder('p1'))
    await db.order.put(newOrder('p1', { status: 'paid' }), { if: (o) => o.status.eq('placed') })
    expect((await db.order.getOrFail(orderKey('p1'))).status).toBe('paid')
  })

  it('is refused when it does not hold, and shows the item as it is', async () => {
    await db.order.put(newOrder('p2', { status: 'shipped' }))

    const error = await rejection(
      db.order.put(newOrder('p2', { status: 'paid' }), { if: (o) => o.status.eq('placed') }),
    )

    expect(error).toBeInstanceOf(ConditionFailedError)
    expect(error).toMatchObject({
      code: 'CONDITION_FAILED',
      entity: 'order',
      key: orderKey('p2'),
      condition: 'status = "placed"',
      current: { orderId: 'p2', status: 'shipped' },
    })
    expect((await db.order.getOrFail(orderKey('p2'))).status).toBe('shipped')
  })

  it('is refused when there is no item that it could hold for', async () => {
    const error = await rejection(db.order.put(newOrder('p3'), { if: (o) => o.status.eq('placed') }))
    expect(error).toBeInstanceOf(ConditionFailedError)
    expect(error).toMatchObject({ current: undefined })
  })

  it('can ask that there is no item', async () => {
    await db.order.put(newOrder('p4'), { if: (o) => o.orderId.missing() })
    const error = await rejection(db.order.put(newOrder('p4'), { if: (o) => o.orderId.missing() }))
    expect(error).toBeInstanceOf(ConditionFailedError)
  })
})

it('checks the item before it is sent', async () => {
  const error = await rejection(db.order.put(newOrder('q1', { total: Number.NaN })))
  expect(error).toBeInstanceOf(ValidationError)
  expect(error.message).toBe('order.total must be a finite number (got NaN).')
})
