import {
  type AnyAttribute,
  any,
  bigint,
  binary,
  binarySet,
  boolean,
  decimal,
  decimalText,
  integer,
  list,
  literal,
  map,
  number,
  numberSet,
  oneOf,
  parseDecimal,
  record,
  string,
  stringSet,
  timestamp,
  timeToLive,
  ulid,
} from '@keyprint/key-design'
import fc from 'fast-check'
import { z } from 'zod'

/** An attribute of one type, and every value that it can hold and that is read as it was written. */
export interface Kind {
  readonly attribute: AnyAttribute
  readonly values: fc.Arbitrary<unknown>
}

const text = fc.string({ unit: 'binary', maxLength: 20 })
const bytes = fc.uint8Array({ maxLength: 20 })
const whole = fc.maxSafeInteger()

/** Doubles that DynamoDB can hold; -0 is stored as 0. */
const double = fc
  .double({ min: -9.99e125, max: 9.99e125, noNaN: true })
  .filter((value) => value === 0 || Math.abs(value) >= 1e-130)
  .map((value) => (value === 0 ? 0 : value))

const MOST = 10n ** 38n - 1n
const big = fc.bigInt({ min: -MOST, max: MOST })

/** Decimals in their shortest form, which is the one that is read. */
const decimals = fc
  .tuple(big, fc.integer({ min: -120, max: 80 }))
  .map(([digits, exponent]) => shortest(`${digits}e${exponent}`))

function shortest(given: string): string {
  const parts = parseDecimal(given)
  if (parts === undefined) throw new Error(`${given} is no decimal`)
  return decimalText(parts)
}

/** What any() reads as a bigint again: whole numbers that a double would change. */
const beyondDoubles = big.filter((value) => shortest(String(Number(value))) !== String(value))

const setOf = <T>(member: fc.Arbitrary<T>): fc.Arbitrary<Set<T>> =>
  fc.uniqueArray(member, { minLength: 1, maxLength: 5 }).map((members) => new Set(members))

const setOfBytes = fc
  .uniqueArray(bytes, { minLength: 1, maxLength: 5, selector: (one) => one.join() })
  .map((members) => new Set(members))

const record$ = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(fc.oneof(fc.string({ minLength: 1 }), fc.constant('__proto__')), value), {
      maxLength: 4,
      selector: ([name]) => name,
    })
    .map((entries) => Object.fromEntries(entries))

const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(text, double, fc.boolean(), fc.constant(null), beyondDoubles, bytes),
    fc.oneof(setOf(text), setOf(double), setOfBytes),
    fc.array(tie('value'), { maxLength: 4 }),
    record$(tie('value')),
  ),
})).value

const moment = (min: string, max: string): fc.Arbitrary<Date> =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true })

const line = { sku: text, quantity: whole }

/** Every attribute type that there is. */
export const kinds = {
  string: { attribute: string(), values: text },
  number: { attribute: number(), values: double },
  integer: { attribute: integer(), values: whole },
  bigint: { attribute: bigint(), values: big },
  decimal: { attribute: decimal(), values: decimals },
  boolean: { attribute: boolean(), values: fc.boolean() },
  binary: { attribute: binary(), values: bytes },
  isoTimestamp: {
    attribute: timestamp(),
    values: moment('0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'),
  },
  epochTimestamp: {
    attribute: timestamp({ format: 'epoch-milliseconds' }),
    values: fc.date({ noInvalidDate: true }),
  },
  ulid: { attribute: ulid(), values: fc.ulid() },
  oneOf: { attribute: oneOf('placed', 'paid', '日本'), values: fc.constantFrom('placed', 'paid', '日本') },
  textLiteral: { attribute: literal('v1'), values: fc.constant('v1') },
  numberLiteral: { attribute: literal(1e-7), values: fc.constant(1e-7) },
  booleanLiteral: { attribute: literal(false), values: fc.constant(false) },
  list: { attribute: list(string()), values: fc.array(text, { maxLength: 5 }) },
  listOfMaps: {
    attribute: list(map({ sku: string(), quantity: integer() })),
    values: fc.array(fc.record(line), { maxLength: 4 }),
  },
  map: {
    attribute: map({ city: string(), zip: string().optional(), floor: integer().nullable().storedAs('f') }),
    values: fc.record(
      { city: text, zip: text, floor: fc.option(whole) },
      { requiredKeys: ['city', 'floor'], noNullPrototype: true },
    ),
  },
  record: { attribute: record(number()), values: record$(double) },
  stringSet: { attribute: stringSet(), values: setOf(text) },
  numberSet: { attribute: numberSet(), values: setOf(double) },
  binarySet: { attribute: binarySet(), values: setOfBytes },
  nullable: { attribute: string().nullable(), values: fc.option(text) },
  any: { attribute: any(), values: anything },
  schema: {
    attribute: list(z.object({ name: z.string(), size: z.number() })),
    values: fc.array(fc.record({ name: text, size: double }, { noNullPrototype: true }), { maxLength: 3 }),
  },
  expiresAt: {
    attribute: timeToLive(),
    values: fc
      .integer({ min: Date.parse('2040-01-01') / 1000, max: Date.parse('9999-01-01') / 1000 })
      .map((seconds) => new Date(seconds * 1000)),
  },
} satisfies Record<string, Kind>
