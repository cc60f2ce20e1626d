import type { IdempotencyStore } from '../idempotency/idempotency-store.js'
import { claimCases } from './claim-cases.js'
import type { ContractCase } from './contract.js'
import { keyTenantCases } from './key-tenant-cases.js'
import { leaseCases } from './lease-cases.js'
import { payloadCases } from './payload-cases.js'
import { plainFaceCases } from './plain-face-cases.js'

/** A store that the contract is about. */
export interface ContractIdempotencyStore extends IdempotencyStore {
  forTenant?(tenantId: string): IdempotencyStore
}

/** Everything that a store of idempotency keys has to do. */
export function idempotencyStoreCases({
  tenants = true,
}: {
  readonly tenants?: boolean | undefined
} = {}): readonly ContractCase<ContractIdempotencyStore>[] {
  return [
    ...claimCases,
    ...leaseCases,
    ...payloadCases,
    ...plainFaceCases,
    ...(tenants ? keyTenantCases : []),
  ]
}
