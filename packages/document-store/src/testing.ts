export { type ContractCollections, type ContractOrder, contractCollections } from './testing/collections.js'
export { documentStoreContract } from './testing/contract.js'
export type { ContractCase, ContractSubject } from './testing/scope.js'
