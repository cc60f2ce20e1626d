import { any, defineDesign, defineEntity, defineTable, list, string } from '@keyprint/key-design'
import { type Fault, faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { AlreadyExistsError, connect, OutcomeUnknownError, UnavailableError } from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { key, rawItem } from '../testing/raw-items.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'
import type { Untyped } from '../testing/untyped.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client(), tableName: table.tableName })
const once = connect(shop, { client: proxy.client({ maxAttempts: 1 }), tableName: table.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const oddTable = defineTable('odd', { partitionKey: 'pk' })
const odd = defineEntity(oddTable, 'odd', {
  attributes: { id: string(), N: string(), S: string(), SS: list(string()), B: any() },
  key: { partition: 'ODD#{id}' },
})
const odds = defineDesign({ table: oddTable, entities: { odd } })
const oddDb = connect(odds, { client: proxy.client(), tableName: testTable(odds).tableName })

const lost = (operation: 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'TransactWriteItems', times = 1) =>
  proxy.inject({ operation, fault: faults.loseAnswer(), times })

describe('a write whose answer is lost', () => {
  it.each<[string, () => PromiseLike<unknown>]>([
    ['create', () => once.order.create(newOrder('o1'))],
    ['put', () => once.order.put(newOrder('o1'))],
    ['update', () => once.order.update(orderKey('o1'), { set: { total: 1 } })],
    ['delete', () => once.order.delete(orderKey('o1'))],
    ['transaction', () => once.transact((tx) => [tx.order.put(newOrder('o1'))])],
    ['batch', () => once.batch.write((batch) => [batch.order.put(newOrder('o1'))])],
  ])('says that its outcome is not known: %s', async (_, write) => {
    proxy.inject({ fault: faults.loseAnswer() })
    const error = await rejection(write())
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', cause: expect.any(Error) })
    expect(error.message).toMatch(/may or may not have been done \(.*\); read the item before you try again/)
  })

  it.each<[string, Fault]>([
    ['500', faults.serverError(500)],
    ['503', faults.serverError(503)],
    ['a page in HTML', faults.htmlError()],
    ['no JSON', faults.respond({ status: 200, body: 'oops' })],
    ['a lost request', faults.loseRequest()],
  ])('is not told from %s', async (_, fault) => {
    proxy.inject({ fault })
    const error = await rejection(once.order.put(newOrder('o2')))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
  })
})

describe('a read without an answer', () => {
  it.each<[string, Fault]>([
    ['500', faults.serverError(500)],
    ['503', faults.serverError(503)],
    ['a page in HTML', faults.htmlError()],
    ['no JSON', faults.respond({ status: 200, body: 'oops' })],
    ['a lost answer', faults.loseAnswer()],
    ['a lost request', faults.loseRequest()],
  ])('can be tried again: %s', async (_, fault) => {
    proxy.inject({ fault })
    const error = await rejection(once.order.get(orderKey('o1')))
    expect(error).toBeInstanceOf(UnavailableError)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', cause: expect.any(Error) })
  })

  it('is tried again by the SDK', async () => {
    await db.order.put(newOrder('o3'))
    proxy.inject({ operation: 'GetItem', fault: faults.loseAnswer() })
    expect(await db.order.get(orderKey('o3'))).toBeDefined()
  })
})

describe('a write that the SDK tries again after its answer was lost', () => {
  it('is recognised when it creates', async () => {
    lost('PutItem')
    const created = await db.order.create(
      newOrder('c1', { tags: new Set(['b', 'a']), sizes: new Set([2, 1]) }),
    )
    expect(await db.order.get(orderKey('c1'))).toEqual(created)
  })

  it('is recognised however DynamoDB spells numbers and orders sets', async () => {
    lost('PutItem')
    const tags = new Set(['z', 'y', 'x', 'w', 'v', 'u', 'a'])
    const created = await db.order.create(newOrder('c2', { total: 1e-7, discount: 1e25, tags }))
    expect(await db.order.get(orderKey('c2'))).toEqual(created)
  })

  it('is recognised whatever its attributes are called', async () => {
    lost('PutItem')
    const odd = { id: 'c1', N: '1.0', S: 'x', SS: ['b', 'a'], B: { N: '1' } }
    expect(await oddDb.odd.create(odd)).toEqual(odd)
  })

  it('is not taken for the item of somebody else', async () => {
    await db.order.create(newOrder('c3', { total: 1 }))
    lost('PutItem')
    const error = await rejection(db.order.create(newOrder('c3', { total: 2 })))
    expect([AlreadyExistsError, OutcomeUnknownError]).toContain(error.constructor)
    expect(await db.order.get(orderKey('c3'))).toMatchObject({ total: 1 })
  })

  it('is done once when it creates with unique attributes', async () => {
    lost('TransactWriteItems')
    await db.customer.create({ customerId: 'c4', email: 'c4@example.com', name: 'C' })
    expect(await db.customer.get({ customerId: 'c4' })).toMatchObject({ version: 1 })
  })

  it('is done once in a transaction', async () => {
    await db.order.create(newOrder('c5'))
    lost('TransactWriteItems')
    await db.transact((tx) => [tx.order.update(orderKey('c5'), { add: { total: 1 } })])
    expect((await db.order.getOrFail(orderKey('c5'))).total).toBe(11)
  })

  it('is fine when doing it twice is the same', async () => {
    await db.order.create(newOrder('c6'))
    lost('UpdateItem')
    await db.order.update(orderKey('c6'), { set: { total: 1 }, add: { tags: new Set(['a']) } })
    lost('PutItem')
    await db.order.put(newOrder('c6', { total: 3 }))
    expect((await db.order.getOrFail(orderKey('c6'))).total).toBe(3)
    lost('DeleteItem')
    await db.order.delete(orderKey('c6'))
    expect(await db.order.get(orderKey('c6'))).toBeUndefined()
  })

  it.each<[string, object]>([
    ['adds to a number', { add: { total: 1 } }],
    ['increments', { change: (o: Untyped) => o.total.increment(1) }],
    ['appends to a list', { append: { lines: [{ sku: 'a', quantity: 1 }] } }],
    [
      'prepends to a list further in',
      { change: (o: Untyped) => o.lines.prepend([{ sku: 'a', quantity: 1 }]) },
    ],
  ])('is not done twice when it %s', async (_, changes) => {
    await db.order.put(newOrder('c7'))
    lost('UpdateItem')
    const error = await rejection(db.order.update(orderKey('c7'), changes as never))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    const { total, lines } = await db.order.getOrFail(orderKey('c7'))
    expect([total, lines.length]).not.toEqual([12, 0])
    expect(lines.length).toBeLessThan(2)
  })

  it('says that its outcome is not known when its condition fails on the second try', async () => {
    await db.order.create(newOrder('c8'))
    lost('UpdateItem')
    const error = await rejection(
      db.order.update(orderKey('c8'), { set: { status: 'paid' }, if: (o) => o.status.eq('placed') }),
    )
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.cause).toMatchObject({ code: 'CONDITION_FAILED', current: { status: 'paid' } })
  })

  it('says so for an optimistic lock, whose current item shows what happened', async () => {
    await db.customer.create({ customerId: 'c9', email: 'c9@example.com', name: 'C' })
    lost('UpdateItem')
    const update = db.customer.update({ customerId: 'c9' }, { set: { name: 'D' }, ifVersion: 1 })
    const error = await rejection(update)
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.cause).toMatchObject({ code: 'VERSION_CONFLICT', current: { name: 'D', version: 2 } })
  })

  it('fails by its condition as ever when the first try was refused and not lost', async () => {
    await db.order.create(newOrder('c10', { status: 'shipped' }))
    proxy.inject({ operation: 'UpdateItem', fault: faults.throttle() })
    const error = await rejection(
      db.order.update(orderKey('c10'), { set: { status: 'paid' }, if: (o) => o.status.eq('placed') }),
    )
    expect(error).toMatchObject({ code: 'CONDITION_FAILED' })
  })

  it('is unknown when it is lost every time', async () => {
    lost('PutItem', 10)
    expect(await rejection(db.order.put(newOrder('c11')))).toBeInstanceOf(OutcomeUnknownError)
    expect(await rawItem(table, key('CUSTOMER#c1', 'ORDER#c11'))).toBeDefined()
  })
})

describe('the old item of a write whose first answer was lost', () => {
  it.each<[string, 'PutItem' | 'UpdateItem' | 'DeleteItem', () => PromiseLike<unknown>]>([
    ['put', 'PutItem', () => db.order.put(newOrder('d1', { total: 2 }), { return: 'old' })],
    ['update', 'UpdateItem', () => db.order.update(orderKey('d1'), { set: { total: 2 }, return: 'old' })],
    ['delete', 'DeleteItem', () => db.order.delete(orderKey('d1'), { return: 'old' })],
  ])('is not made up: %s', async (_, operation, write) => {
    await db.order.put(newOrder('d1', { total: 1 }))
    lost(operation)
    expect(await rejection(write())).toBeInstanceOf(OutcomeUnknownError)
  })
})
