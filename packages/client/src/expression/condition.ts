import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { ValidationError } from '@keyprint/key-design'
import { at, type Codec, numberCodec } from '@keyprint/key-design/codec'
import type { CompiledEntity } from '../compile/compiled-entity.js'
import type { Condition, ConditionOn, StoredType } from './condition-types.js'
import { type Location, locate, locationText, memberCodec, pathText, type Step } from './location.js'
import { pathOf, rootProxy } from './path-proxy.js'
import type { Placeholders } from './placeholders.js'

/** A condition that knows how to write itself into a request. */
interface Writable extends Condition {
  readonly write: (entity: CompiledEntity, placeholders: Placeholders) => string
}

type Write = Writable['write']

const condition = (write: Write): Condition => ({ write }) as Writable

/** All of them hold. */
export function and(...conditions: readonly Condition[]): Condition {
  return joined('AND', conditions)
}

/** At least one of them holds. */
export function or(...conditions: readonly Condition[]): Condition {
  return joined('OR', conditions)
}

/** It does not hold. */
export function not(inner: Condition): Condition {
  return condition((entity, placeholders) => `NOT (${write(inner, entity, placeholders)})`)
}

function joined(operator: 'AND' | 'OR', conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) {
    throw new ValidationError(`is ${operator === 'AND' ? 'and' : 'or'}() of no conditions`, {
      attribute: 'condition',
    })
  }
  return condition((entity, placeholders) => {
    const parts = conditions.map((one) => write(one, entity, placeholders))
    return parts.length === 1 ? (parts[0] as string) : parts.map((part) => `(${part})`).join(` ${operator} `)
  })
}

/** The text of a condition, its names and values put into the request's placeholders. */
export function conditionText(
  entity: CompiledEntity,
  // biome-ignore lint/suspicious/noExplicitAny: the item's type was checked where the condition was written.
  on: ConditionOn<any>,
  placeholders: Placeholders,
): string {
  const written = on(rootProxy(conditionMethods) as never)
  return write(Array.isArray(written) ? and(...written) : (written as Condition), entity, placeholders)
}

function write(given: Condition, entity: CompiledEntity, placeholders: Placeholders): string {
  const { write: writer } = (given ?? {}) as Partial<Writable>
  if (typeof writer === 'function') return writer(entity, placeholders)
  throw new ValidationError('is not a condition', {
    entity: entity.name,
    attribute: 'condition',
    value: given,
    remedy: "end it with a comparison, such as o => o.status.eq('placed')",
  })
}

const COMPARATORS = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const
const MOST_IN = 100

interface Methods {
  readonly [method: string]: unknown
}

/** The methods of a path in a condition. */
function conditionMethods(path: readonly Step[]): Methods {
  const left: Write = (entity, placeholders) => locationText(locate(entity, path), placeholders)
  const size: Write = (e, p) => `size(${left(e, p)})`
  const member = memberOf(path)
  return {
    ...comparisons(left, (entity) => locate(entity, path).codec, path),
    exists: () => condition((e, p) => `attribute_exists(${left(e, p)})`),
    missing: () => condition((e, p) => `attribute_not_exists(${left(e, p)})`),
    hasType: (type: StoredType) =>
      condition((e, p) => `attribute_type(${left(e, p)}, ${p.value({ S: type })})`),
    beginsWith: (prefix: unknown) =>
      condition((e, p) => `begins_with(${left(e, p)}, ${member(prefix)(e, p)})`),
    contains: (part: unknown) => condition((e, p) => `contains(${left(e, p)}, ${member(part)(e, p)})`),
    size: () => ({ ...comparisons(size, () => numberCodec, path), [SIZE]: size }),
  }
}

/** Under this a size says how it is written, where another place is compared with it. */
const SIZE = Symbol('size')

type CodecOf = (entity: CompiledEntity) => Codec

function comparisons(left: Write, codecOf: CodecOf, path: readonly Step[]): Methods {
  const operand = operandOf(codecOf, path)
  const compare = (operator: string) => (value: unknown) =>
    condition((entity, p) => `${left(entity, p)} ${operator} ${operand(value)(entity, p)}`)
  return {
    ...Object.fromEntries(Object.entries(COMPARATORS).map(([name, operator]) => [name, compare(operator)])),
    between: (low: unknown, high: unknown) =>
      condition((e, p) => `${left(e, p)} BETWEEN ${operand(low)(e, p)} AND ${operand(high)(e, p)}`),
    in: (values: readonly unknown[]) => {
      checkInCount(values, path)
      return condition(
        (e, p) => `${left(e, p)} IN (${values.map((value) => operand(value)(e, p)).join(', ')})`,
      )
    },
  }
}

function checkInCount(values: readonly unknown[], path: readonly Step[]): void {
  if (values.length >= 1 && values.length <= MOST_IN) return
  throw new ValidationError(`is compared with ${values.length} values`, {
    attribute: pathText(path),
    remedy: `in() takes 1 to ${MOST_IN}`,
  })
}

/** A value by the codec of the attribute, or another place of the item, or the size of one. */
function operandOf(codecOf: CodecOf, path: readonly Step[]): (value: unknown) => Write {
  return (value) => (entity, placeholders) => {
    const other = pathOf(value)
    if (other !== undefined) return locationText(locate(entity, other), placeholders)
    const size = (value as { readonly [SIZE]?: Write } | null | undefined)?.[SIZE]
    if (size !== undefined) return size(entity, placeholders)
    return placeholders.value(encodeAt(entity, path, codecOf(entity), value))
  }
}

function memberOf(path: readonly Step[]): (value: unknown) => Write {
  return (value) => (entity, placeholders) => {
    const location: Location = locate(entity, path)
    return placeholders.value(encodeAt(entity, path, memberCodec(location), value))
  }
}

function encodeAt(
  entity: CompiledEntity,
  path: readonly Step[],
  codec: Codec,
  value: unknown,
): AttributeValue {
  try {
    return at(pathText(path), () => codec.encode(value))
  } catch (error) {
    throw error instanceof ValidationError ? error.within({ entity: entity.name }) : error
  }
}
