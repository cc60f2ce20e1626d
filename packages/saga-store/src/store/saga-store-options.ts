import type { GivenClient, OwnClient, Timeouts } from '@keyprint/client'
import type { BlobStore } from '../blobs/blob-store.js'
import type { ErrorClasses } from '../errors/error-classes.js'
import type { TenantOption } from '../tenant/tenants.js'

/** How DynamoDB is reached: by a client of yours, or by `region`, `endpoint` and `credentials` for one of its own. */
export type ConnectionOptions = (GivenClient | OwnClient) & Timeouts

/** Which table, and how it is reached. */
export type TableOptions = ConnectionOptions & {
  /** Default: the variable of the table (`SAGAS_TABLE`), else `DYNAMODB_TABLE_PREFIX` and its name (`sagas`). */
  readonly tableName?: string | undefined
}

/** Options of `createSagaStore`. */
export type SagaStoreOptions = TableOptions & SagaStoreSettings

/** What a store of sagas does beyond what the interface asks for. */
export interface SagaStoreSettings {
  /** Days after which DynamoDB removes a completed saga, and its correlation is free. Default: never. */
  readonly ttlDays?: number | undefined
  /** Keeps states that are too large for an item. Default: they are refused with StateTooLargeError. */
  readonly blobs?: BlobStore | undefined
  /** The classes of the errors after which your saga bus tries again. Default: those of this package. */
  readonly errors?: ErrorClasses | undefined
  /**
   * Whose sagas a call is about that was not made on `forTenant(id)`. `'required'`: such a call is refused with
   * MissingTenantError. A function tells the tenant of the call, and the call is refused where it gives none. Default:
   * sagas of no tenant.
   */
  readonly tenant?: TenantOption
}
