import { isDeepStrictEqual } from 'node:util'
import { keyText } from '../rows/key.js'
import type { Call, Item, Seen, Write } from './calls.js'
import { distinct, isAllowed, itemAt, itemsIn, type World, written } from './world.js'

/**
 * The worlds that are possible after a call ended as it was seen, of those that were possible before. An outcome that is
 * unknown leaves both; what is read later narrows them.
 *
 * @param isOwn which items the worlds tell of: a scan shows others too
 * @returns none when no possible world explains it
 */
export function worldsAfter(
  worlds: readonly World[],
  call: Call,
  seen: Seen,
  isOwn: (item: Item) => boolean,
): readonly World[] {
  return distinct(worlds.flatMap((world) => explained(world, call, seen, isOwn)))
}

function explained(world: World, call: Call, seen: Seen, isOwn: (item: Item) => boolean): readonly World[] {
  switch (call.kind) {
    case 'put':
      return afterAll(world, [call.write], seen, { put: true })
    case 'delete': {
      const deleted = itemAt(world, call.write.delete) !== undefined
      return afterAll(world, [call.write], seen, { deleted })
    }
    case 'transact writes':
      return afterAll(world, call.writes, seen, { written: true })
    case 'batch writes':
      return afterEach(world, call.writes, seen)
    case 'scan':
      return afterRead(world, seen, (body) => isScanOf(world, body, isOwn))
    default:
      return afterRead(world, seen, (body) => isDeepStrictEqual(body, answerOf(world, call)))
  }
}

type Answered = Exclude<Call, { write: Write } | { writes: readonly Write[] } | { kind: 'scan' }>

function answerOf(world: World, call: Answered): unknown {
  if (call.kind === 'get') return { item: itemAt(world, call.key) ?? null }
  if (call.kind !== 'query') return { items: call.keys.map((key) => itemAt(world, key) ?? null) }
  const items = itemsIn(world, call.pk)
  return { items: call.order === 'ascending' ? items : items.toReversed() }
}

/** A read changes nothing; refused is one that met a transaction. */
function afterRead(world: World, seen: Seen, isRight: (body: unknown) => boolean): readonly World[] {
  const isPossible = seen.outcome === 'answered' ? isRight(seen.body) : !isRefused(seen) || isConflict(seen)
  return isPossible ? [world] : []
}

/** A scan has the items of the world, each once and in any order, among those that others write meanwhile. */
function isScanOf(world: World, body: unknown, isOwn: (item: Item) => boolean): boolean {
  const { items } = body as { readonly items: readonly Item[] }
  const keys = items.map(keyText)
  const own = Object.fromEntries(items.filter(isOwn).map((item) => [keyText(item), item]))
  return new Set(keys).size === keys.length && isDeepStrictEqual(own, world)
}

/** All or none. */
function afterAll(world: World, writes: readonly Write[], seen: Seen, answer: object): readonly World[] {
  const failed = writes.flatMap((write, i) => (isAllowed(world, write) ? [] : [i]))
  const after = failed.length === 0 ? [writes.reduce(written, world)] : []
  if (seen.outcome === 'unknown') return [world, ...after]
  if (seen.outcome === 'answered') return isDeepStrictEqual(seen.body, answer) ? after : []
  if (isConflict(seen)) return [world]
  const isRight = seen.type === 'condition-failed' && failed.length > 0
  return isRight && (seen.failed === undefined || isDeepStrictEqual(seen.failed, failed)) ? [world] : []
}

/** A batch is not all or none: each write stands for itself. */
function afterEach(world: World, writes: readonly Write[], seen: Seen): readonly World[] {
  if (isRefused(seen)) return []
  const outcomes =
    seen.outcome === 'unknown'
      ? writes.map(() => 'unknown')
      : (seen.body as { readonly outcomes: readonly string[] }).outcomes
  if (outcomes.length !== writes.length) return []
  return writes.reduce<readonly World[]>(
    (worlds, write, i) => worlds.flatMap((one) => afterOne(one, write, outcomes[i])),
    [world],
  )
}

function afterOne(world: World, write: Write, outcome: string | undefined): readonly World[] {
  if (outcome === 'unknown') return [world, written(world, write)]
  return [outcome === 'done' ? written(world, write) : world]
}

type Refused = Extract<Seen, { outcome: 'refused' }>

const isRefused = (seen: Seen): seen is Refused => seen.outcome === 'refused'
const isConflict = ({ type }: Refused): boolean => type === 'conflict'
