import type { Operation, Update, Write } from './operation.js'
import { type Account, itemOf, type World } from './world.js'

/**
 * A write that the SDK sends again after a lost answer, since twice is the same as once, if nobody else writes the item:
 * what only sets, and needs no guards. A transaction has a token; what is to give the old item back is sent once.
 */
export function isSentAgain(operation: Operation, world: World): boolean {
  if (!('entity' in operation) || operation.kind === 'get') return false
  if ('add' in operation || 'append' in operation || 'idempotent' in operation) return false
  return operation.entity === 'task' || isRaisedAgain(operation, world)
}

/** An update of an account that can be done twice: its version is raised each time, and how often does not matter. */
export function isRaisedAgain(operation: Operation | Write, world: World): boolean {
  if (operation.kind !== 'update' || operation.entity !== 'account') return false
  const { add, append, idempotent, return: returned } = operation
  const once = add !== undefined || append !== undefined || idempotent || returned === 'old'
  return !once && !swapsGuards(operation, world)
}

/** An email that stays as it is needs no transaction. */
function swapsGuards(update: Update, world: World): boolean {
  const { email } = (itemOf(world, update) ?? {}) as Partial<Account>
  return update.set?.email !== undefined && update.set.email !== email
}
