import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { ContractCase } from './contract.js'
import { rejected } from './expectations.js'
import { claimed, SHORT_LEASE, takenOver } from './idempotency-fixtures.js'
import type { ContractIdempotencyStore } from './idempotency-store-cases.js'
import { fresh } from './saga-fixtures.js'

export const leaseCases: readonly ContractCase<ContractIdempotencyStore>[] = [
  {
    name: 'another worker takes over when the lease is over, with a larger fence',
    run: async (store) => {
      const [late, successor] = await takenOver(store, fresh())
      assert(successor.fence > late.fence)
    },
  },
  {
    name: 'a fence grows also when the key was released, deleted or done before',
    run: async (store) => {
      const key = fresh()
      let fence = -1
      for (const end of ['release', 'delete', 'complete', 'release'] as const) {
        const claim = await claimed(store, key, { leaseMs: 5_000 })
        assert(claim.fence > fence, `the fence after ${end}`)
        fence = claim.fence
        if (end === 'release') await claim.release()
        if (end === 'complete') await claim.complete(1)
        if (end !== 'release') await store.delete(key)
        await pause(2)
      }
    },
  },
  {
    name: 'a late first worker never overwrites the result of its successor',
    run: async (store) => {
      const key = fresh()
      const [late, successor] = await takenOver(store, key)
      await successor.complete('second')
      const error = await rejected(() => late.complete('first'), 'the result of a late worker')
      assert.equal(error.name, 'LeaseLostError')
      assert.deepEqual(await store.claim(key), { status: 'done', result: 'second' })
    },
  },
  {
    name: 'a late first worker does not end, prolong or give away the lease of its successor',
    run: async (store) => {
      const key = fresh()
      const [late, successor] = await takenOver(store, key)
      await rejected(() => late.complete('first'), 'the result of a late worker')
      await rejected(() => late.extend(), 'a longer lease of a late worker')
      await late.release()
      assert.equal((await store.claim(key)).status, 'in-progress')
      await successor.complete('second')
      assert.deepEqual(await store.claim(key), { status: 'done', result: 'second' })
    },
  },
  {
    name: 'a worker that is late without a successor is still in time',
    run: async (store) => {
      const key = fresh()
      const claim = await claimed(store, key, { leaseMs: SHORT_LEASE })
      await pause(SHORT_LEASE + 20)
      await claim.complete('late')
      assert.deepEqual(await store.claim(key), { status: 'done', result: 'late' })
    },
  },
  {
    name: 'a lease can be prolonged',
    run: async (store) => {
      const key = fresh()
      const claim = await claimed(store, key, { leaseMs: SHORT_LEASE })
      await claim.extend(60_000)
      await pause(SHORT_LEASE + 20)
      assert.equal((await store.claim(key)).status, 'in-progress')
    },
  },
  {
    name: 'a key that was released is free at once',
    run: async (store) => {
      const key = fresh()
      await (await claimed(store, key)).release()
      await claimed(store, key)
    },
  },
  {
    name: 'a second result is refused',
    run: async (store) => {
      const key = fresh()
      const claim = await claimed(store, key)
      await claim.complete(1)
      await rejected(() => claim.complete(2), 'a second result')
      await claim.release()
      assert.deepEqual(await store.claim(key), { status: 'done', result: 1 })
    },
  },
]
