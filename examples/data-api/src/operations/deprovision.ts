import { z } from 'zod'
import { forgetPlace, listPlaces } from '../directory/directory.js'
import { Problem } from '../http/problem.js'
import type { RowKey } from '../rows/key.js'
import { defineOperation, type TenantContext } from './operation.js'
import { forgetVariables } from './provisioning.js'

const PAGE = 100
/** Well below what an HTTP API waits. */
const MAX_MS = 15_000

/**
 * Removes a tenant for good. First the tombstone, so that nothing is written through the API any more; then its function
 * forgets; then its items go, page by page. Where it was killed, or its time is over, the next call goes on. What a
 * function wrote directly in its last moments is deleted when the stream tells of it.
 */
export const deprovisionOperation = defineOperation({
  summary: 'Removes all data of the tenant, for good. Call it until its status is removed.',
  input: z.strictObject({}),
  output: z.object({ status: z.enum(['removing', 'removed']), deleted: z.int() }),
  needsTenant: false,
  run: async (context) => {
    const { tenantId, services } = context
    await services.tenants.bury(tenantId)
    await forgetVariables(context)
    const until = Date.now() + MAX_MS
    let deleted = 0
    for (;;) {
      // Every page is the first one, so an empty one says that nothing is left.
      const { keys } = await listPlaces(context.db, PAGE, undefined)
      if (keys.length === 0) break
      deleted += await remove(context, keys)
      if (Date.now() > until) return { status: 'removing', deleted }
    }
    await services.tenants.seal(tenantId)
    return { status: 'removed', deleted }
  },
})

/** @returns how many are gone; what DynamoDB left undone is in the next page again. */
async function remove({ tenantId, rows, services }: TenantContext, keys: readonly RowKey[]): Promise<number> {
  const outcomes = await rows.writeMany(keys.map((key) => ({ delete: key })))
  const gone = keys.filter((_, i) => outcomes[i] === 'done')
  if (gone.length === 0) throw new Problem('unavailable', 'The table is busy; call it again to go on.')
  for (const key of gone) await forgetPlace(services.db, services.table, tenantId, key)
  return gone.length
}
