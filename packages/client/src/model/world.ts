/** What every item has. */
interface Counted {
  readonly id: string
  readonly points: number
  readonly log: readonly string[]
}

export interface Account extends Counted {
  readonly email: string
  readonly label: string
  readonly version: number
}

export interface Task extends Counted {
  readonly region?: string | undefined
  readonly city?: string | undefined
}

export type EntityName = 'account' | 'task'

/** An item, without the team that keeps runs apart. */
export type Item = Account | Task

/** Which item. */
export interface ItemId {
  readonly entity: EntityName
  readonly id: string
}

/** All items that there are, by entity and id. */
export type World = Readonly<Record<string, Item>>

/** No items: what a run begins with. */
export const EMPTY: World = {}

/** The name of an item in a world. */
export const nameOf = ({ entity, id }: ItemId): string => `${entity} ${id}`

export const itemOf = (world: World, item: ItemId): Item | undefined => world[nameOf(item)]

/** The items of one entity, in the order of their ids, which is that of their sort keys. */
export function itemsOf(world: World, entity: 'account'): readonly Account[]
export function itemsOf(world: World, entity: 'task'): readonly Task[]
export function itemsOf(world: World, entity: EntityName): readonly Item[] {
  const names = Object.keys(world).filter((name) => name.startsWith(`${entity} `))
  return names.sort().flatMap((name) => world[name] ?? [])
}

export const withItem = (world: World, at: ItemId, item: Item): World => ({ ...world, [nameOf(at)]: item })

export function withoutItem(world: World, at: ItemId): World {
  const { [nameOf(at)]: _, ...rest } = world
  return rest
}

/** The account that has an email. */
export const ownerOf = (world: World, email: string): Account | undefined =>
  itemsOf(world, 'account').find((one) => one.email === email)

/** Text that is the same for the same value, whatever the order of its properties. */
export const canonical = (value: unknown): string => JSON.stringify(value, sorted)

export const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Each world once. */
export function distinct(worlds: readonly World[]): readonly World[] {
  return [...new Map(worlds.map((world) => [canonical(world), world])).values()]
}
