import type { DesignSpec } from '@keyprint/key-design'
import { PolicyOptionError } from '../errors/policy-option-error.js'
import { UnconfinableGrantError } from '../errors/unconfinable-grant-error.js'
import type { AttributeLists } from './attribute-lists.js'
import { leadingPattern } from './leading-pattern.js'
import type { GivenValues, LeadingValues } from './leading-values.js'
import type { PartitionKey } from './partition-key.js'

/** What requests are confined to. */
export interface Confinement {
  readonly leadingKeys: LeadingValues | undefined
  readonly attributes: AttributeLists | undefined
}

/**
 * The patterns that a grant's partition keys must match; nothing when every key is allowed.
 * @throws UnconfinableGrantError
 */
export function leadingKeysOf(
  { table }: DesignSpec,
  grant: string,
  keys: readonly PartitionKey[],
  { leadingKeys }: Confinement,
): { readonly leadingKeys?: readonly string[] } {
  if (leadingKeys === undefined) return {}
  const patterns = keys.map((key) => leadingPattern(table, key, leadingKeys))
  const open = patterns.find((pattern) => typeof pattern !== 'string')
  if (open !== undefined) throw new UnconfinableGrantError(grant, 'leadingKeys', open.reason)
  return { leadingKeys: patterns as string[] }
}

/** Refuses a value for an attribute that there is not: it would confine nothing. */
export function checkLeadingNames(
  { entities }: DesignSpec,
  option: 'leadingKeys' | 'tenant',
  given: GivenValues = {},
): void {
  const known = new Set(Object.values(entities).flatMap(({ attributes }) => Object.keys(attributes)))
  const unknown = Object.keys(given).find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new PolicyOptionError(`${option}.${unknown}`, undefined, 'is an attribute of no entity of the design')
}

/** Refuses to grant, under a confinement, what shows all items with all attributes. */
export function refuseConfined(grant: string, { leadingKeys, attributes }: Confinement, why: string): void {
  if (leadingKeys !== undefined) throw new UnconfinableGrantError(grant, 'leadingKeys', why)
  if (attributes !== undefined) throw new UnconfinableGrantError(grant, 'attributes', why)
}
