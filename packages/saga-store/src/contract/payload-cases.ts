import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { ContractCase } from './contract.js'
import { rejected } from './expectations.js'
import { claimed, SHORT_LEASE } from './idempotency-fixtures.js'
import type { ContractIdempotencyStore } from './idempotency-store-cases.js'
import { fresh } from './saga-fixtures.js'

export const payloadCases: readonly ContractCase<ContractIdempotencyStore>[] = [
  {
    name: 'a key that was used for another payload is refused, in progress and done',
    run: async (store) => {
      const key = fresh()
      const claim = await claimed(store, key, { payload: { amount: 1 } })
      const other = () => store.claim(key, { payload: { amount: 2 } })
      assert.equal((await rejected(other, 'another payload')).name, 'PayloadMismatchError')
      await claim.complete('done')
      assert.equal((await rejected(other, 'another payload')).name, 'PayloadMismatchError')
      assert.equal((await store.claim(key, { payload: { amount: 1 } })).status, 'done')
    },
  },
  {
    name: 'a key whose worker died over another payload is refused, and taken over for its own',
    run: async (store) => {
      const key = fresh()
      await claimed(store, key, { payload: { amount: 1 }, leaseMs: SHORT_LEASE })
      await pause(SHORT_LEASE + 20)
      const other = () => store.claim(key, { payload: { amount: 2 } })
      assert.equal((await rejected(other, 'another payload')).name, 'PayloadMismatchError')
      await claimed(store, key, { payload: { amount: 1 } })
    },
  },
  {
    name: 'the order of properties makes no other payload, and types do',
    run: async (store) => {
      const key = fresh()
      await claimed(store, key, { payload: { a: 1, b: { c: 2, d: 3 } } })
      assert.equal((await store.claim(key, { payload: { b: { d: 3, c: 2 }, a: 1 } })).status, 'in-progress')
      await rejected(() => store.claim(key, { payload: { a: '1', b: { c: 2, d: 3 } } }), 'another payload')
    },
  },
]
