import type { Changes, Create, Delete, Put, ReadThenUpdate, Update, Write } from './operation.js'
import { targetOf } from './operation.js'
import {
  type Account,
  type Item,
  type ItemId,
  itemOf,
  ownerOf,
  type World,
  withItem,
  withoutItem,
} from './world.js'

/** What a write does to a world: another world and what it gives back, or the codes of what stands in its way. */
export type Effect =
  | { readonly world: World; readonly result?: unknown }
  | { readonly refused: readonly string[] }

/** What a write does: the simple model of the client. */
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
      return effect(refusals(itemOf(world, write), write.ifPoints), world)
  }
}

const effect = (refused: readonly string[], world: World, result?: unknown): Effect =>
  refused.length > 0 ? { refused } : { world, result }

function created(world: World, write: Create): Effect {
  const isThere = itemOf(world, targetOf(write)) !== undefined
  const item = write.entity === 'account' ? { ...write.item, version: 1 } : write.item
  return stored(world, write, item, item, isThere ? ['ALREADY_EXISTS'] : [])
}

function replaced(world: World, write: Put): Effect {
  if (write.entity === 'task') return stored(world, write, write.item, write.item, [])
  const before = itemOf(world, targetOf(write)) as Account | undefined
  const item = { ...write.item, version: write.ifVersion + 1 }
  return stored(world, write, item, item, before?.version === write.ifVersion ? [] : ['VERSION_CONFLICT'])
}

function updated(world: World, write: Update | ReadThenUpdate): Effect {
  const before = itemOf(world, write)
  // Deleted after it was read, it is missing, and what it was to have may be another's.
  if (before === undefined)
    return { refused: ['NOT_FOUND', ...(isTaken(world, write, write.set?.email) ? ['NOT_UNIQUE'] : [])] }
  const after = changed(before, write)
  const returned = write.kind === 'update' ? write.return : undefined
  const result = returned && (returned === 'new' ? after : before)
  return stored(world, write, after, result, refusals(before, write.ifPoints))
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

function removed(world: World, write: Delete): Effect {
  const before = itemOf(world, write)
  const refused = write.ifPoints === undefined ? [] : refusals(before, write.ifPoints)
  return effect(refused, withoutItem(world, write), write.return && before)
}

function refusals(item: Item | undefined, ifPoints = Number.NEGATIVE_INFINITY): readonly string[] {
  if (item === undefined) return ['NOT_FOUND']
  return item.points >= ifPoints ? [] : ['CONDITION_FAILED']
}

function stored(world: World, write: Write, item: Item, result: unknown, refused: readonly string[]): Effect {
  const at = targetOf(write)
  const taken = 'email' in item && isTaken(world, at, item.email)
  return effect(taken ? [...refused, 'NOT_UNIQUE'] : refused, withItem(world, at, item), result)
}

/** True for an email that another account has. */
function isTaken(world: World, { id }: ItemId, email: string | undefined): boolean {
  const owner = email === undefined ? undefined : ownerOf(world, email)
  return owner !== undefined && owner.id !== id
}
