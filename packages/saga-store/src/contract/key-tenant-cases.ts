import assert from 'node:assert/strict'
import type { ContractCase } from './contract.js'
import type { ContractIdempotencyStore } from './idempotency-store-cases.js'
import { fresh } from './saga-fixtures.js'

export const keyTenantCases: readonly ContractCase<ContractIdempotencyStore>[] = [
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
