import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { ContractCase } from './contract.js'
import { rejected } from './expectations.js'
import { claimed, SHORT_LEASE } from './idempotency-fixtures.js'
import type { ContractIdempotencyStore } from './idempotency-store-cases.js'
import { fresh } from './saga-fixtures.js'

export const plainFaceCases: readonly ContractCase<ContractIdempotencyStore>[] = [
  {
    name: 'has, set and delete',
    run: async (store) => {
      const [key, other] = [fresh(), fresh()]
      assert.equal(await store.has(key), false)
      await store.set(key)
      await store.set(key)
      assert.equal(await store.has(key), true)
      assert.equal(await store.has(other), false)
      assert.equal((await store.claim(key)).status, 'done')
      await store.delete(key)
      await store.delete(key)
      assert.equal(await store.has(key), false)
      await claimed(store, key)
    },
  },
  {
    name: 'what was set is forgotten when its time is over',
    run: async (store) => {
      const [key, lasting] = [fresh(), fresh()]
      await store.set(lasting, 60_000)
      await store.set(key, SHORT_LEASE)
      await pause(SHORT_LEASE + 20)
      assert.equal(await store.has(key), false)
      assert.equal(await store.has(lasting), true)
      await claimed(store, key)
    },
  },
  {
    name: 'what was set while a worker was at it is not overwritten by the worker',
    run: async (store) => {
      const key = fresh()
      const claim = await claimed(store, key)
      await store.set(key)
      await rejected(() => claim.complete('late'), 'the result of a worker that lost the key')
      assert.equal(await store.has(key), true)
    },
  },
  {
    name: 'keys without a character are refused',
    run: async (store) => {
      await rejected(async () => store.claim(''), 'an empty key')
      await rejected(async () => store.has(''), 'an empty key')
      await rejected(async () => store.set(''), 'an empty key')
    },
  },
]
