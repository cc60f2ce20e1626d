import { describe, expect, it } from 'vitest'
import { mutants } from '../fixtures/mutants/mutants.js'
import { documentStoreContract } from './contract.js'
import type { ContractCase } from './scope.js'

async function failures(cases: readonly ContractCase[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(cases.map(({ run }) => run()))
  return outcomes.flatMap(({ status }, i) => (status === 'rejected' ? [cases[i]?.name ?? ''] : []))
}

describe('the contract of document stores', () => {
  it.each(mutants.map((mutant) => [mutant.fault, mutant] as const))('catches: %s', async (_, { make }) => {
    const subject = make()
    expect(await failures(documentStoreContract(() => subject))).not.toEqual([])
  })

  it('has names that are told apart, for each thing once', () => {
    const names = documentStoreContract(() => ({}) as never).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(mutants.map(({ fault }) => fault)).size).toBe(mutants.length)
  })
})
