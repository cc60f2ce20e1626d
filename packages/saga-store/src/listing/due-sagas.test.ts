import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { newState, nextState, type OrderState } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const store = createSagaStore<OrderState>(table)

describe('timeouts', () => {
  const tenant = store.forTenant('timeouts')

  it('that are over are listed by time, until the saga is written without', async () => {
    const soon = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 0, 0, seconds))
    const states: OrderState[] = []
    for (const seconds of [30, 10, 20, 40]) {
      const state = newState({ timeoutMs: 1_000, timeoutExpiresAt: soon(seconds) })
      await tenant.insert('order', `c${seconds}`, state)
      states.push(state)
    }
    await tenant.insert('order', 'none', newState())
    const due = async (at: Date) =>
      (await tenant.due('order', { at })).map(({ correlationId }) => correlationId)

    expect(await due(soon(9))).toEqual([])
    expect(await due(soon(30))).toEqual(['c10', 'c20', 'c30'])
    expect(await tenant.due('order', { at: soon(60), limit: 1 })).toEqual([
      { sagaId: states[1]?.metadata.sagaId, correlationId: 'c10', timeoutExpiresAt: soon(10) },
    ])
    await tenant.update('order', nextState(states[1] as OrderState, { timeoutExpiresAt: null }), 0)
    await tenant.update('order', nextState(states[2] as OrderState, { isCompleted: true }), 0)
    await tenant.update('order', nextState(states[0] as OrderState, { timeoutExpiresAt: soon(50) }), 0)
    expect(await due(soon(60))).toEqual(['c40', 'c30'])
  })
})
