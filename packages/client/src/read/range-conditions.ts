import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import { ownValue } from '@keyprint/key-design/codec'
import type { CompiledKey } from '../compile/compiled-key.js'
import type { Placeholders } from '../expression/placeholders.js'
import { storedParts } from '../item/key-of.js'
import { deepEqual } from '../operation/condition/deep-equal.js'
import type { RangeSupport } from '../operation/connection.js'
import { compareKeys } from './compare-keys.js'
import { type Bound, boundOf, equality, leadingConditions } from './leading-conditions.js'
import type { Range } from './read-options.js'

/** The key condition on the sort key attributes: equality on the first ones, a range on the next. */
export const rangeConditions: RangeSupport = ({ entity, keys }, partition, given, placeholders) => {
  const range = storedRange(given, (parts) => storedParts(entity, parts))
  checkParts(keys.sort, partition, range)
  const { from, to, beginsWith } = range
  return from === undefined && to === undefined
    ? leadingConditions(keys.sort, { ...partition, ...beginsWith }, placeholders)
    : between(keys.sort, partition, range, placeholders)
}

function storedRange({ from, to, beginsWith }: Range, stored: (parts: Values) => Values): Range {
  return {
    from: from && stored(from),
    to: to && stored(to),
    beginsWith: beginsWith && stored(beginsWith),
  }
}

function between(
  keys: readonly CompiledKey[],
  partition: Values,
  { from = {}, to = {} }: Range,
  placeholders: Placeholders,
): readonly string[] {
  const conditions: string[] = []
  for (const [i, key] of keys.entries()) {
    const low = boundOf(key, { ...partition, ...from })
    const high = boundOf(key, { ...partition, ...to })
    if (low.complete && high.complete && deepEqual(low.value, high.value)) {
      conditions.push(equality(key, low.value as AttributeValue, placeholders))
      continue
    }
    refuseFurther(keys, i, from, to)
    conditions.push(...rangeOf(key, low, high, placeholders))
    break
  }
  return conditions
}

/** An end that was not given is the end of what the fixed parts allow, where they say anything. */
function rangeOf(
  key: CompiledKey,
  { value: first }: Bound,
  high: Bound,
  placeholders: Placeholders,
): readonly string[] {
  const last = high.complete || high.value?.S === undefined ? high.value : { S: afterAll(high.value.S) }
  if (first === undefined && last === undefined) return []
  if (first !== undefined && last !== undefined && compareKeys(first, last) > 0) refuseReversed(key)
  const name = placeholders.name(key.name)
  if (last === undefined) return [`${name} >= ${placeholders.value(first as AttributeValue)}`]
  if (first === undefined) return [`${name} <= ${placeholders.value(last)}`]
  return [`${name} BETWEEN ${placeholders.value(first)} AND ${placeholders.value(last)}`]
}

/**
 * The first text after all that begin with this one: its last character, raised by one. A key that ends there belongs
 * to no item of the entity, because the one that was raised is fixed text or the delimiter.
 */
function afterAll(text: string): string {
  const characters = [...text]
  const last = characters.pop() as string
  const raised = (last.codePointAt(0) as number) + 1
  return characters.join('') + String.fromCodePoint(raised === 0xd800 ? 0xe000 : raised)
}

function refuseReversed({ holes }: CompiledKey): never {
  throw new ValidationError(`begins after 'to'`, {
    attribute: 'from',
    remedy: `give the ends in the order of ${holes.join(', ')}; order: 'descending' reads them the other way round`,
  })
}

/** Parts have to be given from the first one on, without a gap. */
function checkParts(keys: readonly CompiledKey[], partition: Values, range: Range): void {
  if (range.beginsWith !== undefined && (range.from !== undefined || range.to !== undefined)) {
    throw new ValidationError('has beginsWith as well as from or to', {
      attribute: 'range',
      remedy: 'choose one of them',
    })
  }
  // A part may stand in a key, or in several, more than once.
  const all = new Set(keys.flatMap(({ holes }) => holes))
  const parts = [...all].filter((hole) => ownValue(partition, hole) === undefined)
  for (const [option, values] of Object.entries(range))
    if (values !== undefined) checkLeading(option, parts, values as Values)
}

function checkLeading(option: string, parts: readonly string[], values: Values): void {
  const given = Object.keys(values).filter((name) => values[name] !== undefined)
  const leading = parts.slice(0, given.length)
  const stranger = given.find((name) => !leading.includes(name))
  if (stranger === undefined && given.length > 0) return
  const reason = stranger === undefined ? 'is without parts' : 'is not the next part of the sort key'
  throw new ValidationError(reason, {
    attribute: stranger === undefined ? option : `${option}.${stranger}`,
    remedy: parts.length === 0 ? 'the sort key has no parts' : `give the parts in order: ${parts.join(', ')}`,
  })
}

/**
 * DynamoDB compares one attribute of a multi-attribute key by range: the last one that is given. A part that stands in
 * it, or before it, may stand in a further one too, and says nothing new there.
 */
function refuseFurther(keys: readonly CompiledKey[], at: number, from: Values, to: Values): void {
  const { holes } = keys[at] as CompiledKey
  const known = keys.slice(0, at + 1).flatMap(({ holes }) => holes)
  const stranger = keys
    .slice(at + 1)
    .flatMap(({ holes }) => holes)
    .find((hole) => !known.includes(hole) && (ownValue(from, hole) ?? ownValue(to, hole)) !== undefined)
  if (stranger === undefined) return
  throw new ValidationError(`can only have a range where ${holes.join(', ')} is the same in from and to`, {
    attribute: stranger,
    remedy: 'give both, with equal values',
  })
}
