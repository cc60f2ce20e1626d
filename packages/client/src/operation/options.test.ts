import { describe, expect, it } from 'vitest'
import { connect, ValidationError } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { store } from '../testing/reads/store.js'
import { unsent } from '../testing/reads/unsent.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'
import type { Untyped } from '../testing/untyped.js'

// As JavaScript sees it, or who passes on what a request has in its query.
const db: Untyped = connect(shop, unsent)
const key = orderKey('o1')
const order = newOrder('o1')
const placed = { status: 'placed' }

async function refused(call: () => PromiseLike<unknown>, message: string): Promise<void> {
  const error = await rejection((async () => call())())
  expect(error).toBeInstanceOf(ValidationError)
  expect(error.message).toContain(message)
}

/** Each way to read a query. */
const readings = (options: Untyped): readonly (() => PromiseLike<unknown>)[] => {
  const reading = () => db.ordersByStatus(placed, options)
  return [
    () => reading().page(),
    () => reading().collect(),
    () => reading().pages().next(),
    () => reading()[Symbol.asyncIterator]().next(),
    async () => reading().params(),
  ]
}

describe('an option that only types refuse is refused before anything is sent:', () => {
  it.each<[Untyped, string]>([
    [{ order: 'desc' }, 'order must be ascending or descending (got "desc").'],
    [{ order: null }, 'order must be ascending or descending (got null).'],
    [{ consistent: 'yes' }, 'consistent must be true or false (got "yes").'],
    [{ includeExpired: 'no' }, 'includeExpired must be true or false (got "no").'],
    [{ limit: '10' }, 'limit must be a whole number of at least 1 (got "10").'],
    [{ select: 'total' }, 'select must be a list (got "total").'],
    [{ select: null }, 'select must be a list (got null).'],
    [{ filter: {} }, 'filter must be a function (got an object).'],
    [{ filter: null }, 'filter must be a function (got null).'],
    [{ from: null }, 'from must be an object (got null).'],
    [{ beginsWith: 'o' }, 'beginsWith must be an object (got "o").'],
    [{ deadline: '500' }, 'deadline must be a number of milliseconds (got "500").'],
    [null, 'options must be an object (got null).'],
    ['descending', 'options must be an object (got "descending").'],
  ])('%j of a query', async (options, message) => {
    for (const read of readings(options)) await refused(read, message)
  })

  it.each<[string, () => { params?(): unknown } & PromiseLike<unknown>, string]>([
    ['consistent of a get', () => db.order.get(key, { consistent: 'false' }), 'consistent must be true or'],
    ['select of a get', () => db.order.getOrFail(key, { select: 'total' }), 'select must be a list'],
    ['options of a get', () => db.order.get(key, null), 'options must be an object (got null)'],
    [
      'return of a put',
      () => db.order.put(order, { return: 'new ' }),
      'return must be old or new (got "new ")',
    ],
    ['if of a put', () => db.order.put(order, { if: {} }), 'if must be a function (got an object)'],
    ['options of a create', () => db.order.create(order, null), 'options must be an object'],
    ['return of a delete', () => db.order.delete(key, { return: 'OLD' }), 'return must be old or new'],
    ['ifVersion', () => db.order.delete(key, { ifVersion: '1' }), 'ifVersion must be a number (got "1")'],
    ['changes that are none', () => db.order.update(key, null), 'options must be an object (got null)'],
    ['set of an update', () => db.order.update(key, { set: 'paid' }), 'set must be an object (got "paid")'],
    [
      'remove of an update',
      () => db.order.update(key, { remove: 'note' }),
      'remove must be a list (got "note")',
    ],
    ['change of an update', () => db.order.update(key, { change: [] }), 'change must be a function'],
    ['idempotent', () => db.order.update(key, { idempotent: 'no' }), 'idempotent must be true or false'],
    [
      'the time of a token',
      () => db.order.update(key, { idempotencyToken: 't', idempotencyTokenSince: '2026-01-01' }),
      'idempotencyTokenSince must be a Date',
    ],
    ['options of batch.get', () => db.batch.get([], null), 'options must be an object'],
    [
      'consistent of batch.get',
      () => db.batch.get([], { consistent: 1 }),
      'consistent must be true or false',
    ],
    ['concurrency', () => db.batch.write(() => [], { concurrency: '4' }), 'concurrency must be a number'],
    ['onProgress', () => db.batch.write(() => [], { onProgress: {} }), 'onProgress must be a function'],
    [
      'if in a transaction',
      () => db.transact((tx: Untyped) => [tx.order.delete(key, { if: {} })]),
      'if must be a function',
    ],
    [
      'changes of a transaction',
      () => db.transact((tx: Untyped) => [tx.order.update(key, null)]),
      'options must be an object',
    ],
    ['options of transact', () => db.transact(() => [], null), 'options must be an object'],
  ])('%s', async (_, call, message) => {
    await refused(call, message)
    await refused(async () => call().params?.(), message)
  })

  it('segments of a scan', () => {
    const { allOrders }: Untyped = connect(store, unsent)
    expect(() => allOrders({ segments: '4' })).toThrow('segments must be a whole number of at least 1')
    expect(() => allOrders({ onProgress: 'x' })).toThrow('onProgress must be a function')
  })

  it('is none where it is undefined', () => {
    const options = {
      order: undefined,
      limit: undefined,
      select: undefined,
      filter: undefined,
      from: undefined,
    }
    expect(db.ordersByStatus(placed, options).params()).toEqual(db.ordersByStatus(placed).params())
  })
})

describe('what is no key, item or operation is refused:', () => {
  it.each<[string, () => PromiseLike<unknown>, string]>([
    ['no key', () => db.order.get(null), 'order.customerId is missing'],
    ['a key that is text', () => db.order.delete('o1'), 'order.customerId is missing'],
    ['no item', () => db.order.put(null), 'order.customerId is missing'],
    ['nothing at all', () => db.order.create(), 'order.customerId is missing'],
    ['no input', () => db.ordersByStatus(null).page(), 'order.status is missing'],
    ['no keys', () => db.batch.get(), 'keys must be a list.'],
    ['a key of nothing', () => db.batch.get([undefined]), 'key is not a key of an item of this design'],
    ['the key of nothing', () => db.batch.get([db.order.key(null)]), 'order.customerId is missing'],
    ['no keys in a transaction', () => db.transact.get(), 'keys must be a list.'],
    ['null in a transaction', () => db.transact.get([null]), 'key is not a key of an item of this design'],
    ['no function', () => db.batch.write([order]), 'operations must be a function (got an array)'],
    ['nothing to write', () => db.batch.write(() => undefined), 'operations must give a list'],
    ['a promise to write', () => db.batch.write(async () => []), 'operations must give a list'],
    [
      'a call as a write',
      () => db.batch.write(() => [db.order.put(order)]),
      'as in b => [b.order.put(order)]',
    ],
    ['nothing as a write', () => db.batch.write(() => [undefined]), 'operations is no operation of a batch'],
    ['no function of a transaction', () => db.transact([order]), 'operations must be a function'],
    ['a promise of a transaction', () => db.transact(async () => []), 'operations must give a list'],
    [
      'a call in a transaction',
      () => db.transact(() => [db.order.put(order)]),
      'as in tx => [tx.order.put(order)]',
    ],
    ['nothing in a transaction', () => db.transact(() => [undefined]), 'operations must give a list'],
  ])('%s', (_, call, message) => refused(call, message))
})
