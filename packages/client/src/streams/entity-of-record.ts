import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { CompiledKey, StoredItem } from '../compile/compiled-key.js'
import { isEntity } from '../item/read-item.js'
import type { StreamPlan } from './stream-plan.js'
import type { StreamRecord } from './stream-record.js'

/** The entity of a record: its marker says it or, where the stream does not show one, its key. */
export function entityOfRecord({ entities }: StreamPlan, record: StreamRecord): CompiledEntity | undefined {
  const stored = { ...(record.newImage ?? record.oldImage), ...record.keys }
  return Object.values(entities).find((entity) => isEntity(entity, stored))
}

/**
 * True for a guard item of a unique attribute, also of an older version of its entity: the client's own, and of no
 * interest beside the item that it guards.
 */
export function isGuard({ entities }: StreamPlan, { keys }: StreamRecord): boolean {
  return Object.values(entities).some(({ uniques, versions }) =>
    [...uniques, ...(versions?.uniques ?? [])].some((unique) => isMadeBy(unique.keys, keys)),
  )
}

/** True for stored keys that these keys could have made. */
export function isMadeBy(keys: readonly CompiledKey[], stored: StoredItem): boolean {
  return keys.every(({ name, parse }) => parse(stored[name] ?? {}) !== undefined)
}
