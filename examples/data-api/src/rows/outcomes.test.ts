import { type FaultValue, faults, localClient, type Operation, startFaultProxy } from '@keyprint/local'
import { describeWithDynamoDB, testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { dataApi } from '../design.js'
import { type Caller, httpApi } from '../testing/http-api.js'

describeWithDynamoDB('an answer of the table that was lost', () => {
  const table = testTable(dataApi)
  let proxy: Awaited<ReturnType<typeof startFaultProxy>>
  let tenant: Caller
  let close: () => void

  beforeAll(async () => {
    proxy = await startFaultProxy(table.endpoint)
    const client = localClient(proxy.endpoint, { maxAttempts: 2 })
    close = () => client.destroy()
    tenant = await httpApi({ table: { ...table, client } }).caller()
  })
  beforeEach(() => proxy.reset())
  afterAll(async () => {
    close()
    await proxy.stop()
  })

  const { loseAnswer, throttle, transactionConflict, transactionInProgress } = faults
  const fail = (operation: Operation, ...all: readonly FaultValue[]) => {
    for (const fault of all) proxy.inject({ operation, fault })
  }
  const key = (id: string) => ({ pk: `${tenant.prefix}#note#${id}`, sk: 'note' })
  const put = (id: string) => tenant.call('put', { item: key(id) })
  const stored = async (id: string) => (await tenant.call('get', key(id))).body.item
  const unknown = { status: 503, body: { type: '/problems/unavailable' } }

  it('does not matter to what can be sent twice', async () => {
    fail('PutItem', loseAnswer())
    expect((await put('twice')).status).toBe(200)
  })

  it('does not make a delete say that there was nothing', async () => {
    await put('deleted')
    fail('DeleteItem', loseAnswer())
    expect(await tenant.call('delete', key('deleted'))).toMatchObject(unknown)
    expect(await stored('deleted')).toBeNull()
  })

  it('does not make a delete forget what it deleted afterwards', async () => {
    await put('later')
    fail('DeleteItem', faults.loseRequest())
    expect((await tenant.call('delete', key('later'))).body).toEqual({ deleted: true })
  })

  it('does not become a condition that failed', async () => {
    fail('PutItem', loseAnswer())
    expect(await tenant.call('put', { item: key('own'), if: 'missing' })).toMatchObject(unknown)
    fail('DeleteItem', loseAnswer())
    expect(await tenant.call('delete', { ...key('own'), if: 'exists' })).toMatchObject(unknown)
    expect(await stored('own')).toBeNull()
  })

  it('is not taken for a refusal that came after it', async () => {
    fail('PutItem', loseAnswer(), throttle())
    expect(await put('throttled')).toMatchObject(unknown)
    fail('BatchWriteItem', faults.none(), loseAnswer(), throttle())
    const { body } = await tenant.call('batch', { writes: [{ put: { item: key('batched') } }] })
    expect(body.outcomes).toEqual(['unknown'])
    expect(await stored('batched')).toEqual(key('batched'))
  })

  it('is one also when half of a refusal came', async () => {
    await put('refused')
    fail('PutItem', faults.truncate(), faults.truncate())
    expect(await tenant.call('put', { item: key('refused'), if: 'missing' })).toMatchObject(unknown)
  })

  it('does not make a transaction happen twice, or fail for its own writes', async () => {
    fail('TransactWriteItems', loseAnswer(), transactionConflict())
    const writes = [{ put: { item: key('once'), if: 'missing' } }]
    expect((await tenant.call('transact', { writes })).body).toEqual({ written: true })
  })

  it('is what a transaction in progress has, too', async () => {
    proxy.inject({ operation: 'TransactWriteItems', fault: transactionInProgress(), times: 'always' })
    const writes = [{ put: { item: key('progress') } }]
    expect(await tenant.call('transact', { writes })).toMatchObject(unknown)
  })

  it.each(['htmlError', 'truncate', 'loseAnswer'] as const)(
    'is told as such to readers: %s',
    async (kind) => {
      proxy.inject({ operation: 'GetItem', fault: faults[kind](), times: 'always' })
      expect(await tenant.call('get', key('read'))).toMatchObject(unknown)
    },
  )
})
