import { type AttributeSpecs, type UpcasterSpec, ValidationError } from '@keyprint/key-design'
import {
  at,
  type Codecs,
  type CodedAttribute,
  codedAttributes,
  decodeAttributes,
  isPlainObject,
  ownValue,
} from '@keyprint/key-design/codec'
import type { StoredItem } from '../compile/compiled-key.js'
import { isEmptySet } from './empty-set.js'

/** Makes a stored item of the next version from one of an older one. */
export type Upcasting = (stored: StoredItem) => StoredItem

/**
 * One step from version to version, on items as they are stored, so that steps can follow one another and whatever no
 * version declares goes over as it is.
 */
export function upcasting(
  { attributes, change }: UpcasterSpec,
  next: AttributeSpecs,
  codecs: Codecs,
): Upcasting {
  const older = codedAttributes(attributes, codecs)
  const newer = new Map(codedAttributes(next, codecs).map((one) => [one.name, one]))
  return (stored) => {
    const old = decodeAttributes(older, stored, false)
    const result = given((change as (old: object) => unknown)({ ...old }), newer)
    const item = { ...stored }
    const kept = older.filter(({ name }) => newer.has(name) && !Object.hasOwn(result, name))
    for (const { name, wire } of older) if (newer.get(name)?.wire !== wire) delete item[wire]
    for (const one of kept) move(item, one, newer.get(one.name) as CodedAttribute, ownValue(old, one.name))
    for (const name of Object.keys(result)) write(item, newer.get(name) as CodedAttribute, result[name])
    return item
  }
}

function given(result: unknown, newer: ReadonlyMap<string, unknown>): Record<string, unknown> {
  if (!isPlainObject(result)) throw new ValidationError('must give a plain object', { value: result })
  const unknown = Object.keys(result).find((name) => !newer.has(name))
  if (unknown === undefined) return result
  throw new ValidationError('is given, and not an attribute of the next version', { attribute: unknown })
}

/** What the upcaster only reads stays as it is stored, but where its name on the wire is another one. */
function move(item: StoredItem, { wire }: CodedAttribute, to: CodedAttribute, value: unknown): void {
  const { encode, restore = encode } = to.codec
  if (to.wire !== wire && !isNothing(to, value)) item[to.wire] = at(to.name, () => restore(value))
}

function write(item: StoredItem, attribute: CodedAttribute, value: unknown): void {
  const { name, wire, codec } = attribute
  if (isNothing(attribute, value)) delete item[wire]
  else item[wire] = at(name, () => codec.encode(value))
}

/** An upcaster may hand on the empty set that it was given for one without its last member. */
const isNothing = ({ codec }: CodedAttribute, value: unknown): boolean =>
  value === undefined || (isEmptySet(value) && isEmptySet(codec.ofNothing?.(true)?.value))
