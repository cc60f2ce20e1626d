import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type AttributeSpec, ValidationError, type Values } from '@keyprint/key-design'
import { encodeAttributes, fillNew, setOwn } from '@keyprint/key-design/codec'
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
  let values = input
  // Most items are given whole, and need not be copied.
  const add = (name: string, value: unknown) => {
    if (values === input) values = { ...input }
    setOwn(values, name, value)
  }
  const fill = (spec: AttributeSpec, name: string) => {
    const value = managedValue(spec, managed) ?? fillNew(spec)
    if (value !== undefined) add(name, value)
    return value
  }
  const item = encodeAttributes(entity.attributes, input, fill)
  // Keys are made from what a schema gives, which is what is stored, not from what it was given.
  for (const { name, wire, codec } of entity.schemas) {
    const stored = item[wire]
    if (stored !== undefined) add(name, codec.decode(stored))
  }
  const key = storedKey(entity, values)
  for (const { name } of entity.primaryKeys) item[name] = key[name] as AttributeValue
  for (const one of entity.ownIndexKeys) one.make(values)
  for (const one of entity.derivedKeys) {
    const stored = one.make(values)
    if (stored !== undefined) item[one.name] = stored
  }
  if (entity.table.entityMarker !== undefined) item[entity.table.entityMarker] = { S: entity.name }
  Object.assign(item, entity.versions?.markers)
  checkItemSize(item, () => itemContext(entity, values))
  return { item, key, values }
}

function managedValue({ managed }: AttributeSpec, { version, now }: ManagedValues): unknown {
  if (managed === undefined) return undefined
  return managed === 'version' ? version : now
}

function refuseManaged({ managed }: CompiledEntity, input: Record<string, unknown>): void {
  for (const { name } of managed) {
    if (input[name] === undefined) continue
    throw new ValidationError('is kept by Keyprint', {
      attribute: name,
      value: input[name],
      remedy: 'leave it out',
    })
  }
}
