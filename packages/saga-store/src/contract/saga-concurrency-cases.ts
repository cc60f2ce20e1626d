import assert from 'node:assert/strict'
import type { ContractCase } from './contract.js'
import { assertOneWins } from './expectations.js'
import { first, fresh, next } from './saga-fixtures.js'
import type { ContractSagaStore } from './saga-store-cases.js'

/** How many are at it at the same time. */
const MANY = 50

const times = <T>(make: (i: number) => T): T[] => Array.from({ length: MANY }, (_, i) => make(i))

const uniqueInserts: ContractCase<ContractSagaStore> = {
  name: `of ${MANY} inserts of one correlation at the same time one wins, and the rest can be tried again`,
  run: async (store) => {
    const [correlation, states] = [fresh(), times(() => first())]
    const winner = await assertOneWins(states.map((state) => store.insert('order', correlation, state)))
    assert.deepEqual(await store.getByCorrelationId('order', correlation), states[winner])
    for (const [i, { metadata }] of states.entries())
      if (i !== winner) assert.equal(await store.getById('order', metadata.sagaId), null)
  },
}

const others: readonly ContractCase<ContractSagaStore>[] = [
  {
    name: `of ${MANY} inserts of one saga at the same time one wins, and the rest can be tried again`,
    run: async (store) => {
      const [correlation, state] = [fresh(), first()]
      await assertOneWins(times(() => store.insert('order', correlation, state)))
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), state)
    },
  },
  {
    name: `of ${MANY} updates of one version at the same time one wins, and the rest can be tried again`,
    run: async (store) => {
      const state = first()
      await store.insert('order', fresh(), state)
      const nexts = times((by) => next(state, { by }))
      const winner = await assertOneWins(nexts.map((one) => store.update('order', one, 0)))
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), nexts[winner])
    },
  },
  {
    name: `of ${MANY} times the same update at the same time one wins`,
    run: async (store) => {
      const state = first()
      await store.insert('order', fresh(), state)
      const same = next(state)
      await assertOneWins(times(() => store.update('order', same, 0)))
    },
  },
]

export const concurrencyCases = (uniqueCorrelations: boolean): readonly ContractCase<ContractSagaStore>[] =>
  uniqueCorrelations ? [uniqueInserts, ...others] : others
