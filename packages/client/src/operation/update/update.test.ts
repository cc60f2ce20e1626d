import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { ConditionFailedError, connect, NotFoundError } from '../../index.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { key, rawItem } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)
const line = (sku: string) => ({ sku, quantity: 1 })

describe('update', () => {
  it('sets attributes and leaves the others as they are', async () => {
    const order = await db.order.create(newOrder('o1', { note: 'gift' }))
    await db.order.update(orderKey('o1'), { set: { total: 11, rating: 5 } })
    expect(await db.order.get(orderKey('o1'))).toEqual({ ...order, total: 11, rating: 5 })
  })

  it('gives nothing unless asked', async () => {
    await db.order.create(newOrder('o2'))
    expect(await db.order.update(orderKey('o2'), { set: { total: 11 } })).toBeUndefined()
  })

  it('gives the new item when asked', async () => {
    const order = await db.order.create(newOrder('o3'))
    const updated = await db.order.update(orderKey('o3'), { set: { total: 11 }, return: 'new' })
    expect(updated).toEqual({ ...order, total: 11 })
  })

  it('gives the old item when asked', async () => {
    const order = await db.order.create(newOrder('o4'))
    const old = await db.order.update(orderKey('o4'), { set: { total: 11 }, return: 'old' })
    expect(old).toEqual(order)
  })

  it('never makes an item', async () => {
    const error = await rejection(db.order.update(orderKey('nobody'), { set: { total: 11 } }))

    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toMatchObject({ entity: 'order', key: orderKey('nobody') })
    expect(await rawItem(table, key('CUSTOMER#c1', 'ORDER#nobody'))).toBeUndefined()
  })

  it('adds to numbers, also to one that is missing', async () => {
    await db.order.create(newOrder('o5'))
    const updated = await db.order.update(orderKey('o5'), { add: { total: -2.5, rating: 4 }, return: 'new' })
    expect(updated).toMatchObject({ total: 7.5, rating: 4 })
  })

  it('adds members to sets and deletes them', async () => {
    await db.order.create(newOrder('o6', { tags: new Set(['a', 'b']) }))

    await db.order.update(orderKey('o6'), { add: { tags: new Set(['b', 'c']), sizes: new Set([1]) } })
    const updated = await db.order.update(orderKey('o6'), { delete: { tags: new Set(['a']) }, return: 'new' })

    expect(updated).toMatchObject({ tags: new Set(['b', 'c']), sizes: new Set([1]) })
  })

  it('loses a set with its last member', async () => {
    await db.order.create(newOrder('o7', { tags: new Set(['a']) }))
    await db.order.update(orderKey('o7'), { delete: { tags: new Set(['a']) } })
    expect(await db.order.get(orderKey('o7'))).not.toHaveProperty('tags')
  })

  it('appends to lists and prepends', async () => {
    await db.order.create(newOrder('o8', { lines: [line('b')] }))
    await db.order.update(orderKey('o8'), { append: { lines: [line('c')] } })
    await db.order.update(orderKey('o8'), { prepend: { lines: [line('a')] } })
    expect((await db.order.getOrFail(orderKey('o8'))).lines).toEqual([line('a'), line('b'), line('c')])
  })

  it('changes places further in', async () => {
    await db.order.create(newOrder('o9', { lines: [line('a'), line('b')], address: { street: 'Old St' } }))

    const updated = await db.order.update(orderKey('o9'), {
      change: (o) => [
        o.address.street.set('Main St'),
        o.address.zip.setIfMissing('75001'),
        o.lines.at(0).quantity.increment(4),
        o.lines.at(1).note.set('fragile'),
      ],
      return: 'new',
    })

    expect(updated.address).toEqual({ street: 'Main St', zip: '75001' })
    expect(updated.lines).toEqual([
      { sku: 'a', quantity: 5 },
      { sku: 'b', quantity: 1, note: 'fragile' },
    ])
  })

  it('does all of it at once', async () => {
    await db.order.create(newOrder('o10', { note: 'gift', tags: new Set(['a']), lines: [line('a')] }))

    await db.order.update(orderKey('o10'), {
      set: { status: 'paid' },
      remove: ['note'],
      add: { total: 1 },
      delete: { tags: new Set(['a']) },
      append: { lines: [line('b')] },
      change: (o) => o.rating.setIfMissing(3),
    })

    expect(await db.order.get(orderKey('o10'))).toEqual({
      ...newOrder('o10', { status: 'paid', total: 11, rating: 3 }),
      lines: [line('a'), line('b')],
    })
  })
})

describe('update with a condition', () => {
  it('is done while it holds', async () => {
    await db.order.create(newOrder('p1'))
    await db.order.update(orderKey('p1'), { set: { status: 'paid' }, if: (o) => o.status.eq('placed') })
    expect((await db.order.getOrFail(orderKey('p1'))).status).toBe('paid')
  })

  it('is refused when it does not hold, and shows the item as it is', async () => {
    await db.order.create(newOrder('p2', { status: 'shipped' }))

    const error = await rejection(
      db.order.update(orderKey('p2'), { set: { status: 'paid' }, if: (o) => o.status.eq('placed') }),
    )

    expect(error).toBeInstanceOf(ConditionFailedError)
    expect(error).toMatchObject({ code: 'CONDITION_FAILED', current: { status: 'shipped' } })
  })

  it('says that there is no item, where that is why', async () => {
    const error = await rejection(
      db.order.update(orderKey('nobody'), { set: { status: 'paid' }, if: (o) => o.status.eq('placed') }),
    )
    expect(error).toBeInstanceOf(NotFoundError)
  })

  it('is done once by many who want it at the same time', async () => {
    await db.order.create(newOrder('p3'))

    const pay = () =>
      db.order.update(orderKey('p3'), {
        set: { status: 'paid' },
        add: { rating: 1 },
        if: (o) => o.status.eq('placed'),
      })
    const results = await Promise.allSettled(Array.from({ length: 20 }, pay))

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await db.order.getOrFail(orderKey('p3'))).rating).toBe(1)
  })
})
