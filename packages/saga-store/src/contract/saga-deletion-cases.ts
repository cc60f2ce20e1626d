import assert from 'node:assert/strict'
import type { ContractCase } from './contract.js'
import { rejected } from './expectations.js'
import { first, fresh, next } from './saga-fixtures.js'
import type { ContractSagaStore } from './saga-store-cases.js'

export const deletionCases: readonly ContractCase<ContractSagaStore>[] = [
  {
    name: 'what was deleted is there by neither id nor correlation',
    run: async (store) => {
      const [state, correlation] = [first(), fresh()]
      await store.insert('order', correlation, state)
      await store.delete('order', state.metadata.sagaId)
      assert.equal(await store.getById('order', state.metadata.sagaId), null)
      assert.equal(await store.getByCorrelationId('order', correlation), null)
    },
  },
  {
    name: 'a deletion of what is not there is fine',
    run: async (store) => {
      await store.delete('order', fresh())
      const state = first()
      await store.insert('order', fresh(), state)
      await store.delete('order', state.metadata.sagaId)
      await store.delete('order', state.metadata.sagaId)
    },
  },
  {
    name: 'a deletion leaves other sagas',
    run: async (store) => {
      const [state, other] = [first(), first()]
      await store.insert('order', fresh(), state)
      await store.insert('order', fresh(), other)
      await store.delete('order', state.metadata.sagaId)
      assert.deepEqual(await store.getById('order', other.metadata.sagaId), other)
    },
  },
  {
    name: 'a deletion frees the correlation and the id',
    run: async (store) => {
      const [state, correlation] = [first(), fresh()]
      await store.insert('order', correlation, state)
      await store.delete('order', state.metadata.sagaId)
      const successor = first()
      await store.insert('order', correlation, successor)
      await store.insert('order', fresh(), state)
      assert.deepEqual(await store.getByCorrelationId('order', correlation), successor)
    },
  },
  {
    name: 'a late deletion of a saga leaves its successor of the same correlation',
    run: async (store) => {
      const [state, correlation, successor] = [first(), fresh(), first()]
      await store.insert('order', correlation, state)
      await store.delete('order', state.metadata.sagaId)
      await store.insert('order', correlation, successor)
      await store.delete('order', state.metadata.sagaId)
      assert.deepEqual(await store.getByCorrelationId('order', correlation), successor)
    },
  },
  {
    name: 'a late update of a saga that was deleted leaves its successor of the same correlation',
    run: async (store) => {
      const [state, correlation, successor] = [first(), fresh(), first()]
      await store.insert('order', correlation, state)
      await store.delete('order', state.metadata.sagaId)
      await store.insert('order', correlation, successor)
      await rejected(() => store.update('order', next(state), 0), 'an update of a deleted saga')
      assert.deepEqual(await store.getByCorrelationId('order', correlation), successor)
    },
  },
]
