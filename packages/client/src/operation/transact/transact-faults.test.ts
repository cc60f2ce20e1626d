import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, TransactionCanceledError } from '../../index.js'
import { newOrder, orderKey } from '../../testing/orders.js'
import { rejection } from '../../testing/rejection.js'
import { shop } from '../../testing/shop.js'

const table = testTable(shop)
const proxy = await startFaultProxy(table.endpoint)
const db = connect(shop, { client: proxy.client(), tableName: table.tableName })
beforeEach(proxy.reset)
afterAll(proxy.stop)

const canceled = (...codes: readonly string[]) =>
  faults.serviceError({
    status: 400,
    code: 'TransactionCanceledException',
    message: 'Transaction cancelled',
    members: { CancellationReasons: codes.map((Code) => ({ Code, Message: `because of ${Code}` })) },
  })
const two = () => db.transact((tx) => [tx.order.put(newOrder('o1')), tx.order.put(newOrder('o2'))])

describe('a transaction that meets another one', () => {
  it('is tried again', async () => {
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.transactionConflict(), times: 3 })
    await two()
    expect(proxy.requests).toHaveLength(4)
    expect(await db.order.get(orderKey('o2'))).toBeDefined()
  })

  it('says so when it does so every time', async () => {
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.transactionConflict(), times: 100 })
    const error = await rejection(two())
    expect(error).toBeInstanceOf(TransactionCanceledError)
    expect(error).toMatchObject({
      reasons: [{ index: 0, reason: 'TransactionConflict', error: { code: 'TRANSACTION_CONFLICT' } }],
    })
  })

  it('says so by the error of the one write that has guards', async () => {
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.transactionConflict(), times: 100 })
    const create = db.customer.create({ customerId: 'c1', email: 'c1@example.com', name: 'C' })
    expect(await rejection(create)).toMatchObject({ code: 'TRANSACTION_CONFLICT' })
  })

  it('is not tried again when a condition failed too', async () => {
    const both = canceled('TransactionConflict', 'ConditionalCheckFailed')
    proxy.inject({ operation: 'TransactWriteItems', fault: both, times: 100 })
    const error = await rejection(two())
    expect(error).toMatchObject({
      reasons: [{ reason: 'TransactionConflict' }, { reason: 'ConditionalCheckFailed', index: 1 }],
    })
    expect(proxy.requests).toHaveLength(1)
  })
})

describe('other reasons of a transaction', () => {
  it.each([
    ['ProvisionedThroughputExceeded', 'THROTTLED'],
    ['ThrottlingError', 'THROTTLED'],
  ])('%s', async (reason, code) => {
    proxy.inject({ operation: 'TransactWriteItems', fault: canceled('None', reason), times: 100 })
    const error = await rejection(two())
    expect(error).toMatchObject({ reasons: [{ index: 1, reason, error: { code } }] })
  })

  it('are passed on where they are not known', async () => {
    const fault = canceled('ItemCollectionSizeLimitExceeded', 'None')
    proxy.inject({ operation: 'TransactWriteItems', fault })
    const error = await rejection(two())
    expect(error).toMatchObject({ reasons: [{ index: 0, reason: 'ItemCollectionSizeLimitExceeded' }] })
    expect(error.message).toContain('because of ItemCollectionSizeLimitExceeded')
  })
})
