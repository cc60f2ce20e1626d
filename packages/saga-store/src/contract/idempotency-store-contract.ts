import { type MakeStore, register, type TestRunner } from './contract.js'
import { type ContractIdempotencyStore, idempotencyStoreCases } from './idempotency-store-cases.js'

/** What every store of idempotency keys has to do, as tests. Cases share nothing but the store. */
export function idempotencyStoreContract(
  runner: TestRunner,
  name: string,
  makeStore: MakeStore<ContractIdempotencyStore>,
  options?: { readonly tenants?: boolean | undefined },
): void {
  register(runner, name, idempotencyStoreCases(options), makeStore)
}
