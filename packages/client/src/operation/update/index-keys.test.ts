import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, ValidationError } from '../../index.js'
import { newOrder, orderKey, placedAt } from '../../testing/orders.js'
import { key, rawItem, rawItems } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'
import type { Untyped } from '../../testing/untyped.js'

const table = testTable(shop)
const db = connect(shop, table)

/** The keys of an order in its indexes, as they are stored. */
async function indexKeys(orderId: string): Promise<object> {
  const item = (await rawItem(table, key('CUSTOMER#c1', `ORDER#${orderId}`))) ?? {}
  const names = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].filter((name) => name in item)
  return Object.fromEntries(names.map((name) => [name, item[name]?.S]))
}

const inPlace = async (region: string, city: string) =>
  (await db.ordersByPlace({ region, city }).collect()).map(({ orderId }) => orderId)

const at = placedAt.toISOString()
const byStatus = { gsi1pk: 'STATUS#placed', gsi1sk: at }

describe('no part, no entry', () => {
  it.each<[string, { region?: string; city?: string }]>([
    ['neither of two parts', {}],
    ['only the first part', { region: 'eu' }],
    ['only the second part', { city: 'Paris' }],
  ])('with %s', async (_, given) => {
    await db.order.create(newOrder('none', given))
    // The sort key of the index is known, and by itself it makes no entry.
    expect(await indexKeys('none')).toEqual({ ...byStatus, gsi2sk: at })
    expect(await rawItems(table, 'gsi2')).toEqual([])
    await db.order.delete(orderKey('none'))
  })

  it('and with all of them there is one', async () => {
    await db.order.create(newOrder('both', { region: 'eu', city: 'Oslo' }))
    expect(await indexKeys('both')).toEqual({ ...byStatus, gsi2pk: 'PLACE#eu#Oslo', gsi2sk: at })
    expect(await inPlace('eu', 'Oslo')).toEqual(['both'])
  })
})

describe('an update that touches a part of an index key', () => {
  it('makes it anew when it is the only part', async () => {
    await db.order.create(newOrder('u1'))
    await db.order.update(orderKey('u1'), { set: { status: 'paid' } })
    expect(await indexKeys('u1')).toMatchObject({ gsi1pk: 'STATUS#paid' })
    expect((await db.ordersByStatus({ status: 'paid' }).collect()).map((o) => o.orderId)).toEqual(['u1'])
  })

  it('makes every key that it is a part of', async () => {
    await db.order.create(newOrder('u2', { region: 'eu', city: 'Rome' }))
    await db.order.update(orderKey('u2'), { set: { placedAt: new Date('2026-12-01T00:00:00Z') } })
    expect(await indexKeys('u2')).toMatchObject({
      gsi1sk: '2026-12-01T00:00:00.000Z',
      gsi2sk: '2026-12-01T00:00:00.000Z',
    })
  })

  it('makes it when all parts are given', async () => {
    await db.order.create(newOrder('u3'))
    await db.order.update(orderKey('u3'), { set: { region: 'eu', city: 'Bern' } })
    expect(await inPlace('eu', 'Bern')).toEqual(['u3'])
  })

  it('is refused when a part is not given', async () => {
    await db.order.create(newOrder('u4', { region: 'eu', city: 'Kyiv' }))
    // @ts-expect-error the city is missing
    const error = await rejection(db.order.update(orderKey('u4'), { set: { region: 'us' } }))

    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toBe(
      "order.city is needed too, because the index key 'gsi2pk' is made from region, city; set it as well, or call readThenUpdate.",
    )
    expect(await inPlace('eu', 'Kyiv')).toEqual(['u4'])
  })

  it('removes it with one of its parts', async () => {
    await db.order.create(newOrder('u5', { region: 'eu', city: 'Riga' }))
    await db.order.update(orderKey('u5'), { remove: ['city'] })
    expect(await indexKeys('u5')).not.toHaveProperty('gsi2pk')
    expect(await inPlace('eu', 'Riga')).toEqual([])
  })

  it('removes it when one part goes and another comes', async () => {
    await db.order.create(newOrder('u6', { region: 'eu', city: 'Graz' }))
    await db.order.update(orderKey('u6'), {
      set: { region: 'us', city: undefined },
      remove: ['city'],
    } as never)
    expect(await indexKeys('u6')).not.toHaveProperty('gsi2pk')
  })

  it('leaves it alone when no part is touched', async () => {
    await db.order.create(newOrder('u7', { region: 'eu', city: 'Cork' }))
    const before = await indexKeys('u7')
    await db.order.update(orderKey('u7'), { set: { total: 1 }, remove: ['note'], add: { rating: 1 } })
    expect(await indexKeys('u7')).toEqual(before)
  })

  it.each<[string, object]>([
    ['by add', { add: { status: 'a' } }],
    ['by a change', { change: (o: Untyped) => o.status.set('paid') }],
    ['by a change where nothing is yet', { change: (o: Untyped) => o.city.setIfMissing('Bonn') }],
  ])('is refused %s, because its new value must be known', async (_, changes) => {
    const error = await rejection(db.order.update(orderKey('u7'), changes as never))
    expect(error.message).toContain('so its new value must be known; use set')
  })
})

describe('an update in a transaction', () => {
  it('keeps index keys too', async () => {
    await db.order.create(newOrder('t1'))
    await db.transact((tx) => [
      tx.order.update(orderKey('t1'), { set: { status: 'shipped', region: 'eu', city: 'Lyon' } }),
    ])
    expect(await indexKeys('t1')).toEqual({
      gsi1pk: 'STATUS#shipped',
      gsi1sk: at,
      gsi2pk: 'PLACE#eu#Lyon',
      gsi2sk: at,
    })
  })

  it('is refused when a part is not given', async () => {
    // @ts-expect-error the region is missing
    const transaction = db.transact((tx) => [tx.order.update(orderKey('t1'), { set: { city: 'Nice' } })])
    expect((await rejection(transaction)).message).toContain('order.region is needed too')
  })
})
