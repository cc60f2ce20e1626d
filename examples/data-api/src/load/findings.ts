import { keyText } from '../rows/key.js'
import { type Call, type Item, keyOf, type Seen } from './calls.js'
import type { World } from './world.js'

/** Something that must not be. */
export interface Finding {
  readonly tenantId: string
  readonly call: string
  readonly what: string
  /** Keys of items that were acknowledged and are not there. */
  readonly lost: readonly string[]
}

const MOST_TEXT = 2_000

/** What to tell of a call that no possible world explains. */
export function findingOf(tenantId: string, worlds: readonly World[], call: Call, seen: Seen): Finding {
  const about = keysOf(call, worlds)
  const possible = worlds.map((world) => Object.fromEntries(about.map((key) => [key, world[key] ?? null])))
  const what = `cannot have ended in ${JSON.stringify(seen)}; possible were ${JSON.stringify(possible)}`
  return {
    tenantId,
    call: shortened(JSON.stringify(call)),
    what: shortened(what),
    lost: lostKeys(worlds, call, seen),
  }
}

const shortened = (text: string): string => text.replaceAll(/x{9,}/g, 'x…').slice(0, MOST_TEXT)

/** Keys of items that are there in every possible world, that a read asked for, and that are not in its answer. */
export function lostKeys(worlds: readonly World[], call: Call, seen: Seen): readonly string[] {
  if (seen.outcome !== 'answered' || 'write' in call || 'writes' in call) return []
  const { item, items = [item] } = seen.body as { item?: Item | null; items?: readonly (Item | null)[] }
  const found = new Set(items.flatMap((one) => (one ? [keyText(one)] : [])))
  return keysOf(call, worlds).filter((key) => !found.has(key) && worlds.every((world) => key in world))
}

/** The keys that a call is about. */
function keysOf(call: Call, worlds: readonly World[]): readonly string[] {
  if ('write' in call) return [keyText(keyOf(call.write))]
  if ('writes' in call) return call.writes.map((write) => keyText(keyOf(write)))
  if ('keys' in call) return call.keys.map(keyText)
  if ('key' in call) return [keyText(call.key)]
  const items = worlds.flatMap((world) => Object.values(world))
  const listed = call.kind === 'scan' ? items : items.filter(({ pk }) => pk === call.pk)
  return [...new Set(listed.map(keyText))]
}
