import type { AttributeSpec, AttributeSpecs } from '../attribute/attribute-spec.js'
import type { EntitySpec } from '../entity/entity-spec.js'
import { holesOf } from '../template/holes.js'
import type { DesignSpec } from './design.js'

/**
 * 16 hexadecimal digits of what infrastructure and client must agree on: the table, how keys, index keys and guards are
 * made and from attributes of which types, and the access patterns. Two designs with the same fingerprint can share a
 * table and its policies. A further attribute, a default or a description does not change it.
 *
 * It tells versions apart; it is no protection against somebody who wants two designs to look the same.
 */
export function designFingerprint({ table, entities, accessPatterns }: DesignSpec): string {
  const shared = { table, entities: mapped(entities, keysOf), accessPatterns }
  return fnv1a(JSON.stringify(shared, (name, value) => (name === 'description' ? undefined : value)))
}

function keysOf({ key, indexes, unique, tenant, attributes }: EntitySpec): object {
  const templates = [
    ...[key, ...unique].flatMap(({ partition, sort = '' }) => [partition, sort]),
    ...Object.values(indexes).flatMap(({ partition, sort }) => [...partition, ...sort]),
  ]
  return { key, indexes, unique, tenant, types: typesOf(attributes, new Set(templates.flatMap(holesOf))) }
}

function typesOf(attributes: AttributeSpecs, names: ReadonlySet<string>): object {
  return [...names].sort().map((name) => [name, typeOf(attributes[name])])
}

/** What decides how a value stands in a key. */
function typeOf(attribute: AttributeSpec | undefined): object {
  const { type, digits, format, value, storedAs } = { ...attribute } as Record<string, unknown>
  return { type, digits, format, value, storedAs }
}

function mapped<T, R>(named: { readonly [name: string]: T }, to: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(named).map(([name, one]) => [name, to(one)]))
}

/** FNV-1a of the text's UTF-16 units, 64 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
