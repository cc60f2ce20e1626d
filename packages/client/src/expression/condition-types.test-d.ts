import { expectTypeOf } from 'vitest'
import { and, type Condition, not, type Ordered, or, type Paths } from '../index.js'
import type { thing } from '../testing/types/shop.js'

type Thing = import('@keyprint/key-design').Item<typeof thing>
declare const o: Paths<Thing>

expectTypeOf(o.id.eq('a')).toEqualTypeOf<Condition>()
expectTypeOf(o.count.size()).toEqualTypeOf<Ordered<number>>()

// What fits the kind of value.
o.id.beginsWith('a')
o.id.contains('a')
o.count.between(1, 2)
o.count.in([1, o.big.size()])
o.big.gt(1n)
o.price.lt('1.5')
o.done.eq(true)
o.bytes.beginsWith(new Uint8Array())
o.numbers.contains(1)
o.blobs.contains(new Uint8Array())
o.names.contains('a')
o.names.size().gt(1)
o.gone.hasType('NULL')
o.count.exists()
o.id.ne('a')

// What can be null.
o.gone.eq(null)
o.gone.in([null, 'a'])
o.gone.beginsWith('a')
o.parts.at(0).eq(null)
o.parts.at(0).name.beginsWith('a')
o.parts.at(0).colour.ne(null)
o.parts.contains(null)
o.parts.at(0).rank.gt(1)
// @ts-expect-error: not nullable
o.parts.at(0).name.eq(null)
// @ts-expect-error: missing is not null
o.gone.eq(undefined)
// @ts-expect-error: null has no order
o.parts.at(0).rank.gt(null)

// Further in.
o.names.at(0).eq('a')
o.names[0]?.beginsWith('a')
o.address.street.eq('a')
o.address.zip.missing()
o.address.at('size').eq(1)
o.address.size().gt(1)
o.scores.at('a b').gt(1)
o.scores.anyName?.gt(1)
o.anything.any.depth[3].eq('x')
o.anything.at('size').at(0).exists()

// Several kinds of value in one place.
type Mixed = Paths<{ id: string | number; shape: { kind: 'a'; a: string } | { kind: 'b'; b: number } }>
declare const mixed: Mixed
mixed.id.eq('a')
mixed.id.in(['a', 1])
mixed.shape.kind.eq('b')
mixed.shape.eq({ kind: 'a', a: 'x' })
// @ts-expect-error: neither text nor a number
mixed.id.eq(true)
// @ts-expect-error: not in each of them
mixed.shape.a.eq('x')

// Another place, or its size.
o.id.eq(o.address.street)
o.count.gt(o.names.size())
o.names.size().eq(o.count)
o.count.between(o.names.size(), 9)

// Together.
expectTypeOf(and(o.id.eq('a'), or(o.count.gt(1), not(o.done.exists())))).toEqualTypeOf<Condition>()

// @ts-expect-error: there is no such attribute
o.colour.eq('red')
// @ts-expect-error: there is no such attribute further in
o.address.colour.eq('red')
// @ts-expect-error: of another type
o.count.eq('1')
// @ts-expect-error: of another type
o.big.gt(1)
// @ts-expect-error: a place of another type
o.count.eq(o.id)
// @ts-expect-error: of another type
o.id.eq(o.names.size())
// @ts-expect-error: a boolean has no order
o.done.gt(true)
// @ts-expect-error: a list has no order
o.names.gt(['a'])
// @ts-expect-error: a set does not begin with anything
o.numbers.beginsWith(1)
// @ts-expect-error: a member of another type
o.numbers.contains('1')
// @ts-expect-error: a number contains nothing
o.count.contains(1)
// @ts-expect-error: there is no such type in DynamoDB
o.count.hasType('number')
// @ts-expect-error: undefined is no value
o.id.eq(undefined)
// @ts-expect-error: named like a method: at('size') reaches it
o.address.size.eq(1)
// @ts-expect-error: a size is not there or missing
o.names.size().exists()
// @ts-expect-error: two ends
o.count.between(1)
// @ts-expect-error: a list
o.count.in(1)
// @ts-expect-error: a path is no condition
and(o.id)
// @ts-expect-error: a boolean is no condition
or(o.id.eq('a'), true)
