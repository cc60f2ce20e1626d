import { answerOf } from './answer.js'
import type { Read } from './operation.js'
import { canonical, itemsOf, same, type World } from './world.js'

type Place = Omit<Extract<Read, { kind: 'byPlace' }>, 'kind'>

/** All that can be read, by every way there is. */
export interface Snapshot {
  /** Each item by itself. */
  readonly world: World
  /** The item collection, by a query. */
  readonly collection: readonly unknown[]
  readonly byLabel: readonly (readonly [{ readonly label: string }, readonly unknown[]])[]
  readonly byPlace: readonly (readonly [Place, readonly unknown[]])[]
  /** The account that holds each email, by guard items. */
  readonly guards: Readonly<Record<string, string>>
}

/** Where a collection, an index or a guard does not say what the items say. */
export function disagreements(snapshot: Snapshot): readonly string[] {
  const { world, collection, byLabel, byPlace, guards } = snapshot
  const answers: readonly (readonly [Read, unknown])[] = [
    [{ kind: 'team' }, collection],
    ...byLabel.map(([input, found]) => [{ kind: 'byLabel', ...input } as const, found] as const),
    ...byPlace.map(([input, found]) => [{ kind: 'byPlace', ...input } as const, found] as const),
  ]
  return [
    ...answers.flatMap(([read, found]) => differs(read, found, answerOf(world, read))),
    ...heldTwice(world),
    ...differs('guards', guards, holders(world)),
  ]
}

const holders = (world: World) =>
  Object.fromEntries(itemsOf(world, 'account').map(({ email, id }) => [email, id]))

function heldTwice(world: World): readonly string[] {
  const accounts = itemsOf(world, 'account')
  const twice = accounts.filter((one) => accounts.some((other) => other !== one && other.email === one.email))
  return twice.map(({ id, email }) => `${id} shares the email ${email}`)
}

function differs(what: unknown, found: unknown, expected: unknown): readonly string[] {
  if (same(found, expected)) return []
  return [`${canonical(what)} gives ${canonical(found)}, where the items say ${canonical(expected)}`]
}
