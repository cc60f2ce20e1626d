import assert from 'node:assert/strict'
import type { ContractCase } from './contract.js'
import { assertStale, rejected } from './expectations.js'
import { first, fresh, next } from './saga-fixtures.js'
import type { ContractSagaStore } from './saga-store-cases.js'

export const updateCases: readonly ContractCase<ContractSagaStore>[] = [
  {
    name: 'an update replaces the whole state, and is seen at once',
    run: async (store) => {
      const correlation = fresh()
      const state = first({ step: 1, note: 'gone afterwards' })
      await store.insert('order', correlation, state)
      const { note: _, ...rest } = next(state, { step: 2 })
      await store.update('order', rest, 0)
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), rest)
      assert.deepEqual(await store.getByCorrelationId('order', correlation), rest)
    },
  },
  {
    name: 'one update follows another',
    run: async (store) => {
      let state = first()
      await store.insert('order', fresh(), state)
      for (let version = 0; version < 5; version++) {
        state = next(state, { step: version })
        await store.update('order', state, version)
        assert.deepEqual(await store.getById('order', state.metadata.sagaId), state)
      }
    },
  },
  {
    name: 'a saga may begin with any version',
    run: async (store) => {
      const state = first({}, { version: 1 })
      await store.insert('order', fresh(), state)
      await store.update('order', next(state), 1)
      assert.equal((await store.getById('order', state.metadata.sagaId))?.metadata.version, 2)
    },
  },
  {
    name: 'a stale update is refused with both versions, and nothing is written',
    run: async (store) => {
      const state = first()
      const { sagaId } = state.metadata
      await store.insert('order', fresh(), state)
      const second = next(state, { by: 'the first' })
      await store.update('order', second, 0)
      const late = next(state, { by: 'the second' })
      await assertStale(() => store.update('order', late, 0), {
        sagaId,
        expectedVersion: 0,
        actualVersion: 1,
      })
      assert.deepEqual(await store.getById('order', sagaId), second)
    },
  },
  {
    name: 'the same update twice is stale the second time',
    run: async (store) => {
      const state = first()
      const { sagaId } = state.metadata
      await store.insert('order', fresh(), state)
      const second = next(state)
      await store.update('order', second, 0)
      await assertStale(() => store.update('order', second, 0), {
        sagaId,
        expectedVersion: 0,
        actualVersion: 1,
      })
    },
  },
  {
    name: 'an update of a version that is yet to come is stale too',
    run: async (store) => {
      const state = first()
      const { sagaId } = state.metadata
      await store.insert('order', fresh(), state)
      const early = next(next(next(state)))
      await assertStale(() => store.update('order', early, 2), {
        sagaId,
        expectedVersion: 2,
        actualVersion: 0,
      })
    },
  },
  {
    name: 'an update of a saga that is not there is an error that says so, and writes nothing',
    run: async (store) => {
      const state = next(first())
      const { sagaId } = state.metadata
      const error = await rejected(() => store.update('order', state, 0), 'an update of nothing')
      assert.match(error.message, /not found/)
      assert(error.message.includes(sagaId))
      assert.equal(await store.getById('order', sagaId), null)
    },
  },
  {
    name: 'a version that is not the expected one plus one is refused, and nothing is written',
    run: async (store) => {
      const state = first()
      const { sagaId } = state.metadata
      await store.insert('order', fresh(), state)
      for (const version of [0, 2, -1, 1.5, Number.NaN]) {
        const wrong = next(state, { wrong: true }, { version })
        await rejected(async () => store.update('order', wrong, 0), `version ${version}`)
      }
      assert.deepEqual(await store.getById('order', sagaId), state)
    },
  },
  {
    name: 'a saga that is completed can still be read and written',
    run: async (store) => {
      const correlation = fresh()
      const state = first()
      await store.insert('order', correlation, state)
      const done = next(state, {}, { isCompleted: true })
      await store.update('order', done, 0)
      assert.deepEqual(await store.getByCorrelationId('order', correlation), done)
      const again = next(done, { note: 'archived' }, { archivedAt: new Date() })
      await store.update('order', again, 1)
      assert.deepEqual(await store.getById('order', state.metadata.sagaId), again)
    },
  },
]
