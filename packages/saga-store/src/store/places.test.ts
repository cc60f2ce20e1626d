import { randomUUID } from 'node:crypto'
import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { newState, nextState, type OrderState, stored } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const store = createSagaStore<OrderState>(table)

describe('a store that remembers where sagas are', () => {
  it('finds one that was deleted and inserted again elsewhere', async () => {
    const { correlation, sagaId } = await stored(store)
    const elsewhere = createSagaStore<OrderState>(table)
    await elsewhere.delete('order', sagaId)
    const again = newState({ sagaId })
    await elsewhere.insert('order', randomUUID(), again)
    await elsewhere.insert('order', correlation, newState())

    expect(await store.getById('order', sagaId)).toEqual(again)
    await store.getByCorrelationId('order', correlation)
    await store.update('order', nextState(again), 0)
    await store.delete('order', sagaId)
    expect(await elsewhere.getById('order', sagaId)).toBe(null)
    expect(await elsewhere.getByCorrelationId('order', correlation)).not.toBe(null)
  })
})
