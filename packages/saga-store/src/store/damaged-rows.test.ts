import assert from 'node:assert/strict'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents } from '../fixtures/documents.js'
import { damage, sagaKey } from '../fixtures/raw-items.js'
import { rejection } from '../fixtures/rejection.js'
import { newState, nextState, type OrderState, stored } from '../fixtures/states.js'
import { createSagaStore, sagaDesign } from '../index.js'

const table = testTable(sagaDesign)
const store = createSagaStore<OrderState>(table)

describe('a state', () => {
  it('comes back as it is, whatever is in it', async () => {
    const anything = fc.asyncProperty(
      documents,
      fc.string({ minLength: 1, unit: 'grapheme' }),
      async (value, name) => {
        const tenant = store.forTenant(`t${name}`)
        const state = newState({}, { value })
        await tenant.insert(name, state.metadata.sagaId, state)
        assert.deepStrictEqual(await tenant.getById(name, state.metadata.sagaId), state)
      },
    )
    await fc.assert(anything, { numRuns: 50 })
  })
})

describe('a stored row that is damaged', () => {
  it.each([
    ['a document that is cut', 'state', { S: '{"metadata":' }],
    ['another type', 'state', { N: '7' }],
    ['no state at all', 'state', { S: 'null' }],
    ['the state of another saga', 'state', { S: '{"metadata":{"sagaId":"other","version":1}}' }],
    ['a version that is none', 'version', { S: 'one' }],
  ])('is refused by what it is and its key: %s', async (_, name, value) => {
    const { correlation, sagaId, state } = await stored(store)
    await damage(table, sagaKey(correlation), name, value)
    for (const read of [
      () => store.getByCorrelationId('order', correlation),
      () => store.getById('order', sagaId),
    ]) {
      const error = await rejection(read())
      expect(error).toMatchObject({ name: 'CorruptStateError', code: 'SAGA_STATE_CORRUPT' })
      expect(error.message).toMatch(error.message.includes(sagaId) ? sagaId : correlation)
    }
    if (name !== 'version') return
    expect(await rejection(store.update('order', nextState(state), 1))).toMatchObject({
      name: 'CorruptStateError',
    })
  })
})
