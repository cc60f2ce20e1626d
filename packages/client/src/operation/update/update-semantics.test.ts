import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, NotFoundError, ValidationError } from '../../index.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { key, rawItem } from '../../testing/raw-items.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'
import type { Untyped } from '../../testing/untyped.js'

const table = testTable(shop)
const db = connect(shop, table)

describe('undefined changes nothing', () => {
  it('in a set', async () => {
    const order = await db.order.create(newOrder('u1', { note: 'gift' }))
    await db.order.update(orderKey('u1'), { set: { note: undefined, total: 11 } })
    expect(await db.order.get(orderKey('u1'))).toEqual({ ...order, total: 11 })
  })

  it('in every other clause', async () => {
    const order = await db.order.create(newOrder('u2'))
    const nothing = { rating: undefined }
    await db.order.update(orderKey('u2'), {
      set: undefined,
      remove: undefined,
      add: nothing,
      delete: { tags: undefined },
      append: { lines: undefined },
      change: undefined,
    })
    expect(await db.order.get(orderKey('u2'))).toEqual(order)
  })

  it('when nothing is left to change, but the item must be there', async () => {
    const order = await db.order.create(newOrder('u3'))
    expect(await db.order.update(orderKey('u3'), { set: { note: undefined }, return: 'new' })).toEqual(order)
    expect(await rejection(db.order.update(orderKey('nobody'), {}))).toBeInstanceOf(NotFoundError)
  })

  it('when nothing is left to change in a transaction, but the item must be there', async () => {
    const order = await db.order.create(newOrder('u4'))
    const transaction = db.transact((tx) => [tx.order.update(orderKey('u4'), { set: { note: undefined } })])
    // DynamoDB takes no update without an expression in a transaction, though DynamoDB Local does.
    expect(transaction.params().TransactItems?.map(Object.keys)).toEqual([['ConditionCheck']])
    await transaction
    expect(await db.order.get(orderKey('u4'))).toEqual(order)
    const error = await rejection(db.transact((tx) => [tx.order.update(orderKey('nobody'), {})]))
    expect(error).toMatchObject({ reasons: [{ operation: 'update', error: { code: 'NOT_FOUND' } }] })
  })

  it('on create and put, where the attribute is then not stored', async () => {
    await db.order.create(newOrder('u5', { note: undefined }))
    expect(await rawItem(table, key('CUSTOMER#c1', 'ORDER#u5'))).not.toHaveProperty('note')
  })
})

describe('null', () => {
  it('is stored where the attribute is nullable', async () => {
    await db.order.create(newOrder('n1', { discount: 1 }))
    await db.order.update(orderKey('n1'), { set: { discount: null } })
    expect((await db.order.getOrFail(orderKey('n1'))).discount).toBeNull()
    expect(await rawItem(table, key('CUSTOMER#c1', 'ORDER#n1'))).toMatchObject({ discount: { NULL: true } })
  })

  it('is refused elsewhere', async () => {
    await db.order.create(newOrder('n2', { note: 'gift' }))
    const error = await rejection(db.order.update(orderKey('n2'), { set: { note: null as never } }))
    expect(error.message).toBe('order.note must be a string (got null).')
  })

  it('is another thing than missing', async () => {
    await db.order.create(newOrder('n3', { discount: null }))
    await db.order.update(orderKey('n3'), { set: { total: 1 }, if: (o) => o.discount.exists() })
    await db.order.update(orderKey('n3'), { remove: ['discount'], if: (o) => o.discount.eq(null as never) })
    await db.order.update(orderKey('n3'), { set: { total: 2 }, if: (o) => o.discount.missing() })
    expect((await db.order.getOrFail(orderKey('n3'))).total).toBe(2)
  })
})

describe('remove', () => {
  it('removes', async () => {
    await db.order.create(newOrder('r1', { note: 'gift', rating: 5 }))
    await db.order.update(orderKey('r1'), { remove: ['note', 'rating', 'discount'] })
    expect(await db.order.get(orderKey('r1'))).toEqual({ ...newOrder('r1'), lines: [] })
  })

  it('refuses what is not optional', async () => {
    const error = await rejection(db.order.update(orderKey('r1'), { remove: ['total' as 'note'] }))
    expect(error.message).toBe('order.total is not optional, so it cannot be removed; set it instead.')
  })
})

describe('an update is refused before it is sent', () => {
  const refusal = (changes: object) => rejection(db.order.update(orderKey('u1'), changes as never))

  it.each<[string, object, string]>([
    ['of a part of the key', { set: { orderId: 'o2' } }, 'orderId is part of the primary key, which never'],
    ['of what is not declared', { set: { totl: 1 } }, 'order.totl is not declared'],
    ['of a key attribute', { set: { pk: 'CUSTOMER#c2' } }, 'order.pk is not declared'],
    ['of an index key', { set: { gsi1pk: 'STATUS#paid' } }, 'order.gsi1pk is not declared'],
    ['of the marker', { remove: ['_entity'] }, 'order._entity is not declared'],
    ['in two ways', { set: { total: 1 }, add: { total: 1 } }, 'order.total is changed in two ways'],
    [
      'as a whole and further in',
      { set: { address: { street: 'a' } }, change: (o: Untyped) => o.address.zip.remove() },
      'order.address is changed in two ways',
    ],
    ['by add on text', { add: { note: 'a' } }, "order.note is of type string, on which 'add' does nothing"],
    ['by append on a set', { append: { tags: ['a'] } }, "order.tags is of type stringSet, on which 'append'"],
    [
      'to a value of the wrong type',
      { set: { total: '1' } },
      'order.total must be a finite number (got "1")',
    ],
    [
      'further in',
      { change: (o: Untyped) => o.lines[0].quantity.set(0.5) },
      'lines[0].quantity must be a whole',
    ],
    ['with something else than a change', { change: () => 1 }, 'order.change is not a change (got 1)'],
    ['with an empty set', { add: { tags: new Set() } }, 'order.tags is an empty set'],
  ])('%s', async (_, changes, message) => {
    const error = await refusal(changes)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain(message)
  })
})
