import type { BlobStore } from '../blobs/blob-store.js'
import type { RetriableErrors } from '../errors/error-classes.js'
import type { TenantDb, TenantOf } from '../tenant/tenants.js'
import type { Places } from './places.js'
import type { Unsettled } from './unsettled.js'

/** What the calls of a store have in common. */
export interface Common {
  readonly db: (tenantId: string) => TenantDb
  readonly errors: RetriableErrors
  readonly ttlDays: number | undefined
  readonly blobs: BlobStore | undefined
  readonly places: Places
  readonly unsettled: Unsettled
}

/** What one call has, whose tenant is known. */
export interface Scope extends Omit<Common, 'db'> {
  readonly db: TenantDb
  readonly tenantId: string
}

/** What a call of a tenant has. @param subject the call and its key: `update of order s1` */
export function scopeOf(common: Common, tenantOf: TenantOf, subject: string): Scope {
  const tenantId = tenantOf(subject)
  return { ...common, tenantId, db: common.db(tenantId) }
}
