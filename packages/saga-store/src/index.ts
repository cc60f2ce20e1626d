export type { BlobStore } from './blobs/blob-store.js'
export {
  createSagaStore,
  type DynamoSagaStore,
  type TenantSagaStore,
  type WriteOptions,
} from './create-saga-store.js'
export { sagaDesign } from './design.js'
export { MAX_DOCUMENT_DEPTH } from './document/encode.js'
export { ConcurrencyError } from './errors/concurrency-error.js'
export { CorruptStateError } from './errors/corrupt-state-error.js'
export type { ErrorClasses } from './errors/error-classes.js'
export { InProgressError } from './errors/in-progress-error.js'
export { LeaseLostError } from './errors/lease-lost-error.js'
export { MissingTenantError } from './errors/missing-tenant-error.js'
export { PayloadMismatchError } from './errors/payload-mismatch-error.js'
export { SagaNotFoundError } from './errors/saga-not-found-error.js'
export { StateTooLargeError } from './errors/state-too-large-error.js'
export { TransientError } from './errors/transient-error.js'
export { idempotencyStoreGrants, outboxGrants, sagaStoreGrants } from './grants.js'
export {
  createIdempotencyStore,
  type DynamoIdempotencyStore,
  type IdempotencyStoreOptions,
} from './idempotency/create-idempotency-store.js'
export type {
  Claim,
  Claimed,
  ClaimOptions,
  Done,
  IdempotencyStore,
  InProgress,
} from './idempotency/idempotency-store.js'
export { type Lease, once } from './idempotency/once.js'
export type { CleanUpOptions, CleanUpResult } from './listing/clean-up.js'
export type { DueOptions, DueSaga } from './listing/due-sagas.js'
export type { ListOptions, SagaPage, SagaSummary } from './listing/list-sagas.js'
export {
  createSagaMigration,
  type MigrateOptions,
  type MigrationResult,
  type SagaMigration,
  type SagaMigrationOptions,
} from './migrate/create-saga-migration.js'
export { createOutbox, type Outbox, type OutboxRound, type RunOptions } from './outbox/create-outbox.js'
export type { OutboxMessage, OutboxOptions } from './outbox/outbox-options.js'
export {
  createPlainSagaStore,
  type PlainSagaStore,
  type PlainSagaStoreOptions,
} from './plain/create-plain-saga-store.js'
export { plainSagaDesign } from './plain/plain-design.js'
export type { SagaMetadata, SagaState, SagaStore } from './state/saga-state.js'
export type {
  ConnectionOptions,
  SagaStoreOptions,
  SagaStoreSettings,
  TableOptions,
} from './store/saga-store-options.js'
export { createTable } from './table/create-table.js'
export type { StoreTable, WithTable } from './table/store-table.js'
export type { TenantOption } from './tenant/tenants.js'
