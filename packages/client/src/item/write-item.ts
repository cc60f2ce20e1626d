import { type AttributeSpec, ValidationError, type Values } from '@keyprint/key-design'
import { encodeAttributes, fillNew } from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { StoredItem } from '../compile/compiled-key.js'
import { checkItemSize } from './item-size.js'
import { itemContext, storedKey } from './key-of.js'

/** What Keyprint itself writes into an item. */
export interface ManagedValues {
  readonly version: number
  readonly now: Date
}

/** A whole item, as it is stored, and the values that its keys were made from. */
export interface WrittenItem {
  readonly item: StoredItem
  readonly key: StoredItem
  readonly values: Values
}

/** Builds a whole item from what the user gave: attributes, defaults, keys, index keys, marker. */
export function writeItem(
  entity: CompiledEntity,
  input: Record<string, unknown>,
  managed: ManagedValues,
): WrittenItem {
  refuseManaged(entity, input)
  const filled: Record<string, unknown> = { ...input }
  const fill = (spec: AttributeSpec, name: string) => {
    const value = managedValue(spec, managed) ?? fillNew(spec)
    if (value !== undefined) filled[name] = value
    return value
  }
  const item = encodeAttributes(entity.attributes, input, fill)
  const values = keyValues(entity, filled, item)
  const key = storedKey(entity, values)
  Object.assign(item, key)
  for (const one of entity.ownIndexKeys) one.make(values)
  for (const one of entity.derivedKeys) {
    const stored = one.make(values)
    if (stored !== undefined) item[one.name] = stored
  }
  if (entity.table.entityMarker !== undefined) item[entity.table.entityMarker] = { S: entity.name }
  checkItemSize(item, () => itemContext(entity, values))
  return { item, key, values }
}

function managedValue({ managed }: AttributeSpec, { version, now }: ManagedValues): unknown {
  if (managed === undefined) return undefined
  return managed === 'version' ? version : now
}

/** Keys are made from what a schema gives, which is what is stored, not from what it was given. */
function keyValues(
  { attributes }: CompiledEntity,
  filled: Record<string, unknown>,
  item: StoredItem,
): Values {
  for (const { name, wire, spec, codec } of attributes) {
    const stored = item[wire]
    if (spec.type === 'schema' && stored !== undefined) filled[name] = codec.decode(stored)
  }
  return filled
}

function refuseManaged({ attributes }: CompiledEntity, input: Record<string, unknown>): void {
  for (const { name, spec } of attributes) {
    if (spec.managed === undefined || input[name] === undefined) continue
    throw new ValidationError('is kept by Keyprint', {
      attribute: name,
      value: input[name],
      remedy: 'leave it out',
    })
  }
}
