import { forgetPlaces, listPlaces, MOST_FORGOTTEN } from '../directory/directory.js'
import { Problem } from '../http/problem.js'
import { inChunks } from '../rows/in-chunks.js'
import type { RowKey } from '../rows/key.js'
import type { TenantContext } from './operation.js'
import { forgetVariables } from './provisioning.js'

const PAGE = 100

/** What a sweep has done. */
export interface Swept {
  readonly deleted: number
  /** Nothing was left at its end, by a consistent read; otherwise its time was over. */
  readonly isEmpty: boolean
}

/** Takes away all that a tenant has: the variables of its function, and its items by the directory. */
export async function sweep(context: TenantContext, until: number): Promise<Swept> {
  await forgetVariables(context)
  for (let deleted = 0; ; ) {
    // Every page is the first one, so an empty one says that nothing is left.
    const { keys, cursor } = await listPlaces(context.db, PAGE, undefined)
    if (keys.length === 0 && cursor === undefined) return { deleted, isEmpty: true }
    deleted += await remove(context, keys)
    if (Date.now() > until) return { deleted, isEmpty: false }
  }
}

/** @returns how many are gone; what DynamoDB left undone is in the next page again. */
async function remove(context: TenantContext, keys: readonly RowKey[]): Promise<number> {
  const { rows } = context
  const outcomes = await rows.writeMany(keys.map((key) => ({ delete: key })))
  const gone = keys.filter((_, i) => outcomes[i] === 'done')
  if (gone.length === 0) throw new Problem('unavailable', 'The table is busy; call it again to go on.')
  for (const some of inChunks(gone, MOST_FORGOTTEN)) await forget(context, some)
  return gone.length
}

/** All at once, or one by one where a row is there again: it is in the next page. */
async function forget({ tenantId, services }: TenantContext, keys: readonly RowKey[]): Promise<void> {
  const { db, table } = services
  if (await forgetPlaces(db, table, tenantId, keys)) return
  for (const key of keys) await forgetPlaces(db, table, tenantId, [key])
}
