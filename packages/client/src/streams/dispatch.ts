import type { CompiledEntity } from '../compile/compiled-entity.js'
import { UnreadableItemError } from '../errors/unreadable-item-error.js'
import { changeOfRecord } from './change-of-record.js'
import { entityOfRecord, isGuard } from './entity-of-record.js'
import type { StreamPlan } from './stream-plan.js'
import type { StreamRecord } from './stream-record.js'

/** Calls the handler of a record, and waits for it. */
export async function dispatch(plan: StreamPlan, record: StreamRecord): Promise<void> {
  if (isGuard(plan, record)) return
  const entity = entityOfRecord(plan, record)
  if (entity === undefined) await plan.unknown(record, undefined)
  else await dispatchTo(plan, entity, record)
}

async function dispatchTo(plan: StreamPlan, entity: CompiledEntity, record: StreamRecord): Promise<void> {
  const handlers = plan.handlers[entity.name]
  const own = handlers?.[record.change]
  const handler = own ?? (record.change === 'expired' ? handlers?.remove : undefined)
  if (handler === undefined) return
  const change = readable(() => changeOfRecord(entity, plan.view, record))
  if (change instanceof UnreadableItemError) await plan.unknown(record, change)
  else await handler(change, record)
}

function readable(read: () => object): object {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableItemError) return error
    throw error
  }
}
