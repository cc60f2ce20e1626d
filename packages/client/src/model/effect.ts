import type { Changes, Create, Put, ReadThenUpdate, Update, Write } from './operation.js'
import { targetOf } from './operation.js'
import { type Account, type Item, itemOf, ownerOf, type World, withItem, withoutItem } from './world.js'

/** What a write does to a world: another world and what it gives back, or the code of its refusal. */
export type Effect = { readonly world: World; readonly result?: unknown } | { readonly refused: string }

/** What the guards of DynamoDB's answer to one write should be: the simple model of the client. */
export function effectOf(world: World, write: Write): Effect {
  switch (write.kind) {
    case 'create':
      return created(world, write)
    case 'put':
      return replaced(world, write)
    case 'update':
    case 'readThenUpdate':
      return updated(world, write)
    case 'delete':
      return removed(world, write)
    case 'check':
      return refusalOf(itemOf(world, write), write.ifPoints) ?? { world }
  }
}

function created(world: World, write: Create): Effect {
  const at = targetOf(write)
  if (itemOf(world, at) !== undefined) return { refused: 'ALREADY_EXISTS' }
  const item = write.entity === 'account' ? { ...write.item, version: 1 } : write.item
  return stored(world, at.id, write.entity, item, item)
}

function replaced(world: World, write: Put): Effect {
  const { id } = write.item
  if (write.entity === 'task') return stored(world, id, 'task', write.item, write.item)
  const before = itemOf(world, targetOf(write)) as Account | undefined
  if (before?.version !== write.ifVersion) return { refused: 'VERSION_CONFLICT' }
  const item = { ...write.item, version: before.version + 1 }
  return stored(world, id, 'account', item, item)
}

function updated(world: World, write: Update | ReadThenUpdate): Effect {
  const before = itemOf(world, write)
  const refusal = refusalOf(before, write.ifPoints)
  if (refusal !== undefined || before === undefined) return refusal ?? { refused: 'NOT_FOUND' }
  const after = changed(before, write)
  const returned = write.kind === 'update' ? write.return : undefined
  const result = returned === undefined ? undefined : returned === 'new' ? after : before
  return stored(world, write.id, write.entity, after, result)
}

function changed(before: Item, { set, add = 0, append }: Changes): Item {
  const after = {
    ...before,
    ...set,
    points: before.points + add,
    log: append === undefined ? before.log : [...before.log, append],
  }
  return 'version' in after ? { ...after, version: after.version + 1 } : after
}

function removed(world: World, write: Extract<Write, { kind: 'delete' }>): Effect {
  const before = itemOf(world, write)
  const refusal = write.ifPoints === undefined ? undefined : refusalOf(before, write.ifPoints)
  const result = write.return === 'old' ? before : undefined
  return refusal ?? { world: withoutItem(world, write), result }
}

function refusalOf(item: Item | undefined, ifPoints = Number.NEGATIVE_INFINITY): Effect | undefined {
  if (item === undefined) return { refused: 'NOT_FOUND' }
  return item.points >= ifPoints ? undefined : { refused: 'CONDITION_FAILED' }
}

function stored(world: World, id: string, entity: Write['entity'], item: Item, result: unknown): Effect {
  const owner = 'email' in item ? ownerOf(world, item.email) : undefined
  if (owner !== undefined && owner.id !== id) return { refused: 'NOT_UNIQUE' }
  return { world: withItem(world, { entity, id }, item), result }
}
