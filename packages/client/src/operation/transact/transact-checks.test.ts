import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../index.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'
import type { Untyped } from '../../testing/untyped.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client(), tableName: table.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const newCustomer = (customerId: string) => ({
  customerId,
  email: `${customerId}@example.com`,
  name: 'A. Customer',
})
const operations = () => proxy.requests.map(({ operation }) => operation)

describe('a transaction is refused before anything is read or sent', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => newCustomer(`m${i}`))

  it('with more than 100 operations', async () => {
    const orders = Array.from({ length: 101 }, (_, i) => newOrder(`m${i}`))
    const error = await rejection(db.transact((tx) => orders.map((order) => tx.order.create(order))))
    expect(error.message).toBe(
      'transaction has 101 items, guard items of unique attributes included; DynamoDB allows 1 to 100; split it where it need not be all or nothing.',
    )
    expect(operations()).toEqual([])
  })

  it('with more than 100 operations that depend on what is stored', async () => {
    const writes = db.transact((tx) => many(101).map(({ customerId }) => tx.customer.delete({ customerId })))
    expect((await rejection(writes)).message).toContain('transaction has 101 items')
    expect(operations()).toEqual([])
  })

  it('with more than 100 items, guards counted', async () => {
    const error = await rejection(
      db.transact((tx) => many(51).map((customer) => tx.customer.create(customer))),
    )
    expect(error.message).toContain('has 102 items, guard items of unique attributes included')
    expect(operations()).toEqual([])
  })

  it('with none', async () => {
    expect((await rejection(db.transact(() => []))).message).toContain('has 0 items')
  })

  it('and exactly 100 are done', async () => {
    await db.transact((tx) => many(50).map((customer) => tx.customer.create(customer)))
    expect(await db.customer.get({ customerId: 'm49' })).toBeDefined()
  })

  it.each<[string, (tx: Untyped) => unknown[]]>([
    ['two updates', (tx) => ['a', 'b'].map((note) => tx.order.update(orderKey('t'), { set: { note } }))],
    ['a create and a put', (tx) => [tx.order.create(newOrder('t')), tx.order.put(newOrder('t'))]],
    ['a put and a delete', (tx) => [tx.order.put(newOrder('t')), tx.order.delete(orderKey('t'))]],
    ['an update and a check', (tx) => [tx.order.update(orderKey('t'), {}), tx.order.check(orderKey('t'))]],
  ])('when it writes an item twice: %s', async (_, writes) => {
    const error = await rejection(db.transact(writes as never))
    expect(error.message).toBe(
      'order is an item, or has a unique value, that the operations 0 and 1 of one transaction both write (got "order { customerId: \\"c1\\", orderId: \\"t\\" }"); make one operation of them, or two transactions.',
    )
    expect(operations()).toEqual([])
  })

  it('when it gives one unique value to two items', async () => {
    const twins = [newCustomer('t1'), { ...newCustomer('t2'), email: 't1@example.com' }]
    const error = await rejection(db.transact((tx) => twins.map((twin) => tx.customer.create(twin))))
    expect(error).toMatchObject({ code: 'VALIDATION', entity: 'customer' })
    expect(operations()).toEqual([])
  })

  it('when a value is wrong, also beside a write that depends on what is stored', async () => {
    const error = await rejection(
      db.transact((tx) => [
        tx.customer.delete({ customerId: 'a1' }),
        tx.customer.update({ customerId: 'c1' }, { set: { email: 7 as never } }),
      ]),
    )
    expect(error.message).toBe('customer.email must be a string (got 7).')
    expect(operations()).toEqual([])
  })
})
