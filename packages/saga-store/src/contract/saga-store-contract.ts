import { type MakeStore, register, type TestRunner } from './contract.js'
import { type ContractSagaStore, type SagaStoreContractOptions, sagaStoreCases } from './saga-store-cases.js'

/**
 * What every store of sagas has to do, as tests: `sagaStoreContract({ describe, it }, 'my store', () => new MyStore())`.
 * Cases share nothing but the store, which may be the same for all of them.
 */
export function sagaStoreContract(
  runner: TestRunner,
  name: string,
  makeStore: MakeStore<ContractSagaStore>,
  options?: SagaStoreContractOptions,
): void {
  register(runner, name, sagaStoreCases(options), makeStore)
}
