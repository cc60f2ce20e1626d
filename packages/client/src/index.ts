export { DesignError, KeyprintError, ValidationError } from '@keyprint/key-design'
export { type ConnectOptions, connect } from './connect.js'
export { type Connect, type ConnectSettings, connectWith } from './connect-with.js'
export { AccessDeniedError } from './errors/access-denied-error.js'
export { AlreadyExistsError } from './errors/already-exists-error.js'
export { BatchIncompleteError, type BatchOutcome } from './errors/batch-incomplete-error.js'
export { BulkIncompleteError, type BulkOutcome } from './errors/bulk-incomplete-error.js'
export { ConditionFailedError } from './errors/condition-failed-error.js'
export { ConfigurationError } from './errors/configuration-error.js'
export type { ItemContext } from './errors/context.js'
export { CredentialsError } from './errors/credentials-error.js'
export { IdempotencyMismatchError } from './errors/idempotency-mismatch-error.js'
export { InvalidCursorError } from './errors/invalid-cursor-error.js'
export { ItemNotReturnedError } from './errors/item-not-returned-error.js'
export { ItemTooLargeError } from './errors/item-too-large-error.js'
export { NotFoundError } from './errors/not-found-error.js'
export { NotUniqueError } from './errors/not-unique-error.js'
export { OutcomeUnknownError } from './errors/outcome-unknown-error.js'
export { SchemaVersionError } from './errors/schema-version-error.js'
export { StreamTrimmedError } from './errors/stream-trimmed-error.js'
export { TableNotFoundError } from './errors/table-not-found-error.js'
export { ThrottledError } from './errors/throttled-error.js'
export {
  type CancellationError,
  type CancellationReason,
  type FoundItem,
  TransactionCanceledError,
} from './errors/transaction-canceled-error.js'
export { TransactionConflictError } from './errors/transaction-conflict-error.js'
export { UnavailableError } from './errors/unavailable-error.js'
export { UnreadableItemError } from './errors/unreadable-item-error.js'
export { VersionConflictError } from './errors/version-conflict-error.js'
export type {
  AnyChangePath,
  AnythingChangePath,
  Change,
  ChangePath,
  ChangePaths,
  ListChangePath,
  MapChangePath,
  NumberChangePath,
  SetChangePath,
} from './expression/change-types.js'
export { and, not, or } from './expression/condition.js'
export type {
  AnyPath,
  AnythingPath,
  CollectionPath,
  Comparable,
  Condition,
  ConditionOn,
  ListPath,
  MapPath,
  Ordered,
  OrderedPath,
  Path,
  Paths,
  StoredType,
  TextPath,
} from './expression/condition-types.js'
export type { Feature } from './feature/feature.js'
export {
  batches,
  conditions,
  creates,
  deletes,
  gets,
  healthChecks,
  idempotents,
  puts,
  queries,
  ranges,
  scans,
  schemas,
  schemaVersions,
  sealedCursors,
  selections,
  shards,
  tenants,
  timeouts,
  transactions,
  uniques,
  updates,
} from './feature/features.js'
export type { Health, HealthOptions, HealthStatus } from './health/health.js'
export { MAX_ITEM_BYTES } from './item/item-size.js'
export type { BatchGetOptions } from './operation/batch/batch-get.js'
export { MAX_BATCH_GET } from './operation/batch/batch-get.js'
export type { BatchOptions } from './operation/batch/batch-options.js'
export type {
  BatchWriteOptions,
  BatchWriteProgress,
  BatchWritten,
} from './operation/batch/batch-write-options.js'
export { MAX_BATCH_WRITE } from './operation/batch/chunk-writer.js'
export type { AnyIterable } from './operation/batch/puller.js'
export type { ItemKey } from './operation/item-key.js'
export { Operation } from './operation/operation.js'
export type { IdempotencyOptions } from './operation/transact/idempotency.js'
export { MAX_TRANSACTION_ITEMS, type TransactionOptions } from './operation/transact/send-transaction.js'
export type { TransactGetOptions } from './operation/transact/transact-get.js'
export { MAX_TRANSACTION_BYTES } from './operation/transact/transaction-size.js'
export type { WriteParams } from './operation/write-options.js'
export type { CursorKey, CursorOptions } from './read/cursor-options.js'
export { ParallelReading, type ScanPage } from './read/parallel-reading.js'
export { DEFAULT_REQUESTS_PER_PAGE } from './read/reader.js'
export { type Page, Reading } from './read/reading.js'
export type { ScanCheckpoint, SegmentCheckpoint } from './read/scan-checkpoint.js'
export type { ScanProgress } from './read/scan-progress.js'
export { type GivenClient, type OwnClient, type SdkClient, sdkClient } from './sdk-client.js'
export { type CapacityUnits, ConsumedCapacity } from './send/consumed-capacity.js'
export type { CallOptions, Timeouts } from './send/send.js'
export { type Environment, TABLE_PREFIX_VARIABLE, tableNameOf, tableVariable } from './table-name.js'
export type {
  Batch,
  BatchEntities,
  Client,
  ClientMethods,
  ClientWith,
  ItemsOf,
  TenantClient,
  TenantClientWith,
  Transact,
  TransactEntities,
} from './types/client.js'
export type {
  BatchDelete,
  BatchEntity,
  BatchOperation,
  ChangeInput,
  DeleteCallOptions,
  EntityClient,
  GetCallOptions,
  IdempotentUpdate,
  IfCondition,
  IfVersion,
  PutOptions,
  ReturnedItem,
  SelectOption,
  TransactEntity,
  TransactOperation,
  UpdateCallInput,
} from './types/entity-client.js'
export type { Changeable, ItemOfEntity, OfValue } from './types/entity-parts.js'
export type {
  CollectionCall,
  GetCall,
  GroupedItems,
  OrderOption,
  QueryCall,
  QueryOptions,
  RangeOf,
  ReadCallOptions,
  ScanCall,
  ScannedItems,
  TaggedItem,
} from './types/pattern-client.js'
