import { faults, startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newState, nextState, type OrderState } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const { tableName } = table
const store = createSagaStore<OrderState>(table)
beforeEach(proxy.reset)
afterAll(proxy.stop)

describe('clean-up', () => {
  it('removes completed sagas that are old enough, and frees their correlations', async () => {
    const tenant = store.forTenant('clean-up')
    const old = new Date(Date.now() - 60_000)
    for (let i = 0; i < 30; i++)
      await tenant.insert(
        'order',
        `c${i}`,
        newState({ isCompleted: i % 3 !== 0, updatedAt: i < 20 ? old : new Date() }),
      )
    const result = await tenant.deleteCompleted('order', {
      before: new Date(Date.now() - 30_000),
      concurrency: 4,
    })
    expect(result).toEqual({ deleted: 13, kept: 0, failed: [] })
    expect(await tenant.getByCorrelationId('order', 'c1')).toBe(null)
    await tenant.insert('order', 'c1', newState())
    for (const kept of ['c0', 'c3', 'c20'])
      expect(await tenant.getByCorrelationId('order', kept)).not.toBe(null)
  })

  it('keeps what is not completed any more, or is another saga by now', async () => {
    const tenant = store.forTenant('kept')
    const [open, other] = [newState({ isCompleted: true }), newState({ isCompleted: true })]
    await tenant.insert('order', 'open', open)
    await tenant.insert('order', 'other', other)
    // What the index still shows of them is how they were.
    proxy.inject({
      operation: 'TransactWriteItems',
      times: 2,
      fault: {
        apply: async (exchange) => {
          if (JSON.stringify(exchange.body).includes('#open')) {
            await tenant.update('order', nextState(open, { isCompleted: false }), 0)
          } else {
            await tenant.delete('order', other.metadata.sagaId)
            await tenant.insert('order', 'other', newState({ isCompleted: true }))
          }
          exchange.answer(await exchange.forward())
        },
      },
    })
    const through = createSagaStore<OrderState>({ client: proxy.client(), tableName }).forTenant('kept')
    expect(await through.deleteCompleted('order', { before: new Date() })).toEqual({
      deleted: 0,
      kept: 2,
      failed: [],
    })
    expect(await tenant.getByCorrelationId('order', 'open')).not.toBe(null)
    expect(await tenant.getByCorrelationId('order', 'other')).not.toBe(null)
  })

  it('tries again what passes, and tells what does not', async () => {
    const through = createSagaStore<OrderState>({ client: proxy.client({ maxAttempts: 1 }), tableName })
    const tenant = through.forTenant('retried')
    for (const correlation of ['a', 'b'])
      await tenant.insert('order', correlation, newState({ isCompleted: true }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.throttle(), times: 3 })
    expect(await tenant.deleteCompleted('order')).toMatchObject({ deleted: 2, failed: [] })

    await tenant.insert('order', 'a', newState({ isCompleted: true }))
    proxy.inject({ operation: 'TransactWriteItems', fault: faults.throttle(), times: 2 })
    const { failed } = await tenant.deleteCompleted('order', { attempts: 2 })
    expect(failed).toEqual([
      { sagaId: expect.any(String), error: expect.objectContaining({ name: 'TransientError' }) },
    ])
  })
})
