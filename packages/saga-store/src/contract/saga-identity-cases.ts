import assert from 'node:assert/strict'
import type { ContractCase } from './contract.js'
import { first, fresh } from './saga-fixtures.js'
import type { ContractSagaStore } from './saga-store-cases.js'

/** What could run into one another where keys are put together carelessly. */
const SEPARATORS = ['#', ':', '/', '|', '_', '-', '.', '%', ',', '\u0000', '"']

const ODD = [
  'Ünï-çødé ☃ 漢字 🎉',
  ' spaces ',
  'a'.repeat(200),
  '%23',
  '__proto__',
  'constructor',
  '"; DROP TABLE',
  '0',
]

export const identityCases: readonly ContractCase<ContractSagaStore>[] = [
  {
    name: 'sagas of another name are others, also of the same id and correlation',
    run: async (store) => {
      const [one, correlation] = [first({ of: 'one' }), fresh()]
      const other = { ...one, of: 'another' }
      await store.insert('order', correlation, one)
      await store.insert('payment', correlation, other)
      assert.deepEqual(await store.getById('order', one.metadata.sagaId), one)
      assert.deepEqual(await store.getByCorrelationId('payment', correlation), other)
      await store.delete('order', one.metadata.sagaId)
      assert.deepEqual(await store.getById('payment', one.metadata.sagaId), other)
    },
  },
  {
    name: 'names and correlations never run into one another',
    run: async (store) => {
      for (const separator of SEPARATORS) {
        const [name, correlation] = [fresh(), fresh()]
        const [one, other] = [first({ of: 'one' }), first({ of: 'another' })]
        await store.insert(`${name}${separator}a`, correlation, one)
        await store.insert(name, `a${separator}${correlation}`, other)
        assert.deepEqual(await store.getByCorrelationId(`${name}${separator}a`, correlation), one)
        assert.deepEqual(await store.getByCorrelationId(name, `a${separator}${correlation}`), other)
      }
    },
  },
  {
    name: 'names, ids and correlations may be any text',
    run: async (store) => {
      for (const text of ODD) {
        const state = first({}, { sagaId: `${text}${fresh()}` })
        const [name, correlation] = [`${text}${fresh()}`, text]
        await store.insert(name, correlation, state)
        assert.deepEqual(await store.getById(name, state.metadata.sagaId), state)
        assert.deepEqual(await store.getByCorrelationId(name, correlation), state)
      }
    },
  },
  {
    name: 'an id and a correlation may be the same text, also crosswise',
    run: async (store) => {
      const [a, b] = [fresh(), fresh()]
      const [one, other] = [first({}, { sagaId: a }), first({}, { sagaId: b })]
      await store.insert('order', b, one)
      await store.insert('order', a, other)
      assert.deepEqual(await store.getById('order', a), one)
      assert.deepEqual(await store.getByCorrelationId('order', a), other)
    },
  },
  {
    name: 'a correlation that another one begins with is not the other one',
    run: async (store) => {
      const [state, correlation] = [first(), fresh()]
      await store.insert('order', `${correlation}10`, state)
      assert.equal(await store.getByCorrelationId('order', `${correlation}1`), null)
      await store.insert('order', `${correlation}1`, first())
    },
  },
  {
    name: 'upper and lower case are told apart',
    run: async (store) => {
      const [upper, lower] = [first(), first()]
      const correlation = fresh()
      await store.insert('order', `A${correlation}`, upper)
      await store.insert('order', `a${correlation}`, lower)
      assert.deepEqual(await store.getByCorrelationId('order', `A${correlation}`), upper)
      assert.deepEqual(await store.getByCorrelationId('order', `a${correlation}`), lower)
    },
  },
]
