import type { SagaStore } from '../state/saga-state.js'
import type { ContractCase } from './contract.js'
import { concurrencyCases } from './saga-concurrency-cases.js'
import { deletionCases } from './saga-deletion-cases.js'
import type { AnyState } from './saga-fixtures.js'
import { identityCases } from './saga-identity-cases.js'
import { insertCases } from './saga-insert-cases.js'
import { tenantCases } from './saga-tenant-cases.js'
import { updateCases } from './saga-update-cases.js'
import { valueCases } from './saga-value-cases.js'

/** A store that the contract is about. */
export interface ContractSagaStore extends SagaStore<AnyState> {
  forTenant?(tenantId: string): SagaStore<AnyState>
}

/** What a store claims beyond what all of them do. */
export interface SagaStoreContractOptions {
  /** One correlation, one saga, whoever inserts at the same time. Default true. */
  readonly uniqueCorrelations?: boolean | undefined
  /** `forTenant` is there. Default true. */
  readonly tenants?: boolean | undefined
}

/** Everything that a store of sagas has to do. */
export function sagaStoreCases({
  uniqueCorrelations = true,
  tenants = true,
}: SagaStoreContractOptions = {}): readonly ContractCase<ContractSagaStore>[] {
  return [
    ...insertCases,
    ...updateCases,
    ...deletionCases,
    ...identityCases,
    ...valueCases,
    ...concurrencyCases(uniqueCorrelations),
    ...(tenants ? tenantCases : []),
  ]
}
