import { faults } from '@keyprint/local'
import { describe, expect, it } from 'vitest'
import {
  AlreadyExistsError,
  ConditionFailedError,
  ConfigurationError,
  conditions,
  connectWith,
  gets,
  NotFoundError,
  OutcomeUnknownError,
  UnavailableError,
  updates,
  ValidationError,
} from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { outcomeClients } from '../testing/outcome-clients.js'
import { rejection } from '../testing/rejection.js'
import { shop } from '../testing/shop.js'

const { db, direct, once, proxy, table } = await outcomeClients()

const totalOf = async (id: string) => (await direct.order.getOrFail(orderKey(id))).total

describe('outcome 12: a conditional put whose answer was lost is recognised as our own write', () => {
  it('and is no conflict when it creates', async () => {
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    const created = await db.order.create(newOrder('twelve', { tags: new Set(['b', 'a']) }))

    expect(proxy.requests).toHaveLength(2)
    expect(await direct.order.get(orderKey('twelve'))).toEqual(created)
  })

  it('and is no failed condition when it replaces', async () => {
    await direct.order.create(newOrder('replaced', { total: 1 }))
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    await db.order.put(newOrder('replaced', { total: 2 }), { if: (o) => o.total.eq(1) })
    expect(await totalOf('replaced')).toBe(2)
  })

  it('but the item of somebody else is a conflict, where no attempt was lost', async () => {
    const error = await rejection(db.order.create(newOrder('twelve', { total: 3 })))
    expect(error).toBeInstanceOf(AlreadyExistsError)
  })

  it('and unknown where one was', async () => {
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    const error = await rejection(db.order.create(newOrder('twelve', { total: 3 })))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.cause).toBeInstanceOf(AlreadyExistsError)
  })
})

describe('outcome 13: an add whose answer was lost', () => {
  const add = (id: string, options: object = {}, client = db) =>
    client.order.update(orderKey(id), { add: { total: 1 }, ...options })

  it('is unknown, and not sent again', async () => {
    await direct.order.create(newOrder('plain', { total: 0 }))
    proxy.inject({ operation: 'UpdateItem', fault: faults.loseAnswer() })
    expect(await rejection(add('plain'))).toBeInstanceOf(OutcomeUnknownError)
    expect(proxy.requests).toHaveLength(1)
    expect(await totalOf('plain')).toBe(1)
  })

  it.each([
    ['lost', faults.loseAnswer()],
    ['truncated', faults.truncate()],
    ['never asked for', faults.loseRequest()],
  ])('is done once in idempotent mode: %s', async (name, fault) => {
    await direct.order.create(newOrder(name, { total: 0 }))
    proxy.inject({ operation: 'TransactWriteItems', fault })
    await add(name, { idempotent: true })
    expect(proxy.requests).toHaveLength(2)
    expect(await totalOf(name)).toBe(1)
  })

  it('is done once by two calls with one token', async () => {
    await direct.order.create(newOrder('token', { total: 0 }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    const options = { idempotencyToken: crypto.randomUUID() }
    expect(await rejection(add('token', options, once))).toBeInstanceOf(OutcomeUnknownError)
    await add('token', options, once)
    expect(await totalOf('token')).toBe(1)
  })

  it('is done once in idempotent mode where the item is read first', async () => {
    await direct.order.create(newOrder('read', { total: 0, region: 'eu', city: 'Ghent' }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    const changes = { add: { total: 1 }, set: { city: 'Lyon' }, idempotent: true }
    await db.order.readThenUpdate(orderKey('read'), changes)
    expect(await direct.order.get(orderKey('read'))).toMatchObject({ total: 1, city: 'Lyon' })
  })

  it('has in idempotent mode the errors that it has without', async () => {
    expect(await rejection(add('nobody', { idempotent: true }))).toBeInstanceOf(NotFoundError)
    await direct.order.create(newOrder('asked', { total: 0 }))
    const failed = db.order.update(orderKey('asked'), {
      add: { total: 1 },
      if: (o) => o.status.eq('paid'),
      idempotent: true,
    })
    const error = await rejection(failed)
    expect(error).toBeInstanceOf(ConditionFailedError)
    expect(error).toMatchObject({ current: { orderId: 'asked' } })
  })

  it('shows the transaction that it is', () => {
    const params = add('x', { idempotencyToken: 'token-1' }).params()
    expect(params).toMatchObject({ ClientRequestToken: 'token-1', TransactItems: [{ Update: {} }] })
  })

  it('gives no item back in idempotent mode', async () => {
    const error = await rejection(add('x', { idempotent: true, return: 'new' }))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain('read the item afterwards')
    expect(proxy.requests).toEqual([])
  })

  it('says which feature is missing', async () => {
    const small = connectWith(gets, updates, conditions)(shop, { ...table, client: proxy.client() })
    const error = await rejection(small.order.update(orderKey('x'), { add: { total: 1 }, idempotent: true }))
    expect(error).toBeInstanceOf(ConfigurationError)
    expect(error.message).toContain('add idempotents to connectWith(…)')
  })
})

describe('outcome 14: a page in HTML or a truncated body is no answer', () => {
  const broken = [
    ['a page in HTML', faults.htmlError()],
    ['a truncated body', faults.truncate()],
    ['half of a JSON', faults.respond({ status: 200, body: '{"Item":{"pk":' })],
  ] as const

  it.each(broken)('to a read, which is unavailable: %s', async (_, fault) => {
    proxy.inject({ fault })
    const error = await rejection(once.order.get(orderKey('fourteen')))
    expect(error).toBeInstanceOf(UnavailableError)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', cause: expect.any(Error) })
  })

  it.each(broken)('to a write, whose outcome is unknown: %s', async (_, fault) => {
    for (const write of [
      () => once.order.put(newOrder('fourteen')),
      () => once.order.update(orderKey('fourteen'), { add: { total: 1 } }),
      () => once.order.delete(orderKey('fourteen')),
      () => once.transact((tx) => [tx.order.put(newOrder('fourteen'))]),
      () => once.batch.write((batch) => [batch.order.put(newOrder('fourteen'))]),
    ]) {
      proxy.inject({ fault })
      const error = await rejection(write())
      expect(error).toBeInstanceOf(OutcomeUnknownError)
      expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', cause: expect.any(Error) })
    }
  })

  it('and the SDK tries again where that is the same as once', async () => {
    proxy.inject({ operation: 'PutItem', fault: faults.truncate() })
    await db.order.put(newOrder('again'))
    expect(proxy.requests).toHaveLength(2)
  })
})
