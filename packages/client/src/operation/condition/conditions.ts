import { ValidationError } from '@keyprint/key-design'
import type { CompiledEntity } from '../../compile/compiled-entity.js'
import type { Placeholders } from '../../expression/placeholders.js'
import { nowInSeconds } from '../../item/expired.js'
import type { Unchanged } from '../action.js'

/** All of the given conditions; `undefined` when there is none. */
export function allOf(first: string, ...others: readonly (string | undefined)[]): string
export function allOf(...conditions: readonly (string | undefined)[]): string | undefined
export function allOf(...conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((one) => one !== undefined)
  return given.length < 2 ? given[0] : given.map((one) => `(${one})`).join(' AND ')
}

/** The parts of a write that has a condition. */
export function conditionParts(ConditionExpression: string, placeholders: Placeholders) {
  return {
    ConditionExpression,
    ...placeholders.parts(),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
}

/** The item is there and has not expired. */
export function isThere(entity: CompiledEntity, placeholders: Placeholders): string {
  const exists = `attribute_exists(${placeholders.name(entity.table.partitionKey.name)})`
  const live = hasNotExpired(entity, placeholders)
  return live === undefined ? exists : `${exists} AND (${live})`
}

/** What the user asks of an item, which does not hold for one that has expired. */
export function asked(
  entity: CompiledEntity,
  own: string | undefined,
  ifVersion: number | undefined,
  placeholders: Placeholders,
): string | undefined {
  const conditions = allOf(own, hasVersion(entity, ifVersion, placeholders))
  return conditions && allOf(conditions, hasNotExpired(entity, placeholders))
}

/** A time to live that is null never comes, so it must not be asked to be later than now. */
function hasNotExpired({ timeToLive }: CompiledEntity, placeholders: Placeholders): string | undefined {
  if (timeToLive === undefined) return undefined
  const expiry = placeholders.name(timeToLive.wire)
  const now = placeholders.value({ N: String(nowInSeconds()) })
  return `attribute_not_exists(${expiry}) OR NOT ${expiry} <= ${now}`
}

/** There is no such item, or it has expired and DynamoDB has not removed it yet. */
export function isNotThere({ table, timeToLive }: CompiledEntity, placeholders: Placeholders): string {
  const missing = `attribute_not_exists(${placeholders.name(table.partitionKey.name)})`
  if (timeToLive === undefined) return missing
  const now = placeholders.value({ N: String(nowInSeconds()) })
  return `${missing} OR ${placeholders.name(timeToLive.wire)} <= ${now}`
}

/** The optimistic lock is as it was. */
export function hasVersion(
  { spec, attribute }: CompiledEntity,
  version: number | undefined,
  placeholders: Placeholders,
): string | undefined {
  if (version === undefined) return undefined
  if (spec.version === undefined) refuseVersion(version)
  const { wire, codec } = attribute(spec.version)
  return `${placeholders.name(wire)} = ${placeholders.value(codec.encode(version))}`
}

function refuseVersion(version: number): never {
  throw new ValidationError('has no optimistic lock to compare with', {
    attribute: 'ifVersion',
    value: version,
    remedy: 'leave it out, or define the entity with version: true',
  })
}

/** These attributes are as they were read. */
export function isUnchanged(attributes: Unchanged, placeholders: Placeholders): string | undefined {
  const conditions = Object.entries(attributes).map(([wire, stored]) =>
    stored === undefined
      ? `attribute_not_exists(${placeholders.name(wire)})`
      : `${placeholders.name(wire)} = ${placeholders.value(stored)}`,
  )
  return allOf(...conditions)
}
