import assert from 'node:assert/strict'
import type { ContractCase } from './contract.js'
import { assertExists, rejected } from './expectations.js'
import { type AnyState, first, fresh, frozen } from './saga-fixtures.js'
import type { ContractSagaStore } from './saga-store-cases.js'

const BAD: readonly (readonly [what: string, state: unknown])[] = [
  ['without metadata', {}],
  ['without an id', { metadata: { ...first().metadata, sagaId: '' } }],
  ['with a version that is none', first({}, { version: -1 })],
  ['with a date that is none', first({}, { updatedAt: new Date(Number.NaN) })],
  ['with a date as text', { metadata: { ...first().metadata, createdAt: '2026-11-21' } }],
  ['without isCompleted', { metadata: { ...first().metadata, isCompleted: undefined } }],
]

export const insertCases: readonly ContractCase<ContractSagaStore>[] = [
  {
    name: 'what was inserted is read by its id and by its correlation',
    run: async (store) => {
      const state = first({ step: 1 })
      await store.insert('order', `c-${state.metadata.sagaId}`, state)
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), state)
      assert.deepEqual(await store.getByCorrelationId('order', `c-${state.metadata.sagaId}`), state)
    },
  },
  {
    name: 'what is not there is null',
    run: async (store) => {
      assert.equal(await store.getById('order', fresh()), null)
      assert.equal(await store.getByCorrelationId('order', fresh()), null)
    },
  },
  {
    name: 'a second saga of the same id is refused, and the first one stays',
    run: async (store) => {
      const state = first({ step: 1 })
      const [correlation, other] = [fresh(), fresh()]
      await store.insert('order', correlation, state)
      await assertExists(() => store.insert('order', other, { ...state, step: 2 }))
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), state)
      assert.equal(await store.getByCorrelationId('order', other), null)
    },
  },
  {
    name: 'a second saga of the same correlation is refused, and the first one stays',
    run: async (store) => {
      const [state, second] = [first(), first()]
      const correlation = fresh()
      await store.insert('order', correlation, state)
      await assertExists(() => store.insert('order', correlation, second))
      assert.deepEqual(await store.getByCorrelationId('order', correlation), state)
      assert.equal(await store.getById('order', second.metadata.sagaId), null)
    },
  },
  {
    name: 'the same insert twice is refused the second time',
    run: async (store) => {
      const [state, correlation] = [first(), fresh()]
      await store.insert('order', correlation, state)
      await assertExists(() => store.insert('order', correlation, state))
    },
  },
  {
    name: 'what was given is not changed',
    run: async (store) => {
      const state = frozen(first({ nested: { list: [1, new Date(0)] } }))
      await store.insert('order', fresh(), state)
    },
  },
  {
    name: 'what was given can be changed afterwards without changing what is stored',
    run: async (store) => {
      const state = first({ nested: { list: [1] } })
      await store.insert('order', fresh(), state)
      ;(state as unknown as { nested: { list: number[] } }).nested.list.push(2)
      const found = await store.getById('order', state.metadata.sagaId)
      assert.deepEqual(found?.nested, { list: [1] })
    },
  },
  {
    name: 'a state that is none is refused, and nothing is written',
    run: async (store) => {
      for (const [what, state] of BAD) {
        const correlation = fresh()
        await rejected(async () => store.insert('order', correlation, state as AnyState), `a state ${what}`)
        assert.equal(await store.getByCorrelationId('order', correlation), null)
      }
    },
  },
  {
    name: 'names and ids without a character are refused',
    run: async (store) => {
      await rejected(async () => store.insert('', fresh(), first()), 'an empty name')
      await rejected(async () => store.insert('order', '', first()), 'an empty correlation')
      await rejected(async () => store.getById('order', ''), 'an empty id')
      await rejected(async () => store.getByCorrelationId('order', ''), 'an empty correlation')
    },
  },
]
