import type { Projection } from '@keyprint/key-design'
import { decodeAttributes, UnreadableValue } from '@keyprint/key-design/codec'
import type { CompiledEntity, CompiledKeys } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { UnreadableItemError } from '../errors/unreadable-item-error.js'

/** How much of an item was read. */
export interface Reading {
  /** Attributes may be missing, because the index does not hold them; what it holds, where that is known. */
  readonly partial?: boolean | Projection
  /** Names in code of the attributes that were asked for. */
  readonly select?: readonly string[] | undefined
  /** The keys of the index that was read: their parts are read back from them where attributes are missing. */
  readonly index?: CompiledKeys | undefined
}

/** The values of a stored item. */
export function readItem(
  entity: CompiledEntity,
  stored: StoredItem,
  reading: Reading = {},
): Record<string, unknown> {
  const { partial = false, select } = reading
  try {
    const item = entity.versions?.current(stored, partial) ?? stored
    const attributes = select
      ? entity.attributes.filter(({ name }) => select.includes(name))
      : entity.attributes
    const values = decodeAttributes(attributes, item, partial)
    if (!partial) return values
    return { ...partsOfKeys(entity, item, reading.index, select), ...values }
  } catch (error) {
    if (!(error instanceof UnreadableValue)) throw error
    throw new UnreadableItemError(entity.name, error.path, error.reason, storedKey(entity, stored))
  }
}

function storedKey({ primaryKeys }: CompiledEntity, item: StoredItem): unknown {
  return Object.fromEntries(primaryKeys.map(({ name }) => [name, Object.values(item[name] ?? {})[0]]))
}

/** What an index that holds keys only still tells: the values that the keys were made from. */
function partsOfKeys(
  { primaryKeys }: CompiledEntity,
  item: StoredItem,
  index: CompiledKeys | undefined,
  select: readonly string[] | undefined,
): object {
  const keys = [...primaryKeys, ...(index?.partition ?? []), ...(index?.sort ?? [])]
  const parts = keys.flatMap(({ name, parse }) => Object.entries(parse(item[name] ?? {}) ?? {}))
  return Object.fromEntries(parts.filter(([name]) => select?.includes(name) ?? true))
}

/** True when a stored item is one of this entity: its marker says so or, without one, its key does. */
export function isEntity({ table, name, primaryKeys }: CompiledEntity, item: StoredItem): boolean {
  const marker = table.entityMarker === undefined ? undefined : item[table.entityMarker]
  if (marker !== undefined) return marker.S === name
  return primaryKeys.every(({ name: key, parse }) => parse(item[key] ?? {}) !== undefined)
}
