import { isDeepStrictEqual } from 'node:util'
import { keyText, type RowKey } from '../rows/key.js'
import { type Item, keyOf, type Write } from './calls.js'

/** All items that a caller may have, by `keyText`. */
export type World = Readonly<Record<string, Item>>

/** What a caller begins with. */
export const EMPTY: World = {}

export const itemAt = (world: World, key: RowKey): Item | undefined => world[keyText(key)]

/** True when the condition of a write holds. */
export function isAllowed(world: World, write: Write): boolean {
  if (write.if === undefined) return true
  return (itemAt(world, keyOf(write)) !== undefined) === (write.if === 'exists')
}

/** The world after a write that was done. */
export function written(world: World, write: Write): World {
  if ('check' in write) return world
  if ('put' in write) return { ...world, [keyText(write.put)]: write.put }
  const { [keyText(write.delete)]: _, ...rest } = world
  return rest
}

/** The items with one partition key, by their sort keys; these are ASCII, in which all orders agree. */
export function itemsIn(world: World, pk: string): readonly Item[] {
  return Object.values(world)
    .filter((item) => item.pk === pk)
    .sort((a, b) => (a.sk < b.sk ? -1 : 1))
}

/** Each world once. */
export function distinct(worlds: readonly World[]): readonly World[] {
  return worlds.filter((one, i) => !worlds.slice(0, i).some((other) => isDeepStrictEqual(one, other)))
}
