import { UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { type Exchange, faults } from '@keyprint/local'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  ConditionFailedError,
  IdempotencyMismatchError,
  OutcomeUnknownError,
  TransactionCanceledError,
  TransactionConflictError,
  ValidationError,
} from '../index.js'
import { newOrder, orderKey } from '../testing/orders.js'
import { canceled, outcomeClients } from '../testing/outcome-clients.js'
import { rejection } from '../testing/rejection.js'

const { db, direct, once, proxy, table } = await outcomeClients()
afterEach(() => {
  vi.useRealTimers()
})

const totalOf = async (id: string) => (await direct.order.getOrFail(orderKey(id))).total
const addOne = (id: string, options?: Parameters<typeof db.transact>[1], client = db) =>
  client.transact((tx) => [tx.order.update(orderKey(id), { add: { total: 1 } })], options)

const ELEVEN_MINUTES_MS = 11 * 60_000

describe('outcome 5: a transaction that was committed and whose answer was lost is applied once', () => {
  it('when the SDK tries it again', async () => {
    await direct.order.create(newOrder('five', { total: 0 }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    await addOne('five')

    expect(proxy.requests.map(({ operation }) => operation)).toEqual(Array(2).fill('TransactWriteItems'))
    expect(await totalOf('five')).toBe(1)
  })

  it('when a further attempt meets a conflict', async () => {
    await direct.order.create(newOrder('five-conflict', { total: 0 }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.transactionConflict() })
    await addOne('five-conflict')

    expect(proxy.requests).toHaveLength(3)
    expect(await totalOf('five-conflict')).toBe(1)
  })

  it.each([
    ['conflicts', faults.transactionConflict()],
    ['throttling', faults.throttle()],
  ])('and unknown when further attempts meet a conflict and then nothing but %s', async (name, fault) => {
    await direct.order.create(newOrder(name, { total: 0 }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.transactionConflict() })
    proxy.inject({ operation: 'TransactWriteItems', fault, times: 'always' })

    expect(await rejection(addOne(name))).toBeInstanceOf(OutcomeUnknownError)
    expect(await totalOf(name)).toBe(1)
  })

  it('when the user calls again with the same token', async () => {
    await direct.order.create(newOrder('five-again', { total: 0 }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.loseAnswer() })
    const options = { idempotencyToken: crypto.randomUUID(), idempotencyTokenSince: new Date() }

    expect(await rejection(addOne('five-again', options, once))).toBeInstanceOf(OutcomeUnknownError)
    await addOne('five-again', options, once)
    expect(await totalOf('five-again')).toBe(1)
  })
})

describe('outcome 6: a token that is older than ten minutes is not sent again, and the outcome is unknown', () => {
  it('when the SDK would try again', async () => {
    await direct.order.create(newOrder('six', { total: 0 }))
    vi.useFakeTimers({ toFake: ['Date'] })
    proxy.inject({
      operation: 'TransactWriteItems',
      fault: {
        apply: async (exchange: Exchange) => {
          await exchange.forward()
          vi.setSystemTime(Date.now() + ELEVEN_MINUTES_MS)
          exchange.drop()
        },
      },
    })
    const error = await rejection(addOne('six'))

    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.message).toContain('its idempotency token is older than DynamoDB keeps one')
    expect(proxy.requests).toHaveLength(1)
    expect(await totalOf('six')).toBe(1)
  })

  it('when the user calls again and says since when there is the token', async () => {
    const idempotencyTokenSince = new Date(Date.now() - ELEVEN_MINUTES_MS)
    const error = await rejection(addOne('six', { idempotencyToken: 'old', idempotencyTokenSince }))

    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(proxy.requests).toEqual([])
  })

  it.each<[object]>([
    [{ idempotencyTokenSince: new Date() }],
    [{ idempotencyToken: 'a', idempotencyTokenSince: new Date(Number.NaN) }],
  ])('and a time without a token, or a token without a time, is refused: %o', async (options) => {
    expect(await rejection(addOne('six', options))).toBeInstanceOf(ValidationError)
    expect(proxy.requests).toEqual([])
  })
})

describe('outcome 7: a token that was given for other writes is a mismatch', () => {
  it('and nothing is done', async () => {
    await direct.order.create(newOrder('seven', { total: 0 }))
    const idempotencyToken = crypto.randomUUID()
    await addOne('seven', { idempotencyToken })
    const other = db.transact((tx) => [tx.order.update(orderKey('seven'), { add: { total: 2 } })], {
      idempotencyToken,
    })
    const error = await rejection(other)

    expect(error).toBeInstanceOf(IdempotencyMismatchError)
    expect(error).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH', cause: expect.any(Error) })
    expect(await totalOf('seven')).toBe(1)
  })
})

describe('outcome 8: a transaction that is in progress is tried again, and unknown in the end', () => {
  it('is done when the first one has ended', async () => {
    await direct.order.create(newOrder('eight', { total: 0 }))
    proxy.inject({ fault: faults.transactionInProgress(), times: 2 })
    await addOne('eight')
    expect(proxy.requests).toHaveLength(3)
    expect(await totalOf('eight')).toBe(1)
  })

  it('is unknown when it stays in progress', async () => {
    proxy.inject({ fault: faults.transactionInProgress(), times: 'always' })
    const error = await rejection(addOne('eight'))
    expect(error).toBeInstanceOf(OutcomeUnknownError)
    expect(error.cause).toMatchObject({ name: 'TransactionInProgressException' })
  })
})

describe('outcome 9: a canceled transaction is tried again only if every reason is none or a conflict', () => {
  const two = () => db.transact((tx) => [tx.order.put(newOrder('n1')), tx.order.put(newOrder('n2'))])

  it.each<[readonly [string, string], number]>([
    [['TransactionConflict', 'None'], 2],
    [['TransactionConflict', 'TransactionConflict'], 2],
    [['TransactionConflict', 'ConditionalCheckFailed'], 1],
    [['TransactionConflict', 'ThrottlingError'], 1],
    [['None', 'ProvisionedThroughputExceeded'], 1],
    [['None', 'ItemCollectionSizeLimitExceeded'], 1],
  ])('%s', async (codes, requests) => {
    proxy.inject({ operation: 'TransactWriteItems', fault: canceled(...codes) })
    await Promise.allSettled([two()])
    expect(proxy.requests).toHaveLength(requests)
  })

  it('and is a typed error when it meets others each time', async () => {
    proxy.inject({ fault: faults.transactionConflict(), times: 'always' })
    const error = await rejection(two())
    expect(error).toBeInstanceOf(TransactionCanceledError)
    const [reason] = (error as TransactionCanceledError).reasons
    expect(reason?.error).toBeInstanceOf(TransactionConflictError)
    expect(proxy.requests).toHaveLength(6)
  })
})

describe('outcome 10: a reason names entity, operation and condition, and holds the old item', () => {
  it('for each operation that stood in the way', async () => {
    await direct.order.create(newOrder('ten', { status: 'shipped' }))
    await direct.cart.put({ cartId: 'ten', owner: 'o' })
    const error = await rejection(
      db.transact((tx) => [
        tx.cart.delete({ cartId: 'ten' }),
        tx.order.update(orderKey('ten'), { set: { status: 'paid' }, if: (o) => o.status.eq('placed') }),
        tx.cart.create({ cartId: 'other', owner: 'o' }),
      ]),
    )
    expect(error).toBeInstanceOf(TransactionCanceledError)
    const { reasons } = error as TransactionCanceledError
    expect(reasons).toEqual([
      {
        index: 1,
        operation: 'update',
        entity: 'order',
        key: orderKey('ten'),
        reason: 'ConditionalCheckFailed',
        condition: expect.stringContaining('status = "placed"'),
        current: expect.objectContaining({ orderId: 'ten', status: 'shipped' }),
        error: expect.any(ConditionFailedError),
      },
    ])
    expect(await direct.cart.get({ cartId: 'ten' })).toBeDefined()
  })
})

const WRONG = faults.serviceError({ status: 400, code: 'ValidationException', message: 'Wrong.' })

describe('outcome 11: what is wrong with a write of a transaction is a ValidationError', () => {
  it.each([
    ['as DynamoDB reports it of the whole', WRONG],
    ['as DynamoDB reports it of one operation', canceled('None', 'ValidationError')],
    ['also beside a conflict', canceled('TransactionConflict', 'ValidationError')],
  ])('%s', async (_, fault) => {
    proxy.inject({ operation: 'TransactWriteItems', fault })
    const error = await rejection(
      db.transact((tx) => [tx.cart.delete({ cartId: 'a' }), tx.order.put(newOrder('eleven'))]),
    )
    expect(error).toBeInstanceOf(ValidationError)
    // No entity: it is DynamoDB that refused it, in the same form each time.
    expect(error).toMatchObject({ attribute: 'TransactWriteItems', entity: undefined })
    expect(error.message).toContain('was refused by DynamoDB')
    expect(proxy.requests).toHaveLength(1)
  })

  it('and so it is where DynamoDB finds an attribute of another type than is to be added to', async () => {
    await direct.order.create(newOrder('typed'))
    const { Key } = direct.order.get(orderKey('typed')).params()
    await table.client.send(
      new UpdateItemCommand({
        TableName: table.tableName,
        Key,
        UpdateExpression: 'SET #t = :t',
        ExpressionAttributeNames: { '#t': 'total' },
        ExpressionAttributeValues: { ':t': { S: 'text' } },
      }),
    )
    expect(await rejection(addOne('typed'))).toBeInstanceOf(ValidationError)
  })
})
