import { faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { connect } from '../../connect.js'
import { TransactionConflictError } from '../../errors/transaction-conflict-error.js'
import { ConsumedCapacity } from '../../send/consumed-capacity.js'
import { anOrder, day } from '../../testing/reads/orders.js'
import { recording } from '../../testing/reads/recording.js'
import { store } from '../../testing/reads/store.js'
import { rejection } from '../../testing/rejection.js'

const table = testTable(store)
const client = recording(table.client)
const db = connect(store, { ...table, client })
const proxy = await startFaultProxy(table.endpoint)
const faulty = connect(store, { ...table, client: proxy.client({ maxAttempts: 1 }) })
afterAll(proxy.stop)

const orderKey = (orderId: string) => db.order.key({ customerId: 'c1', placedAt: day(1), orderId })
const customerKey = db.customer.key({ customerId: 'c1' })

beforeAll(async () => {
  await db.batch.write((b) => [
    ...Array.from({ length: 100 }, (_, i) => b.order.put(anOrder(`o${i}`))),
    b.order.put(anOrder('expired', { expiresAt: new Date(0) })),
    b.customer.put({ customerId: 'c1', name: 'Ada' }),
  ])
})
beforeEach(() => {
  client.forget()
  proxy.reset()
})

describeWithDynamoDB('transact.get', () => {
  it('gives the items in the order of their keys, undefined where there is none', async () => {
    const [second, customer, none, expired, first] = await db.transact.get([
      orderKey('o2'),
      customerKey,
      orderKey('none'),
      orderKey('expired'),
      orderKey('o1'),
    ])
    expect(second).toEqual(anOrder('o2'))
    expect(customer?.name).toBe('Ada')
    expect([none, expired]).toEqual([undefined, undefined])
    expect(first?.orderId).toBe('o1')
  })

  it('reads up to a hundred items at one moment', async () => {
    const keys = Array.from({ length: 100 }, (_, i) => orderKey(`o${i}`))
    expect((await db.transact.get(keys)).map((one) => one?.orderId)).toEqual(keys.map((_, i) => `o${i}`))
    expect(client.inputs).toHaveLength(1)
  })

  it('asks for a key once and gives its item in each of its places', async () => {
    const [one, other, none] = await db.transact.get([orderKey('o3'), orderKey('o3'), orderKey('none')])
    expect([one, other, none]).toEqual([anOrder('o3'), anOrder('o3'), undefined])
    expect(client.inputs).toMatchObject([{ TransactItems: { length: 2 } }])
  })

  it('refuses none, and more than a hundred, before anything is sent', async () => {
    const keys = Array.from({ length: 101 }, (_, i) => orderKey(`o${i}`))
    expect((await rejection(db.transact.get(keys))).message).toBe(
      'transaction reads 101 items; DynamoDB allows 1 to 100; use batch.get where one moment is not needed.',
    )
    expect((await rejection(db.transact.get([]))).message).toContain('transaction reads 0 items')
    expect(client.inputs).toEqual([])
  })

  it('shows its request, which is the one that it sends', async () => {
    const read = db.transact.get([customerKey])
    const params = read.params()
    expect(client.inputs).toEqual([])
    expect(params).toEqual({
      TransactItems: [
        { Get: { TableName: table.tableName, Key: { pk: { S: 'CUSTOMER#c1' }, sk: { S: 'PROFILE' } } } },
      ],
    })
    await read
    expect(client.inputs).toEqual([params])
  })

  it('counts what it uses, which is twice that of a consistent read', async () => {
    const capacity = new ConsumedCapacity()
    await db.transact.get([customerKey, orderKey('o1')], { capacity })
    expect(capacity).toMatchObject({ requests: 1, readUnits: 4, writeUnits: 0 })
  })

  it('tries again when it meets a write of the same items', async () => {
    proxy.inject({ operation: 'TransactGetItems', fault: faults.transactionConflict(), times: 3 })
    const [customer] = await faulty.transact.get([customerKey])
    expect(customer?.name).toBe('Ada')
    expect(proxy.requests).toHaveLength(4)
  })

  it('gives up after a few times', async () => {
    proxy.inject({
      operation: 'TransactGetItems',
      fault: faults.transactionConflict(),
      times: Number.POSITIVE_INFINITY,
    })
    const error = await rejection(faulty.transact.get([customerKey]))
    expect(error).toBeInstanceOf(TransactionConflictError)
    expect(proxy.requests.length).toBeLessThanOrEqual(6)
  })
})
