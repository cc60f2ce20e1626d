import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { createSagaStore, sagaDesign } from '../index.js'
import { MemorySagaStore } from '../memory/memory-saga-store.js'
import { sagaStoreMutants } from '../mutants/saga-store-mutants.js'
import type { AnyState } from './saga-fixtures.js'
import { sagaStoreCases } from './saga-store-cases.js'
import { sagaStoreContract } from './saga-store-contract.js'

const table = testTable(sagaDesign)
const store = createSagaStore<AnyState>(table)

sagaStoreContract({ describe, it }, 'the store on DynamoDB', () => store)
sagaStoreContract({ describe, it }, 'a tenant of the store on DynamoDB', () => store.forTenant('acme'), {
  tenants: false,
})
sagaStoreContract({ describe, it }, 'the store in memory', () => new MemorySagaStore<AnyState>())

describe('the contract notices what is broken', () => {
  it.each(Object.entries(sagaStoreMutants))('%s', async (_, [caughtBy, Mutant]) => {
    const caught: string[] = []
    for (const { name, run } of sagaStoreCases()) await run(new Mutant()).catch(() => caught.push(name))
    expect(
      caught.some((name) => caughtBy.test(name)),
      caught.join('\n'),
    ).toBe(true)
  })
})
