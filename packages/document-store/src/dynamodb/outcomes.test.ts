import { faults, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { retry } from '../decorators/retry.js'
import { documentDesign } from '../design/document-design.js'
import { aContext } from '../fixtures/context.js'
import { anOrder, collections, orderKey } from '../fixtures/orders.js'
import { documentStores } from '../store/document-stores.js'
import type { Store } from '../store/store.js'
import { dynamoDbProvider } from './dynamodb-provider.js'

describeWithDynamoDB('what becomes of a call when DynamoDB fails', () => {
  const { endpoint, tableName } = testTable(documentDesign(collections))
  let proxy: Awaited<ReturnType<typeof startFaultProxy>>
  let open: () => Store<typeof collections>
  beforeAll(async () => {
    proxy = await startFaultProxy(endpoint)
    open = () => {
      const options = { client: proxy.client(), tableName }
      return documentStores(collections, dynamoDbProvider(options)).for(
        aContext({ tenant: crypto.randomUUID() }),
      )
    }
  })
  beforeEach(() => proxy.reset())
  afterAll(() => proxy.stop())

  const unavailable = { code: 'STORE_UNAVAILABLE', collection: 'order', key: orderKey }

  it('throttled to the end, nothing is written and the error says so', async () => {
    const store = open()
    proxy.inject({ operation: 'PutItem', times: 10, fault: faults.throttle() })
    await expect(store.insert('order', anOrder)).rejects.toMatchObject(unavailable)
    proxy.reset()
    expect(await store.get('order', orderKey)).toBeUndefined()
  })

  it('a decorator tries again', async () => {
    const store = retry({ attempts: 3, pauseMs: 1 })(open())
    proxy.inject({ operation: 'PutItem', times: 5, fault: faults.throttle() })
    expect((await store.insert('order', anOrder)).version).toBe(1)
  })

  it('a read without an answer is unavailable', async () => {
    proxy.inject({ operation: 'GetItem', times: 10, fault: faults.loseAnswer() })
    await expect(open().get('order', orderKey)).rejects.toMatchObject(unavailable)
  })

  it('a write whose answer was lost is done once, and recognised', async () => {
    const store = open()
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    expect((await store.insert('order', anOrder)).version).toBe(1)
    proxy.inject({ operation: 'PutItem', fault: faults.loseAnswer() })
    expect((await store.patch('order', orderKey, { note: 'x' })).version).toBe(2)
    expect((await store.get('order', orderKey))?.version).toBe(2)
  })

  it('a delete with a version whose answer was lost is not said to have failed', async () => {
    const store = open()
    await store.insert('order', anOrder)
    proxy.inject({ operation: 'DeleteItem', fault: faults.loseAnswer() })
    const attempt = store.delete('order', orderKey, { ifVersion: 1 })
    await expect(attempt).rejects.toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN', key: orderKey })
    expect(await store.get('order', orderKey)).toBeUndefined()
  })

  it('a transaction that only met others is unavailable, not refused', async () => {
    const store = open()
    proxy.inject({ operation: 'TransactWriteItems', times: 20, fault: faults.transactionConflict() })
    const attempt = store.transact((tx) => [tx.insert('order', anOrder)])
    await expect(attempt).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    proxy.reset()
    expect(await store.get('order', orderKey)).toBeUndefined()
  })

  it('a transaction whose reads are throttled is unavailable, and may be tried again', async () => {
    const store = open()
    await store.insert('order', anOrder)
    proxy.inject({ operation: 'GetItem', times: 5, fault: faults.throttle() })
    const patch = (one: typeof store) => one.transact((tx) => [tx.patch('order', orderKey, { note: 'x' })])
    await patch(retry({ attempts: 2, pauseMs: 1 })(store))
    expect((await store.get('order', orderKey))?.document.note).toBe('x')
    proxy.inject({ operation: 'GetItem', times: 5, fault: faults.throttle() })
    await expect(patch(store)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', collection: 'order' })
  })

  it('what no caller can do anything about keeps its name', async () => {
    const denied = { status: 400, code: 'AccessDeniedException', message: 'not you' }
    proxy.inject({ operation: 'GetItem', fault: faults.serviceError(denied) })
    await expect(open().get('order', orderKey)).rejects.toMatchObject({ code: 'ACCESS_DENIED' })
  })

  it('a value that is too long for the key of an index is refused before anything is sent', async () => {
    const store = open()
    const attempt = store.insert('order', { ...anOrder, note: 'x'.repeat(3_000) })
    await expect(attempt).rejects.toMatchObject({
      code: 'INVALID_DOCUMENT',
      collection: 'order',
      key: orderKey,
    })
    expect(proxy.requests.filter(({ operation }) => operation === 'PutItem')).toEqual([])
  })
})
