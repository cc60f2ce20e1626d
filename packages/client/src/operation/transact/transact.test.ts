import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { connect, TransactionCanceledError } from '../../index.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'

const table = testTable(shop)
const db = connect(shop, table)

const newCustomer = (customerId: string) => ({
  customerId,
  email: `${customerId}@example.com`,
  name: 'A. Customer',
})

describe('a transaction', () => {
  it('does every kind of write at once', async () => {
    await db.customer.create(newCustomer('a1'))
    await db.order.create(newOrder('changed'))
    await db.order.create(newOrder('gone'))
    await db.order.create(newOrder('checked', { status: 'paid' }))

    const nothing = await db.transact((tx) => [
      tx.order.create(newOrder('created')),
      tx.order.put(newOrder('put')),
      tx.order.update(orderKey('changed'), { set: { status: 'paid' }, add: { total: 1 } }),
      tx.order.delete(orderKey('gone')),
      tx.order.check(orderKey('checked'), { if: (o) => o.status.eq('paid') }),
      tx.customer.update({ customerId: 'a1' }, { add: { orders: 1 }, ifVersion: 1 }),
    ])

    expect(nothing).toBeUndefined()
    const keys = ['created', 'put', 'changed', 'gone'].map((id) => db.order.key(orderKey(id)))
    expect(await db.batch.get(keys)).toMatchObject([
      { orderId: 'created' },
      { orderId: 'put' },
      { status: 'paid', total: 11 },
      undefined,
    ])
    expect(await db.customer.get({ customerId: 'a1' })).toMatchObject({ orders: 1, version: 2 })
  })

  it.each([
    ['of what is unique', { email: 'nobody@example.com' }],
    ['of anything else', { name: 'Nobody' }],
  ])('says in the same way that there is no item, in an update %s', async (_, set) => {
    const update = db.transact((tx) => [
      tx.order.put(newOrder('never')),
      tx.customer.update({ customerId: 'nobody' }, { set }),
    ])
    const error = await rejection(update)
    expect(error).toBeInstanceOf(TransactionCanceledError)
    expect(error).toMatchObject({
      reasons: [
        {
          index: 1,
          operation: 'update',
          entity: 'customer',
          key: { customerId: 'nobody' },
          reason: 'ConditionalCheckFailed',
          error: { code: 'NOT_FOUND' },
        },
      ],
    })
    expect(await db.order.get(orderKey('never'))).toBeUndefined()
  })

  it('swaps, claims and frees the guards of unique attributes', async () => {
    await db.transact((tx) => [tx.customer.create(newCustomer('g1')), tx.customer.create(newCustomer('g2'))])
    await db.transact((tx) => [
      tx.customer.update({ customerId: 'g1' }, { set: { email: 'new@example.com' } }),
      tx.customer.delete({ customerId: 'g2' }),
    ])
    await db.customer.create({ ...newCustomer('g3'), email: 'g1@example.com' })
    await db.customer.create({ ...newCustomer('g4'), email: 'g2@example.com' })
    const taken = db.customer.create({ ...newCustomer('g5'), email: 'new@example.com' })
    expect(await rejection(taken)).toMatchObject({ code: 'NOT_UNIQUE' })
  })
})

describe('a canceled transaction', () => {
  it('says of each operation why it stood in the way, and writes nothing', async () => {
    await db.customer.create(newCustomer('c1'))
    await db.order.create(newOrder('there', { status: 'shipped' }))

    const error = await rejection(
      db.transact((tx) => [
        tx.order.create(newOrder('fine')),
        tx.order.create(newOrder('there')),
        tx.customer.create({ ...newCustomer('c2'), email: 'c1@example.com' }),
        tx.customer.update({ customerId: 'c1' }, { set: { name: 'B' }, ifVersion: 7 }),
        tx.order.update(orderKey('nobody'), { set: { total: 1 } }),
        tx.order.check(orderKey('missing')),
        tx.order.delete(orderKey('other'), { if: (o) => o.total.gt(1) }),
        tx.order.put(newOrder('another'), { if: (o) => o.total.gt(1) }),
      ]),
    )

    expect(error).toBeInstanceOf(TransactionCanceledError)
    const { code, reasons } = error as TransactionCanceledError
    expect(code).toBe('TRANSACTION_CANCELED')
    const told = reasons.map(({ index, operation, entity, key, reason, error }) => [
      index,
      operation,
      entity,
      Object.values(key).at(-1),
      reason,
      error.code,
    ])
    const failed = 'ConditionalCheckFailed'
    expect(told).toEqual([
      [1, 'create', 'order', 'there', failed, 'ALREADY_EXISTS'],
      [2, 'create', 'customer', 'c2', failed, 'NOT_UNIQUE'],
      [3, 'update', 'customer', 'c1', failed, 'VERSION_CONFLICT'],
      [4, 'update', 'order', 'nobody', failed, 'NOT_FOUND'],
      [5, 'check', 'order', 'missing', failed, 'NOT_FOUND'],
      [6, 'delete', 'order', 'other', failed, 'NOT_FOUND'],
      [7, 'put', 'order', 'another', failed, 'CONDITION_FAILED'],
    ])
    expect(await db.order.get(orderKey('fine'))).toBeUndefined()
  })

  it('shows items as they are, and the condition that failed', async () => {
    await db.order.create(newOrder('shown', { status: 'shipped' }))
    const error = await rejection(
      db.transact((tx) => [
        tx.order.update(orderKey('shown'), { set: { total: 1 }, if: (o) => o.status.eq('placed') }),
      ]),
    )
    expect(error).toMatchObject({
      reasons: [
        {
          error: { code: 'CONDITION_FAILED', condition: 'status = "placed"', current: { status: 'shipped' } },
        },
      ],
    })
    expect(error.message).toContain(
      'The transaction was canceled and nothing was written: operation 0 (update): The condition on order { customerId: "c1", orderId: "shown" } did not hold (status = "placed");',
    )
  })
})

describe('an idempotency token', () => {
  it('makes a second call one with the first', async () => {
    await db.order.create(newOrder('paid'))
    const idempotencyToken = crypto.randomUUID()
    const pay = () =>
      db.transact((tx) => [tx.order.update(orderKey('paid'), { add: { total: 5 } })], {
        idempotencyToken,
      })
    await pay()
    await pay()
    expect((await db.order.getOrFail(orderKey('paid'))).total).toBe(15)
  })

  it('is refused for other writes', async () => {
    const idempotencyToken = crypto.randomUUID()
    await db.transact((tx) => [tx.order.update(orderKey('paid'), { add: { total: 5 } })], {
      idempotencyToken,
    })
    const error = await rejection(
      db.transact((tx) => [tx.order.update(orderKey('paid'), { add: { total: 6 } })], { idempotencyToken }),
    )
    expect(error).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    expect(error.message).toContain('idempotencyToken was given for other writes within ten minutes')
    expect((await db.order.getOrFail(orderKey('paid'))).total).toBe(20)
  })

  it('is shown by params()', () => {
    const options = { idempotencyToken: 'payment-2' }
    const transaction = db.transact((tx) => [tx.order.delete(orderKey('paid'))], options)
    expect(transaction.params().ClientRequestToken).toBe('payment-2')
  })
})
