export { fileBlobStore } from './blobs/file-blob-store.js'
export type { ContractCase, MakeStore, TestRunner } from './contract/contract.js'
export { type ContractIdempotencyStore, idempotencyStoreCases } from './contract/idempotency-store-cases.js'
export { idempotencyStoreContract } from './contract/idempotency-store-contract.js'
export type { AnyState } from './contract/saga-fixtures.js'
export {
  type ContractSagaStore,
  type SagaStoreContractOptions,
  sagaStoreCases,
} from './contract/saga-store-cases.js'
export { sagaStoreContract } from './contract/saga-store-contract.js'
export { type MemoryIdempotencyOptions, MemoryIdempotencyStore } from './memory/memory-idempotency-store.js'
export { MemorySagaStore } from './memory/memory-saga-store.js'
