import assert from 'node:assert/strict'
import type { SagaStore } from '../state/saga-state.js'
import type { ContractCase } from './contract.js'
import { rejected } from './expectations.js'
import { type AnyState, first, fresh, next } from './saga-fixtures.js'
import type { ContractSagaStore } from './saga-store-cases.js'

function tenant(store: ContractSagaStore, tenantId: string): SagaStore<AnyState> {
  assert(store.forTenant !== undefined, 'the store has tenants')
  return store.forTenant(tenantId)
}

export const tenantCases: readonly ContractCase<ContractSagaStore>[] = [
  {
    name: 'the same id and correlation of two tenants, and of none, are three sagas',
    run: async (store) => {
      const [acme, other] = [tenant(store, fresh()), tenant(store, fresh())]
      const [state, correlation] = [first({ of: 'acme' }), fresh()]
      await acme.insert('order', correlation, state)
      assert.equal(await other.getByCorrelationId('order', correlation), null)
      assert.equal(await other.getById('order', state.metadata.sagaId), null)
      assert.equal(await store.getById('order', state.metadata.sagaId), null)
      await other.insert('order', correlation, { ...state, of: 'other' })
      await store.insert('order', correlation, { ...state, of: 'nobody' })
      assert.equal((await acme.getByCorrelationId('order', correlation))?.of, 'acme')
      assert.equal((await other.getById('order', state.metadata.sagaId))?.of, 'other')
      assert.equal((await store.getByCorrelationId('order', correlation))?.of, 'nobody')
    },
  },
  {
    name: 'a tenant neither updates nor deletes the saga of another',
    run: async (store) => {
      const [acme, other] = [tenant(store, fresh()), tenant(store, fresh())]
      const state = first()
      await acme.insert('order', fresh(), state)
      await rejected(() => other.update('order', next(state), 0), "an update of another tenant's saga")
      await other.delete('order', state.metadata.sagaId)
      assert.deepEqual(await acme.getById('order', state.metadata.sagaId), state)
    },
  },
  {
    name: 'tenants and names never run into one another',
    run: async (store) => {
      const [name, correlation] = [fresh(), fresh()]
      for (const separator of ['#', ':', '/', '|', '-', '%']) {
        const state = first()
        await tenant(store, `${name}${separator}a`).insert('b', correlation, state)
        const other = tenant(store, name)
        assert.equal(await other.getByCorrelationId(`a${separator}b`, correlation), null)
      }
    },
  },
  {
    name: 'a tenant is the same wherever it is asked for',
    run: async (store) => {
      const [tenantId, state] = [fresh(), first()]
      await tenant(store, tenantId).insert('order', fresh(), state)
      assert.deepEqual(await tenant(store, tenantId).getById('order', state.metadata.sagaId), state)
    },
  },
  {
    name: 'a tenant without a name is refused',
    run: async (store) => {
      for (const tenantId of ['', undefined, null] as string[])
        await rejected(async () => tenant(store, tenantId).getById('order', 'x'), `tenant ${tenantId}`)
    },
  },
]
