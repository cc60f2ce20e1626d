import type { StreamHandlers, StreamRecord } from '@keyprint/client/streams'
import type { dataApi } from '../design.js'
import { forgetPlaces, notePlaces } from '../directory/directory.js'
import { keyOf, type RowKey } from '../rows/key.js'
import { deleteRow } from '../rows/rows.js'
import type { Services } from '../services.js'
import { ownerOf } from '../tenants/tenant-id.js'

type Handlers = StreamHandlers<(typeof dataApi)['~types']>

/**
 * Keeps the directory: what anybody wrote under a tenant's prefix has its place noted, and what is gone is forgotten.
 * Each step may come again, and in any order leads to the same end.
 */
export function directoryHandlers(services: Pick<Services, 'db' | 'table' | 'tenants'>): Handlers {
  const handle = async (record: StreamRecord): Promise<void> => {
    const key = keyOf(record.keys)
    const tenantId = ownerOf(key.pk)
    if (tenantId === undefined || record.change === 'modify') return
    if (record.change === 'insert') await noteOrReap(services, tenantId, key)
    else await forgetPlaces(services.db, services.table, tenantId, [key])
  }
  const ofRow = (_: unknown, record: StreamRecord) => handle(record)
  // A row whose keys the design could have made is claimed by its entity; all others are unknown to it.
  return { row: { insert: ofRow, remove: ofRow, expired: ofRow }, unknown: handle }
}

/**
 * The place is noted before the tenant is looked at: who removes the tenant either finds it, or is seen here. Of a tenant
 * that is gone nothing is kept; one that never was is left alone.
 */
async function noteOrReap(
  { db, table, tenants }: Pick<Services, 'db' | 'table' | 'tenants'>,
  tenantId: string,
  key: RowKey,
): Promise<void> {
  const own = db.forTenant(tenantId)
  await notePlaces(own, [key])
  const standing = await tenants.standing(tenantId)
  if (standing !== 'removing' && standing !== 'removed') return
  await deleteRow(table, key)
  await forgetPlaces(db, table, tenantId, [key])
}
