import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { ValidationError, type Values } from '@keyprint/key-design'
import type { CompiledKey } from '../compile/compiled-key.js'
import type { Placeholders } from '../expression/placeholders.js'
import { deepEqual } from '../operation/deep-equal.js'

/** A range of the sort key, by leading parts of it; both ends belong to it. */
export interface Range {
  readonly from?: Values | undefined
  readonly to?: Values | undefined
  /** Parts that are fixed; the rest may be anything. */
  readonly beginsWith?: Values | undefined
}

/** A part of a key condition. */
type Condition = (placeholders: Placeholders) => string

/** The key condition on the sort key attributes: equality on the first ones, a range on the next. */
export function sortConditions(
  keys: readonly CompiledKey[],
  partition: Values,
  range: Range,
): readonly Condition[] {
  checkParts(keys, partition, range)
  const fixed = { ...partition, ...range.beginsWith }
  const from = { ...fixed, ...range.from }
  const to = { ...fixed, ...range.to }
  const ranged = range.from !== undefined || range.to !== undefined
  const conditions: Condition[] = []
  for (const key of keys) {
    const [low, high] = [bound(key, from), bound(key, to)]
    if (low.complete && high.complete && deepEqual(low.value, high.value)) {
      conditions.push(equal(key, low.value as AttributeValue))
      continue
    }
    if (ranged) refuseFurther(keys, key, range)
    const condition = ranged ? between(key, low, high) : begins(key, low)
    if (condition !== undefined) conditions.push(condition)
    break
  }
  return conditions
}

interface Bound {
  /** The key as far as it is known; for a stored value it is known or not. */
  readonly value: AttributeValue | undefined
  readonly complete: boolean
}

function bound({ template, make }: CompiledKey, values: Values): Bound {
  if (template === undefined) {
    const value = make(values)
    return { value, complete: value !== undefined }
  }
  const { text, complete } = template.lead(values)
  return { value: text === '' ? undefined : { S: text }, complete }
}

const equal =
  ({ name }: CompiledKey, value: AttributeValue): Condition =>
  (placeholders) =>
    `${placeholders.name(name)} = ${placeholders.value(value)}`

function begins({ name }: CompiledKey, { value }: Bound): Condition | undefined {
  if (value === undefined) return undefined
  return (placeholders) => `begins_with(${placeholders.name(name)}, ${placeholders.value(value)})`
}

/** An end that was not given is the end of what the fixed parts allow, where they say anything. */
function between(key: CompiledKey, low: Bound, high: Bound): Condition | undefined {
  const first = low.value
  const last = high.complete || high.value?.S === undefined ? high.value : { S: afterAll(high.value.S) }
  if (first === undefined && last === undefined) return undefined
  if (first !== undefined && last !== undefined && isAfter(first, last)) refuseReversed(key)
  return (placeholders) => {
    const name = placeholders.name(key.name)
    if (last === undefined) return `${name} >= ${placeholders.value(first as AttributeValue)}`
    if (first === undefined) return `${name} <= ${placeholders.value(last)}`
    return `${name} BETWEEN ${placeholders.value(first)} AND ${placeholders.value(last)}`
  }
}

/**
 * The first text after all that begin with this one: its last character, raised by one. A key that ends there belongs
 * to no item of the entity, because the one that was raised is fixed text or the delimiter.
 */
export function afterAll(text: string): string {
  const characters = [...text]
  const last = characters.pop() as string
  const raised = (last.codePointAt(0) as number) + 1
  return characters.join('') + String.fromCodePoint(raised === 0xd800 ? 0xe000 : raised)
}

/** The order of keys: of text by its UTF-8 bytes, of numbers by value. */
function isAfter(a: AttributeValue, b: AttributeValue): boolean {
  if (a.N !== undefined) return Number(a.N) > Number(b.N)
  const [left, right] = [a, b].map(({ S, B }) => B ?? new TextEncoder().encode(S))
  return compareBytes(left as Uint8Array, right as Uint8Array) > 0
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at === -1 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1)
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
  const parts = keys.flatMap(({ holes }) => holes).filter((hole) => partition[hole] === undefined)
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

/** DynamoDB compares one attribute of a multi-attribute key by range: the last one that is given. */
function refuseFurther(keys: readonly CompiledKey[], key: CompiledKey, range: Range): void {
  const further = keys.slice(keys.indexOf(key) + 1).flatMap(({ holes }) => holes)
  const stranger = further.find((hole) => range.from?.[hole] !== undefined || range.to?.[hole] !== undefined)
  if (stranger === undefined) return
  throw new ValidationError(
    `can only have a range where ${key.holes.join(', ')} is the same in from and to`,
    {
      attribute: stranger,
      remedy: 'give both, with equal values',
    },
  )
}
