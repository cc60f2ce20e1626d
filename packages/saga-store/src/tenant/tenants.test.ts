import { AsyncLocalStorage } from 'node:async_hooks'
import { startFaultProxy } from '@keyprint/local'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { rejection } from '../fixtures/rejection.js'
import { newState, nextState, type OrderState } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const proxy = await startFaultProxy(table.endpoint)
const { tableName } = table
const store = createSagaStore<OrderState>(table)
beforeEach(proxy.reset)
afterAll(proxy.stop)

describe('tenants', () => {
  it('are required where the store is told so, before anything is sent', async () => {
    const strict = createSagaStore<OrderState>({ client: proxy.client(), tableName, tenant: 'required' })
    const state = newState()
    const calls: (() => Promise<unknown>)[] = [
      () => strict.getById('order', 's1'),
      () => strict.getByCorrelationId('order', 's1'),
      () => strict.insert('order', 's1', state),
      () => strict.update('order', nextState(state), 0),
      () => strict.delete('order', 's1'),
      () => strict.list('order'),
      () => strict.due('order'),
      () => strict.deleteCompleted('order'),
    ]
    for (const call of calls) {
      const error = await rejection(call())
      expect(error).toMatchObject({ name: 'MissingTenantError', code: 'SAGA_MISSING_TENANT' })
      expect(error.message).toMatch(/of order/)
    }
    expect(proxy.requests).toEqual([])
    await strict.forTenant('acme').insert('order', 'strict', state)
    expect(await store.forTenant('acme').getByCorrelationId('order', 'strict')).toEqual(state)
  })

  it('come from the context of a call, and a context without is refused', async () => {
    const context = new AsyncLocalStorage<{ tenantId?: string }>()
    const bound = createSagaStore<OrderState>({ ...table, tenant: () => context.getStore()?.tenantId })
    const state = newState()
    await context.run({ tenantId: 'acme' }, () => bound.insert('order', 'context', state))
    expect(await store.forTenant('acme').getByCorrelationId('order', 'context')).toEqual(state)
    expect(await rejection(context.run({}, () => bound.getById('order', 's1')))).toMatchObject({
      name: 'MissingTenantError',
      message: expect.stringContaining('getById of order s1'),
    })
  })

  it('cannot be the one that stands for none', () => {
    expect(() => store.forTenant('-')).toThrow(/stands for no tenant/)
    expect(() => store.forTenant(undefined as unknown as string)).toThrow(/forTenant has no tenant/)
  })
})
