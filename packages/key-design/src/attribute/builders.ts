import { DesignError } from '../errors/design-error.js'
import { Attribute } from './attribute.js'
import type { AttributeType, TimestampFormat } from './attribute-spec.js'
import type { AttributeLike, Attributes, GivenOf, InputOf, ItemOf, ValueOf } from './attribute-types.js'
import { fillWith } from './fill.js'
import { toSpec, toSpecs } from './to-spec.js'

/** Digits of the largest safe integer, 2^53 - 1. */
export const INTEGER_DIGITS = 16
/** Digits that a DynamoDB number can hold. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export const NUMBER_DIGITS = 38

const of = <Value, Input = Value>(type: AttributeType): Attribute<Value, Input> => new Attribute(type)

/** Text. Stored as S. */
export const string = (): Attribute<string> => of({ type: 'string' })

/** A finite number, as JavaScript has it. Stored as N; what has more digits than it can hold is refused when read. */
export const number = (): Attribute<number> => of({ type: 'number' })

/**
 * A whole number up to 2^53 - 1 either side of zero. Stored as N.
 * @param options.digits how many digits it has at the most; in a sort key it is padded to that many. Default 16.
 */
export const integer = (options: { readonly digits?: number } = {}): Attribute<number> =>
  of({ type: 'integer', digits: digits('integer', options.digits, INTEGER_DIGITS) })

/**
 * A whole number of up to 38 digits. Stored as N.
 * @param options.digits how many digits it has at the most; in a sort key it is padded to that many. Default 38.
 */
export const bigint = (options: { readonly digits?: number } = {}): Attribute<bigint> =>
  of({ type: 'bigint', digits: digits('bigint', options.digits, NUMBER_DIGITS) })

/** A decimal number of up to 38 digits, as text ('19.99'), so that none is lost. Stored as N, read in shortest form. */
export const decimal = (): Attribute<string> => of({ type: 'decimal' })

/** Stored as BOOL. */
export const boolean = (): Attribute<boolean> => of({ type: 'boolean' })

/** Bytes. Stored as B. */
export const binary = (): Attribute<Uint8Array> => of({ type: 'binary' })

/**
 * A moment, to the millisecond.
 * @param options.format `iso` (default): S, sorts by time in years 0 to 9999. `epoch-milliseconds`: N.
 */
export const timestamp = (options: { readonly format?: TimestampFormat } = {}): Attribute<Date> =>
  of({ type: 'timestamp', format: options.format ?? 'iso' })

/** How long from now; the parts add up. */
export interface Duration {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
}

/**
 * When the item expires: written as a Date or as a duration from now, stored as N in epoch seconds, rounded up.
 * An expired item is not returned, also before DynamoDB has removed it.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export const timeToLive = (): Attribute<Date, Date | Duration> => of({ type: 'timeToLive' })

/** A ULID in its canonical form: 26 characters, upper case. Stored as S. @see https://github.com/ulid/spec */
export const ulid = (): Attribute<string> => of({ type: 'ulid' })

/** One of the given strings. Stored as S. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(
  ...values: Values
): Attribute<Values[number]> => of({ type: 'oneOf', values })

/** Always this value: a discriminator. It need not be given. */
export const literal = <const Value extends string | number | boolean>(
  value: Value,
): Attribute<Value, Value, 'defaulted'> => new Attribute({ type: 'literal', value, default: fillWith(value) })

/** A list, each element like the other. Stored as L. */
export const list = <const A extends AttributeLike>(
  element: A,
): Attribute<ValueOf<A>[], readonly InputOf<A>[]> => of({ type: 'list', of: toSpec('list element', element) })

/** A nested object with known attributes. Stored as M. */
export const map = <const A extends Attributes>(attributes: A): Attribute<ItemOf<A>, GivenOf<A>> =>
  of({ type: 'map', attributes: toSpecs(attributes) })

/** A nested object with any keys, each value like the other. Stored as M. */
export const record = <const A extends AttributeLike>(
  value: A,
): Attribute<Record<string, ValueOf<A>>, Readonly<Record<string, InputOf<A>>>> =>
  of({ type: 'record', of: toSpec('record value', value) })

/** A set of strings, never empty: DynamoDB has no empty sets. Stored as SS. */
export const stringSet = (): Attribute<Set<string>, ReadonlySet<string>> => of({ type: 'stringSet' })

/** A set of finite numbers, never empty. Stored as NS. */
export const numberSet = (): Attribute<Set<number>, ReadonlySet<number>> => of({ type: 'numberSet' })

/** A set of byte strings, compared by content, never empty. Stored as BS. */
export const binarySet = (): Attribute<Set<Uint8Array>, ReadonlySet<Uint8Array>> => of({ type: 'binarySet' })

/** Any value that DynamoDB can hold, at any depth. Numbers that JavaScript cannot hold are read as bigint or refused. */
// biome-ignore lint/suspicious/noExplicitAny: that is what the user asks for.
export const any = (): Attribute<any> => of({ type: 'any' })

function digits(type: 'integer' | 'bigint', given: number | undefined, most: number): number {
  if (given === undefined) return most
  if (Number.isInteger(given) && given >= 1 && given <= most) return given
  throw new DesignError([`${type}({ digits: ${given} }) must have from 1 to ${most} digits.`])
}
