import type { Client, TenantClient } from '@keyprint/client'
import { ValidationError } from '@keyprint/key-design'
import type { sagaDesign } from '../design.js'
import { MissingTenantError } from '../errors/missing-tenant-error.js'
import { RecentlyUsed } from '../store/recently-used.js'

/** The client of the whole table. */
export type SagaDb = Client<(typeof sagaDesign)['~types']>

/** The client of one tenant: its keys, conditions and cursors never name another. */
export type TenantDb = TenantClient<(typeof sagaDesign)['~types']>

/**
 * Whose sagas a store has that was not made by `forTenant`: those of no tenant; nobody's, so that every call without a
 * tenant is refused; or those of the tenant that the context of the call says, such as an AsyncLocalStorage.
 */
export type TenantOption = 'required' | (() => string | undefined) | undefined

/** Tells the tenant of a call. @throws MissingTenantError naming call and key */
export type TenantOf = (subject: string) => string

/** Stands for no tenant. */
export const NOBODY = '-'

export function tenantOf(option: TenantOption): TenantOf {
  if (option === undefined) return () => NOBODY
  const find = option === 'required' ? () => undefined : option
  return (subject) => {
    const tenantId = find()
    if (tenantId === undefined || tenantId === null || tenantId === '') throw new MissingTenantError(subject)
    return checked(tenantId)
  }
}

/** A tenant of its own. @throws MissingTenantError, ValidationError */
export function givenTenant(tenantId: string): TenantOf {
  if (tenantId === undefined || tenantId === null || tenantId === '')
    throw new MissingTenantError('forTenant')
  const tenant = checked(tenantId)
  return () => tenant
}

function checked(tenantId: string): string {
  if (typeof tenantId === 'string' && tenantId !== NOBODY) return tenantId
  throw new ValidationError('is not a tenant', {
    entity: 'forTenant',
    attribute: 'tenantId',
    value: tenantId,
    remedy: `give a text other than '${NOBODY}', which stands for no tenant`,
  })
}

/** Clients of tenants are kept, so that a call need not make one. */
const KEPT = 1_000

/** The client of each tenant. */
export function tenantClients(db: SagaDb): (tenantId: string) => TenantDb {
  const clients = new RecentlyUsed<TenantDb>(KEPT)
  return (tenantId) => {
    const known = clients.get(tenantId)
    if (known !== undefined) return known
    const made = db.forTenant(tenantId)
    clients.set(tenantId, made)
    return made
  }
}
