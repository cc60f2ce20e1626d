import { ValidationError, type Values } from '@keyprint/key-design'
import { at, ownValue, setOwn } from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { CompiledKey, StoredItem } from '../compile/compiled-key.js'
import type { ItemContext } from '../errors/context.js'

/** The primary key of an item, from the parts that a user gives. */
export function primaryKey(entity: CompiledEntity, given: Values): StoredItem {
  return storedKey(entity, primaryParts(entity, given))
}

/** The parts of the primary key as they are stored, and nothing else: a user may give a whole item as the key. */
export function primaryParts(entity: CompiledEntity, given: Values): Values {
  return storedParts(entity, partsOf(entity, given))
}

function partsOf({ keyParts }: CompiledEntity, values: Values): Record<string, unknown> {
  const parts = {}
  for (const part of keyParts) setOwn(parts, part, ownValue(values, part))
  return parts
}

/** Parts of keys as they are stored: what has a schema goes through it, as it does when an item is written. */
export function storedParts({ schemaParts }: CompiledEntity, given: Values): Values {
  if (schemaParts.length === 0) return given
  const stored = { ...given }
  for (const { name, codec } of schemaParts) {
    const value = ownValue(given, name)
    if (value !== undefined)
      setOwn(
        stored,
        name,
        at(name, () => codec.decode(codec.encode(value))),
      )
  }
  return stored
}

/** The primary key of an item, from values as they are stored. */
export function storedKey(entity: CompiledEntity, values: Values): StoredItem {
  const key: StoredItem = {}
  for (const one of entity.primaryKeys) key[one.name] = one.make(values) ?? refuseMissingPart(one, values)
  return key
}

/** @throws ValidationError for the first part of a key that is not given. */
export function refuseMissingPart({ holes, position }: CompiledKey, values: Values): never {
  const missing = holes.find((hole) => (ownValue(values, hole) ?? undefined) === undefined) as string
  const value = ownValue(values, missing)
  throw new ValidationError(`is missing, and the ${position} key needs it`, { attribute: missing, value })
}

/** What errors say of an item: its entity and the parts of its key. */
export function itemContext(entity: CompiledEntity, values: Values): ItemContext {
  return { entity: entity.name, key: partsOf(entity, values) }
}

/** Runs a step of building a request, so that an error names the entity. */
export function inEntity<T>({ name }: CompiledEntity, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw error instanceof ValidationError && error.entity === undefined
      ? error.within({ entity: name })
      : error
  }
}
