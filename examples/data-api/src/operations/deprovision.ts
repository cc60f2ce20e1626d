import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { sessionsEndBy } from '../credentials/sessions.js'
import type { Tombstone } from '../tenants/tenants.js'
import { defineOperation, type TenantContext } from './operation.js'
import { sweep } from './sweep.js'

/** Well below what an HTTP API waits. */
const MAX_MS = 15_000
/** Room for another denial comes when sessions of other removed tenants have ended. */
const NO_ROOM_SECONDS = 60

/**
 * Removes a tenant for good. First the tombstone, so that nothing is written through the API any more; then its sessions
 * are denied everything, its function forgets, and its items go, page by page. It is over when nothing is left at a time
 * when no other process takes the tenant for active. Where it was killed, or its time is over, the next call goes on.
 * What a function wrote directly in its last moments is deleted when the stream tells of it.
 */
export const deprovisionOperation = defineOperation({
  summary: 'Removes all data of the tenant, for good. Call it until its status is removed.',
  input: z.strictObject({}),
  output: z.object({
    status: z.enum(['removing', 'removed']),
    deleted: z.int(),
    retryAfterSeconds: z.int().optional(),
  }),
  needsTenant: false,
  run: async (context) => {
    const { tenantId, services } = context
    const tombstone = await services.tenants.bury(tenantId)
    const areDenied = await denySessions(context, tombstone.buriedAt)
    const { isOver, ...removal } = await removeAll(context, tombstone)
    if (!isOver) return { status: 'removing', ...removal }
    if (!areDenied) return { status: 'removing', ...removal, retryAfterSeconds: NO_ROOM_SECONDS }
    await services.tenants.seal(tenantId)
    return { status: 'removed', ...removal }
  },
})

/** @returns false when sessions are under way that could not be denied. All there are were opened before the tombstone. */
async function denySessions({ tenantId, services }: TenantContext, buriedAt: Date): Promise<boolean> {
  const until = sessionsEndBy(buriedAt)
  if (services.sessions === undefined || until.getTime() <= Date.now()) return true
  return services.sessions.revoke(tenantId, until)
}

interface Removal {
  readonly deleted: number
  readonly isOver: boolean
  readonly retryAfterSeconds?: number
}

/**
 * It is over when a sweep that began when all others had noticed the tombstone found nothing. The call that made the
 * tombstone waits for that, and no other one: a tenant cannot keep many Lambdas waiting.
 */
async function removeAll(context: TenantContext, { settlesAt, isNew }: Tombstone): Promise<Removal> {
  const until = Date.now() + MAX_MS
  for (let deleted = 0; ; ) {
    const waitMs = settlesAt.getTime() - Date.now()
    const swept = await sweep(context, until)
    deleted += swept.deleted
    if (!swept.isEmpty) return { deleted, isOver: false }
    if (waitMs <= 0) return { deleted, isOver: true }
    if (!isNew) return { deleted, isOver: false, retryAfterSeconds: Math.ceil(waitMs / 1000) }
    await sleep(Math.max(0, settlesAt.getTime() - Date.now()))
  }
}
