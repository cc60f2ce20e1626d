export type {
  ChangeHandlers,
  InsertedDocument,
  ModifiedDocument,
  RemovedDocument,
} from './changes/change-handlers.js'
export {
  type AnyCollection,
  type Collection,
  type Collections,
  defineCollection,
} from './collection/collection.js'
export type {
  DocumentOf,
  IndexField,
  IndexInputOf,
  IndexNameOf,
  IndexSpec,
  KeyOf,
  NameOf,
  NewDocumentOf,
  PatchOf,
  RangeEndOf,
  RemovableOf,
} from './collection/collection-types.js'
export type { Json } from './collection/json.js'
export type { AppContext } from './context/app-context.js'
export { type Trace, traceFrom } from './context/trace.js'
export { type CacheOptions, cache } from './decorators/cache.js'
export type { Decorator } from './decorators/decorator.js'
export { type Around, intercept, type OperationName, type StoreCall } from './decorators/intercept.js'
export { type Log, type LogEntry, logging } from './decorators/logging.js'
export { type Measurement, metrics } from './decorators/metrics.js'
export { type RetryOptions, retry } from './decorators/retry.js'
export { type DocumentDesignOptions, documentDesign } from './design/document-design.js'
export { documentGrants } from './design/grants.js'
export { ConditionRefusedError } from './errors/condition-refused-error.js'
export { DocumentExistsError } from './errors/document-exists-error.js'
export { DocumentNotFoundError } from './errors/document-not-found-error.js'
export { DocumentStoreError } from './errors/document-store-error.js'
export { DocumentTooLargeError } from './errors/document-too-large-error.js'
export { DocumentVersionError } from './errors/document-version-error.js'
export { ForbiddenError } from './errors/forbidden-error.js'
export { InvalidCollectionError } from './errors/invalid-collection-error.js'
export { type ConfigurationProblem, InvalidConfigurationError } from './errors/invalid-configuration-error.js'
export { InvalidContextError } from './errors/invalid-context-error.js'
export { InvalidDocumentError, type Issue } from './errors/invalid-document-error.js'
export { InvalidInputError } from './errors/invalid-input-error.js'
export { InvalidKeyError } from './errors/invalid-key-error.js'
export { InvalidQueryError } from './errors/invalid-query-error.js'
export type { DocumentKey, Place } from './errors/place.js'
export { RefusedCursorError } from './errors/refused-cursor-error.js'
export { StoreUnavailableError } from './errors/store-unavailable-error.js'
export { TransactionRefusedError } from './errors/transaction-refused-error.js'
export { UnknownCollectionError } from './errors/unknown-collection-error.js'
export { UnknownIndexError } from './errors/unknown-index-error.js'
export { UnreadableDocumentError } from './errors/unreadable-document-error.js'
export { UnsupportedCapabilityError } from './errors/unsupported-capability-error.js'
export { WriteOutcomeUnknownError } from './errors/write-outcome-unknown-error.js'
export {
  defineCommand,
  defineQuery,
  type Handler,
  type HandlerArguments,
  type HandlerDefinition,
  type StoresWith,
} from './handlers/define-handler.js'
export {
  type MemoryProvider,
  type MemoryProviderOptions,
  memoryProvider,
} from './memory/memory-provider.js'
export type { Capabilities, CapabilityName } from './provider/capabilities.js'
export { MAX_DOCUMENT_BYTES, MAX_TRANSACTION_OPERATIONS } from './provider/limits.js'
export type {
  Address,
  Change,
  DocumentProvider,
  FoundRow,
  Health,
  OpenProvider,
  ProviderPage,
  ProviderQuery,
  Row,
  TenantProvider,
} from './provider/provider.js'
export { type DocumentStores, type DocumentStoresOptions, documentStores } from './store/document-stores.js'
export type {
  AnyStore,
  Changes,
  DocumentPage,
  PageOptions,
  PatchOptions,
  QueryOptions,
  ReadStore,
  Store,
  WriteCondition,
  WriteOptions,
} from './store/store.js'
export type { Audit, Stored } from './store/stored.js'
export type { Transaction, TransactOperation } from './store/transaction.js'
