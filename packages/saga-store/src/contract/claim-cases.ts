import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { ContractCase } from './contract.js'
import { claimed, SHORT_LEASE } from './idempotency-fixtures.js'
import type { ContractIdempotencyStore } from './idempotency-store-cases.js'
import { fresh } from './saga-fixtures.js'

/** How many are at it at the same time. */
const MANY = 20

export const claimCases: readonly ContractCase<ContractIdempotencyStore>[] = [
  {
    name: 'a key that is claimed is in progress for others, until the lease is over',
    run: async (store) => {
      const key = fresh()
      const { leaseUntil } = await claimed(store, key)
      const other = await store.claim(key)
      assert.deepEqual(other, { status: 'in-progress', leaseUntil })
      assert.equal(await store.has(key), false)
    },
  },
  {
    name: 'what is done gives its result to whoever asks later',
    run: async (store) => {
      const key = fresh()
      const result = { total: 12n, at: new Date(0), lines: new Map([['tea', 1]]), none: undefined }
      await (await claimed(store, key)).complete(result)
      assert.deepEqual(await store.claim(key), { status: 'done', result })
      assert.deepEqual(await store.claim(key), { status: 'done', result })
      assert.equal(await store.has(key), true)
    },
  },
  {
    name: 'a result may be undefined',
    run: async (store) => {
      const key = fresh()
      await (await claimed(store, key)).complete(undefined)
      assert.deepEqual(await store.claim(key), { status: 'done', result: undefined })
    },
  },
  {
    name: `of ${MANY} who claim a key at the same time one gets it`,
    run: async (store) => {
      const key = fresh()
      const all = await Promise.all(Array.from({ length: MANY }, () => store.claim(key)))
      assert.equal(all.filter(({ status }) => status === 'claimed').length, 1)
      assert.equal(all.filter(({ status }) => status === 'in-progress').length, MANY - 1)
    },
  },
  {
    name: `of ${MANY} who take over a lapsed key at the same time one gets it`,
    run: async (store) => {
      const key = fresh()
      await claimed(store, key, { leaseMs: SHORT_LEASE })
      await pause(SHORT_LEASE + 20)
      const all = await Promise.all(Array.from({ length: MANY }, () => store.claim(key)))
      assert.equal(all.filter(({ status }) => status === 'claimed').length, 1)
    },
  },
  {
    name: 'keys do not touch one another',
    run: async (store) => {
      const [a, b] = [fresh(), fresh()]
      await (await claimed(store, a)).complete('a')
      await (await claimed(store, b)).complete('b')
      assert.deepEqual(await store.claim(a), { status: 'done', result: 'a' })
      for (const key of [`${a}#b`, `${a}:b`, a.toUpperCase()]) await claimed(store, key)
    },
  },
]
