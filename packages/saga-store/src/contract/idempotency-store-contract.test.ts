import { testTable } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { createIdempotencyStore, sagaDesign } from '../index.js'
import { MemoryIdempotencyStore } from '../memory/memory-idempotency-store.js'
import { idempotencyStoreMutants } from '../mutants/idempotency-store-mutants.js'
import { idempotencyStoreCases } from './idempotency-store-cases.js'
import { idempotencyStoreContract } from './idempotency-store-contract.js'

const table = testTable(sagaDesign)
const store = createIdempotencyStore(table)

idempotencyStoreContract({ describe, it }, 'the store on DynamoDB', () => store)
idempotencyStoreContract({ describe, it }, 'the store in memory', () => new MemoryIdempotencyStore())

describe('the contract notices what is broken', () => {
  it.concurrent.each(Object.entries(idempotencyStoreMutants))('%s', async (_, [caughtBy, Mutant]) => {
    const caught = await Promise.all(
      idempotencyStoreCases().map(({ name, run }) =>
        run(new Mutant()).then(
          () => '',
          () => name,
        ),
      ),
    )
    expect(
      caught.some((name) => caughtBy.test(name)),
      caught.join('\n'),
    ).toBe(true)
  })
})
