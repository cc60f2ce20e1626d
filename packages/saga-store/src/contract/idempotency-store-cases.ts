import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Claimed, ClaimOptions, IdempotencyStore } from '../idempotency/idempotency-store.js'
import type { ContractCase } from './contract.js'
import { rejected } from './expectations.js'
import { fresh } from './saga-fixtures.js'

/** A store that the contract is about. */
export interface ContractIdempotencyStore extends IdempotencyStore {
  forTenant?(tenantId: string): IdempotencyStore
}

/** Milliseconds: short enough to wait for. */
const SHORT_LEASE = 40
const MANY = 20

/** @returns what a claim gives that has to succeed */
async function claimed(store: IdempotencyStore, key: string, options?: ClaimOptions): Promise<Claimed> {
  const claim = await store.claim(key, options)
  assert(claim.status === 'claimed', `the key must be free, and is ${claim.status}`)
  return claim
}

/** A worker whose lease is over, and its successor. */
async function takenOver(store: IdempotencyStore, key: string): Promise<readonly [Claimed, Claimed]> {
  const late = await claimed(store, key, { leaseMs: SHORT_LEASE })
  await pause(SHORT_LEASE + 20)
  return [late, await claimed(store, key)]
}

const claims: readonly ContractCase<ContractIdempotencyStore>[] = [
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

const leases: readonly ContractCase<ContractIdempotencyStore>[] = [
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

const payloads: readonly ContractCase<ContractIdempotencyStore>[] = [
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
    name: 'the order of properties makes no other payload, and types do',
    run: async (store) => {
      const key = fresh()
      await claimed(store, key, { payload: { a: 1, b: { c: 2, d: 3 } } })
      assert.equal((await store.claim(key, { payload: { b: { d: 3, c: 2 }, a: 1 } })).status, 'in-progress')
      await rejected(() => store.claim(key, { payload: { a: '1', b: { c: 2, d: 3 } } }), 'another payload')
    },
  },
]

const plain: readonly ContractCase<ContractIdempotencyStore>[] = [
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
      const key = fresh()
      await store.set(key, 400)
      assert.equal(await store.has(key), true)
      await pause(450)
      assert.equal(await store.has(key), false)
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

const tenants: readonly ContractCase<ContractIdempotencyStore>[] = [
  {
    name: 'the same key of two tenants is two keys, and clear forgets those of one',
    run: async (store) => {
      assert(store.forTenant !== undefined, 'the store has tenants')
      const [acme, other, key] = [store.forTenant(fresh()), store.forTenant(fresh()), fresh()]
      await acme.set(key)
      await acme.set(fresh())
      assert.equal(await other.has(key), false)
      await other.set(key)
      await acme.clear()
      assert.equal(await acme.has(key), false)
      assert.equal(await other.has(key), true)
    },
  },
]

/** Everything that a store of idempotency keys has to do. */
export function idempotencyStoreCases({
  tenants: hasTenants = true,
}: {
  readonly tenants?: boolean | undefined
} = {}): readonly ContractCase<ContractIdempotencyStore>[] {
  return [...claims, ...leases, ...payloads, ...plain, ...(hasTenants ? tenants : [])]
}
