import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { AlreadyExistsError, connect, ValidationError } from '../index.js'
import { newOrder, orderKey, placedAt } from '../testing/orders.js'
import { key, putRaw, rawItem } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)

describe('create', () => {
  it('writes keys, index keys and marker beside the attributes', async () => {
    await db.order.create(newOrder('o1', { region: 'eu', city: 'Paris' }))

    expect(await rawItem(table, key('CUSTOMER#c1', 'ORDER#o1'))).toEqual({
      pk: { S: 'CUSTOMER#c1' },
      sk: { S: 'ORDER#o1' },
      gsi1pk: { S: 'STATUS#placed' },
      gsi1sk: { S: '2026-11-21T09:00:00.000Z' },
      gsi2pk: { S: 'PLACE#eu#Paris' },
      gsi2sk: { S: '2026-11-21T09:00:00.000Z' },
      _entity: { S: 'order' },
      customerId: { S: 'c1' },
      orderId: { S: 'o1' },
      status: { S: 'placed' },
      placedAt: { S: '2026-11-21T09:00:00.000Z' },
      total: { N: '10' },
      lines: { L: [] },
      region: { S: 'eu' },
      city: { S: 'Paris' },
    })
  })

  it('gives the item with its defaults, as it will be read', async () => {
    const created = await db.order.create(newOrder('o2', { tags: new Set(['a']) }))

    expect(created).toEqual({
      ...orderKey('o2'),
      status: 'placed',
      placedAt,
      total: 10,
      lines: [],
      tags: new Set(['a']),
    })
    expect(await db.order.get(orderKey('o2'))).toEqual(created)
  })

  it('fails when the item is there, and shows the one that is', async () => {
    await db.order.create(newOrder('o3'))

    const error = await rejection(db.order.create(newOrder('o3', { total: 99 })))

    expect(error).toBeInstanceOf(AlreadyExistsError)
    expect(error).toMatchObject({
      code: 'ALREADY_EXISTS',
      entity: 'order',
      key: orderKey('o3'),
      current: { orderId: 'o3', total: 10 },
      message:
        'order { customerId: "c1", orderId: "o3" } exists already; update it, or use put to replace it.',
    })
    expect((await db.order.getOrFail(orderKey('o3'))).total).toBe(10)
  })

  it('fails also when what is there cannot be read', async () => {
    await putRaw(table, { ...key('CUSTOMER#c1', 'ORDER#raw'), total: { S: 'ten' } })

    const error = await rejection(db.order.create(newOrder('raw')))

    expect(error).toBeInstanceOf(AlreadyExistsError)
    expect(error).toMatchObject({ current: undefined })
  })
})

describe('an item is checked before it is sent', () => {
  const refusal = (given: object) => rejection(db.order.create({ ...newOrder('bad'), ...given } as never))

  it.each<[string, object, string]>([
    ['an attribute that is not declared', { totl: 1 }, 'order.totl is not declared; the attributes are'],
    ['a missing attribute', { total: undefined }, 'order.total is missing; give it a value'],
    ['a missing part of the key', { orderId: undefined }, 'order.orderId is missing'],
    ['an empty part of the key', { orderId: '' }, 'order.orderId is empty, and no part of a key can be'],
    ['an empty part of an index key', { region: 'eu', city: '' }, 'order.city is empty'],
    ['null where it is not nullable', { total: null }, 'order.total must be a finite number (got null)'],
    ['a value inside of a list', { lines: [{ sku: 'a', quantity: 0.5 }] }, 'order.lines[0].quantity must be'],
    ['a key attribute of the table', { pk: 'CUSTOMER#c2' }, 'order.pk is not declared'],
    ['the marker of the entity', { _entity: 'customer' }, 'order._entity is not declared'],
    [
      'a partition key of 2049 bytes',
      { customerId: 'é'.repeat(1020) },
      'makes a partition key of 2049 bytes',
    ],
    ['a sort key of 1025 bytes', { orderId: 'x'.repeat(1019) }, 'makes a sort key of 1025 bytes'],
  ])('%s', async (_, given, message) => {
    const error = await refusal(given)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(message)
  })

  it('and nothing is written', async () => {
    await refusal({ totl: 1 })
    expect(await db.order.get(orderKey('bad'))).toBeUndefined()
  })
})
