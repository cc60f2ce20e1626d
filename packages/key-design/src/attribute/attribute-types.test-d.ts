import type { StandardSchemaV1 } from '@standard-schema/spec'
import { type } from 'arktype'
import * as v from 'valibot'
import { expectTypeOf } from 'vitest'
import { z } from 'zod'
import {
  type AnyAttribute,
  type AttributeLike,
  any,
  bigint,
  binary,
  binarySet,
  boolean,
  type Duration,
  decimal,
  type InputOf,
  type ItemOf,
  integer,
  list,
  literal,
  map,
  type NewItemOf,
  number,
  numberSet,
  oneOf,
  type PresenceOf,
  record,
  string,
  stringSet,
  timestamp,
  timeToLive,
  ulid,
  type ValueOf,
} from '../index.js'

/** What is read and what may be written. */
interface Types<Value, Input = Value> {
  readonly value: Value
  readonly input: Input
}
const typesOf = <A>(_attribute: A): Types<ValueOf<A>, InputOf<A>> => ({}) as never

// Each kind of attribute.
expectTypeOf(typesOf(string())).toEqualTypeOf<Types<string>>()
expectTypeOf(typesOf(number())).toEqualTypeOf<Types<number>>()
expectTypeOf(typesOf(integer({ digits: 5 }))).toEqualTypeOf<Types<number>>()
expectTypeOf(typesOf(bigint())).toEqualTypeOf<Types<bigint>>()
expectTypeOf(typesOf(decimal())).toEqualTypeOf<Types<string>>()
expectTypeOf(typesOf(boolean())).toEqualTypeOf<Types<boolean>>()
expectTypeOf(typesOf(binary())).toEqualTypeOf<Types<Uint8Array>>()
expectTypeOf(typesOf(timestamp())).toEqualTypeOf<Types<Date>>()
expectTypeOf(typesOf(timeToLive())).toEqualTypeOf<Types<Date, Date | Duration>>()
expectTypeOf(typesOf(ulid())).toEqualTypeOf<Types<string>>()
expectTypeOf(typesOf(oneOf('a', 'b'))).toEqualTypeOf<Types<'a' | 'b'>>()
expectTypeOf(typesOf(literal('order'))).toEqualTypeOf<Types<'order'>>()
expectTypeOf(typesOf(literal(2))).toEqualTypeOf<Types<2>>()
expectTypeOf(typesOf(literal(true))).toEqualTypeOf<Types<true>>()
expectTypeOf(typesOf(list(string()))).toEqualTypeOf<Types<string[], readonly string[]>>()
expectTypeOf(typesOf(record(number()))).toEqualTypeOf<
  Types<Record<string, number>, Readonly<Record<string, number>>>
>()
expectTypeOf(typesOf(stringSet())).toEqualTypeOf<Types<Set<string>, ReadonlySet<string>>>()
expectTypeOf(typesOf(numberSet())).toEqualTypeOf<Types<Set<number>, ReadonlySet<number>>>()
expectTypeOf(typesOf(binarySet())).toEqualTypeOf<Types<Set<Uint8Array>, ReadonlySet<Uint8Array>>>()
// biome-ignore lint/suspicious/noExplicitAny: that is what any() gives.
expectTypeOf(typesOf(any())).toEqualTypeOf<Types<any>>()
expectTypeOf(typesOf(string().nullable())).toEqualTypeOf<Types<string | null>>()

// Nested ones, to any depth.
const lines = list(
  map({ sku: string(), at: timeToLive().optional(), tier: oneOf('free', 'plus').default('free') }),
)
expectTypeOf(typesOf(lines)).toEqualTypeOf<
  Types<
    { sku: string; tier: 'free' | 'plus'; at?: Date | undefined }[],
    readonly { sku: string; tier?: 'free' | 'plus' | undefined; at?: Date | Duration | undefined }[]
  >
>()

// Schemas, where an attribute can stand.
const trimmed = z.string().transform((text) => text.length)
expectTypeOf(typesOf(z.string())).toEqualTypeOf<Types<string>>()
expectTypeOf(typesOf(trimmed)).toEqualTypeOf<Types<number, string>>()
expectTypeOf(typesOf(v.pipe(v.string(), v.minLength(2)))).toEqualTypeOf<Types<string>>()
expectTypeOf(typesOf(type({ name: 'string', 'age?': 'number' }))).toEqualTypeOf<
  Types<{ name: string; age?: number }>
>()
expectTypeOf(typesOf(list(z.object({ name: z.string() })))).toEqualTypeOf<
  Types<{ name: string }[], readonly { name: string }[]>
>()
expectTypeOf(typesOf(record(v.number()))).toEqualTypeOf<
  Types<Record<string, number>, Readonly<Record<string, number>>>
>()
expectTypeOf(typesOf(map({ inner: type('string') }))).toEqualTypeOf<Types<{ inner: string }>>()
expectTypeOf<StandardSchemaV1<string, number>>().toExtend<AttributeLike>()
expectTypeOf<ValueOf<StandardSchemaV1<string, number>>>().toEqualTypeOf<number>()
expectTypeOf<InputOf<StandardSchemaV1<string, number>>>().toEqualTypeOf<string>()

// Whether an attribute must be given, and is there.
const presenceOf = <A>(_attribute: A): PresenceOf<A> => '' as never
expectTypeOf(presenceOf(string())).toEqualTypeOf<'required'>()
expectTypeOf(presenceOf(string().optional())).toEqualTypeOf<'optional'>()
expectTypeOf(presenceOf(string().nullable())).toEqualTypeOf<'required'>()
expectTypeOf(presenceOf(string().default('x'))).toEqualTypeOf<'defaulted'>()
expectTypeOf(presenceOf(timestamp().setOnCreate())).toEqualTypeOf<'defaulted'>()
expectTypeOf(presenceOf(timestamp().setOnUpdate())).toEqualTypeOf<'defaulted'>()
expectTypeOf(presenceOf(literal('x'))).toEqualTypeOf<'defaulted'>()
expectTypeOf(presenceOf(string().optional().default('x'))).toEqualTypeOf<'defaulted'>()
expectTypeOf(presenceOf(string().default('x').optional())).toEqualTypeOf<'optional'>()
expectTypeOf(presenceOf(z.string())).toEqualTypeOf<'required'>()
expectTypeOf(presenceOf(z.string().optional())).toEqualTypeOf<'optional'>()
expectTypeOf(presenceOf(z.string().default('x'))).toEqualTypeOf<'defaulted'>()
expectTypeOf(presenceOf(v.optional(v.string()))).toEqualTypeOf<'optional'>()
expectTypeOf(presenceOf(v.optional(v.string(), 'x'))).toEqualTypeOf<'defaulted'>()

// Items as they are read and written.
const attributes = {
  id: string(),
  note: string().optional(),
  gone: timestamp().nullable(),
  maybe: number().nullable().optional(),
  tier: oneOf('free', 'plus').default('free'),
  at: timestamp().setOnCreate().readOnly(),
  kind: literal('x'),
  zod: z.string().default('x'),
  ark: type('string'),
}
expectTypeOf<ItemOf<typeof attributes>>().toEqualTypeOf<{
  id: string
  gone: Date | null
  tier: 'free' | 'plus'
  at: Date
  kind: 'x'
  zod: string
  ark: string
  note?: string | undefined
  maybe?: number | null | undefined
}>()
expectTypeOf<NewItemOf<typeof attributes>>().toEqualTypeOf<{
  id: string
  gone: Date | null
  ark: string
  note?: string | undefined
  maybe?: number | null | undefined
  tier?: 'free' | 'plus' | undefined
  at?: Date | undefined
  kind?: 'x' | undefined
  zod?: string | undefined
}>()
// biome-ignore lint/complexity/noBannedTypes: no attributes is an object without keys.
expectTypeOf<ItemOf<{}>>().toEqualTypeOf<{}>()

// What has the same public members is an attribute, such as one of another copy of this package.
expectTypeOf<Pick<AnyAttribute, keyof AnyAttribute>>().toExtend<AnyAttribute>()
expectTypeOf<AnyAttribute>().toExtend<AttributeLike>()

// What must not compile.
// @ts-expect-error a timestamp is a Date
timestamp().default('2026-11-21')
// @ts-expect-error 'gold' is none of them
oneOf('free', 'plus').default('gold')
// @ts-expect-error null needs nullable()
string().default(null)
string().nullable().default(null)
// @ts-expect-error only a timestamp knows the time by itself
string().setOnCreate()
// @ts-expect-error only a timestamp knows the time by itself
string().setOnUpdate()
// @ts-expect-error any() holds no Date
any().setOnCreate()
any().setOnUpdate(() => 'x')
// @ts-expect-error it is a string
string().setOnCreate(() => 7)
string().setOnCreate(() => 'x')
timestamp().nullable().setOnUpdate()
// @ts-expect-error at least one value
oneOf()
// @ts-expect-error digits is a number
integer({ digits: '5' })
// @ts-expect-error there is no such format
timestamp({ format: 'seconds' })
// @ts-expect-error a list is of an attribute or a schema
list('string')
// @ts-expect-error a map has attributes or schemas
map({ sku: 'string' })
// @ts-expect-error a record is of an attribute or a schema
record(7)
// @ts-expect-error the element has a wrong type
list(string()).default([7])
