import { answerOf } from './answer.js'
import { type Effect, effectOf } from './effect.js'
import { type Create, type Observation, type Operation, type Put, targetOf, type Write } from './operation.js'
import { isRaisedAgain } from './sent-again.js'
import { canonical, distinct, itemOf, same, type World } from './world.js'

/** An observation that no possible world explains. */
export class Violation extends Error {
  override readonly name = 'Violation'

  constructor(operation: unknown, observation: unknown, worlds: readonly World[]) {
    super(
      `${canonical(operation)} cannot have ended in ${canonical(observation)}; possible were\n` +
        worlds.map(canonical).join('\n'),
    )
  }
}

/**
 * The worlds that are possible after an operation ended as it was observed, of those that were possible before. An
 * outcome that is unknown leaves both; whatever is observed later narrows them.
 *
 * @throws Violation when none is left
 */
export function worldsAfter(
  worlds: readonly World[],
  operation: Operation,
  observation: Observation,
): readonly World[] {
  const left = distinct(worlds.flatMap((world) => explained(world, operation, observation)))
  if (left.length === 0) throw new Violation(operation, observation, worlds)
  return left
}

function explained(world: World, operation: Operation, observation: Observation): readonly World[] {
  if (observation.outcome === 'failed') return [world]
  switch (operation.kind) {
    case 'transact':
      return afterWhole(world, transactionEffect(world, operation.writes), observation)
    case 'batchWrite':
      return afterBatch(world, operation.writes, observation)
    case 'get':
    case 'batchGet':
    case 'team':
    case 'byLabel':
    case 'byPlace':
      return observation.outcome === 'done' && same(observation.result, answerOf(world, operation))
        ? [world]
        : []
    case 'create':
    case 'put':
      return observation.outcome === 'done' && isThere(world, operation)
        ? [world]
        : afterWhole(world, effectOf(world, operation), observation)
    default:
      return [world, ...raised(world, operation)].flatMap((before) =>
        afterWhole(before, effectOf(before, operation), observation),
      )
  }
}

/** What an attempt without an answer may have left, where the update is done again. */
function raised(world: World, operation: Write): readonly World[] {
  const effect = isRaisedAgain(operation, world) ? effectOf(world, operation) : undefined
  return effect !== undefined && 'world' in effect ? [effect.world] : []
}

/**
 * After an attempt without an answer, an item exactly like the one that was sent is taken for it: nothing tells them
 * apart. With a guard it is a transaction, which has a token for that.
 */
function isThere(world: World, write: Create | Put): boolean {
  const there = itemOf(world, targetOf(write))
  if (write.entity === 'task') return same(there, write.item)
  return write.kind === 'put' && same(there, { ...write.item, version: write.ifVersion + 1 })
}

/** The writes of a transaction all look at the world as it was before it. */
function transactionEffect(before: World, writes: readonly Write[]): Effect {
  const refused = writes.flatMap((write) => {
    const effect = effectOf(before, write)
    return 'refused' in effect ? effect.refused : []
  })
  return refused.length > 0 ? { refused } : { world: writes.reduce(written, before) }
}

function afterWhole(world: World, effect: Effect, observation: Observation): readonly World[] {
  switch (observation.outcome) {
    case 'done':
      return 'world' in effect && same(observation.result, effect.result) ? [effect.world] : []
    case 'written':
      return 'world' in effect ? [effect.world] : []
    case 'refused':
      return 'refused' in effect && isFor(observation.codes, effect.refused) ? [world] : []
    case 'unknown':
      return 'world' in effect ? [world, effect.world] : [world]
    default:
      return []
  }
}

/** Where several things stand in the way, one that was found before the write was sent is told alone. */
const isFor = (told: readonly string[], refused: readonly string[]): boolean =>
  told.length > 0 && told.every((code) => refused.includes(code))

/** A batch has no order and is not all or nothing: each write stands for itself. */
function afterBatch(world: World, writes: readonly Write[], observation: Observation): readonly World[] {
  const every = [...writes.keys()]
  const places = {
    written: { done: every, unknown: [] },
    done: { done: every, unknown: [] },
    unknown: { done: [], unknown: every },
    partial: observation as Extract<Observation, { outcome: 'partial' }>,
  }
  if (observation.outcome === 'refused' || observation.outcome === 'failed') return []
  const { done, unknown } = places[observation.outcome]
  const at = (place: number) => writes.slice(place, place + 1)
  const base = done.flatMap(at).reduce(written, world)
  return unknown
    .flatMap(at)
    .reduce<readonly World[]>(
      (possible, write) => possible.flatMap((one) => [one, written(one, write)]),
      [base],
    )
}

function written(world: World, write: Write): World {
  const effect = effectOf(world, write)
  return 'world' in effect ? effect.world : world
}
