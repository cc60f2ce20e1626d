import type { Collections } from '../collection/collection.js'
import type { Json } from '../collection/json.js'
import type { AppContext } from '../context/app-context.js'
import type { Place } from '../errors/place.js'
import type { Audit } from '../store/stored.js'
import type { Capabilities } from './capabilities.js'

/** Where documents are kept. A store does everything else itself: checks, versions, audit, retries. */
export interface DocumentProvider {
  /** Makes it ready for these collections. @throws InvalidCollectionError for what it could not keep. */
  open(collections: Collections): OpenProvider
}

/** A provider that knows its collections. */
export interface OpenProvider {
  /** Such as `memory`. */
  readonly name: string
  readonly capabilities: Capabilities
  /** All that one tenant has, and nothing else: keys, queries and cursors take the tenant from here. */
  forContext(context: AppContext): TenantProvider
  /** Whether documents can be had. */
  health(): Promise<Health>
}

/** Whether a provider works, and sentences on why not. */
export interface Health {
  readonly status: 'ok' | 'failing'
  readonly problems: readonly string[]
}

/** The documents of one tenant. Every error is one of the store's own. */
export interface TenantProvider {
  /** What was written up to now; `undefined` for none, or an expired one. */
  get(address: Address): Promise<Row | undefined>
  /** The same for several, in their order. */
  getMany(addresses: readonly Address[]): Promise<readonly (Row | undefined)[]>
  /**
   * Done, or refused by DocumentExistsError, DocumentNotFoundError or DocumentVersionError.
   * @returns whether a delete met a document.
   */
  write(change: Change): Promise<boolean>
  /** All or nothing; refused by TransactionRefusedError. */
  transact(changes: readonly Change[]): Promise<void>
  query(query: ProviderQuery): Promise<ProviderPage>
}

/** Which document. */
export interface Address extends Place {
  readonly id: string
  /** The sort part, where the collection has one. */
  readonly part?: string | undefined
}

/** A document as it is kept. */
export interface Row {
  readonly document: { readonly [field: string]: Json }
  /** 1 for a new document, one more with each write. */
  readonly version: number
  readonly audit: Audit
  /** When it expires. */
  readonly expiresAt?: Date | undefined
}

/** One write. Each has its condition, so that nothing is lost when two write at the same time. */
export type Change =
  /** There must be none. */
  | { readonly kind: 'create'; readonly address: Address; readonly row: Row }
  /** It must have this version; the row has the next one. */
  | {
      readonly kind: 'replace'
      readonly address: Address
      readonly row: Row
      readonly expectedVersion: number
    }
  /** It must have this version, where one is given. */
  | { readonly kind: 'delete'; readonly address: Address; readonly expectedVersion?: number | undefined }

/** A query by an index or, without one, of a collection or of one id in it. */
export interface ProviderQuery {
  readonly collection: string
  readonly index?: string | undefined
  /** The value of the index's field, or the id; `undefined` for the whole collection. */
  readonly value?: string | number | undefined
  /** Ends of a range of the field that the index is sorted by; both belong to it. */
  readonly from?: string | number | undefined
  readonly to?: string | number | undefined
  readonly order: 'ascending' | 'descending'
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Some rows, and where to go on. */
export interface ProviderPage {
  readonly rows: readonly FoundRow[]
  /** `undefined` on the last page. */
  readonly cursor: string | undefined
}

/** A row with what its key says. */
export interface FoundRow {
  readonly id: string
  readonly part?: string | undefined
  readonly row: Row
}
