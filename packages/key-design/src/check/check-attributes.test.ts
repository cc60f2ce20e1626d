import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AnyAttribute } from '../attribute/attribute-types.js'
import {
  binary,
  boolean,
  integer,
  list,
  map,
  number,
  oneOf,
  record,
  string,
  stringSet,
  timestamp,
  timeToLive,
} from '../attribute/builders.js'
import { orderWith, problemsOf, problemsOfAttribute, tableWith, untyped } from '../testing/designs.js'

describe('an attribute is refused', () => {
  it('that is stored under the name of another one', () => {
    expect(
      problemsOf(tableWith(), [orderWith(tableWith(), {}, { name: string().storedAs('n'), n: string() })]),
    ).toEqual(["Entity 'order': attributes 'n' and 'name' are both stored as 'n'."])
  })

  it('that is stored under the name of another one of the same map, at any depth', () => {
    const twice = map({ a: string().storedAs('x'), b: string().storedAs('x') })
    expect(problemsOfAttribute(list(twice))).toEqual([
      "Entity 'order': attributes 'it[].a' and 'it[].b' are both stored as 'x'.",
    ])
    expect(problemsOfAttribute(record(map({ inner: twice })))).toEqual([
      "Entity 'order': attributes 'it.*.inner.a' and 'it.*.inner.b' are both stored as 'x'.",
    ])
    expect(problemsOfAttribute(map({ a: map({ x: string() }), b: map({ x: string() }) }))).toEqual([])
  })

  it('that is stored under an empty name', () => {
    expect(problemsOfAttribute(string().storedAs(''))).toEqual([
      "Entity 'order': attribute 'it' is stored under an empty name.",
    ])
    expect(problemsOfAttribute(map({ inner: string().storedAs('') }))).toEqual([
      "Entity 'order': attribute 'it.inner' is stored under an empty name.",
    ])
  })

  it('that is stored as __proto__, at any depth', () => {
    const named = Object.fromEntries([['__proto__', string()]])
    expect(problemsOf(tableWith(), [orderWith(tableWith(), {}, named)])).toEqual([
      "Entity 'order': attribute '__proto__' is stored as '__proto__', which JavaScript takes for a prototype and the SDK loses; use storedAs().",
    ])
    expect(problemsOfAttribute(list(map({ inner: string().storedAs('__proto__') })))).toEqual([
      "Entity 'order': attribute 'it[].inner' is stored as '__proto__', which JavaScript takes for a prototype and the SDK loses; use storedAs().",
    ])
    const elsewhere = Object.fromEntries([['__proto__', string().storedAs('proto')]])
    expect(problemsOf(tableWith(), [orderWith(tableWith(), {}, elsewhere)])).toEqual([])
  })

  it("that is stored as the table's entity marker", () => {
    expect(problemsOfAttribute(string().storedAs('_entity'))).toEqual([
      "Entity 'order': attribute 'it' is stored as '_entity', the table's entity marker; use storedAs() or rename the marker.",
    ])
    expect(problemsOfAttribute(string().storedAs('_entity'), tableWith({ entityMarker: false }))).toEqual([])
  })

  it('that is stored as a key attribute that a template writes', () => {
    expect(problemsOfAttribute(string().storedAs('pk'))).toEqual([
      "Entity 'order': attribute 'it' is stored as 'pk', a key attribute that a template writes; use storedAs() to keep them apart.",
    ])
    const table = tableWith({ indexes: { gsi1: { partitionKey: 'status' } } })
    const indexes = { byStatus: { on: 'gsi1', partition: 'STATUS#{status}' } }
    expect(problemsOf(table, [orderWith(table, { indexes }, { status: string() })])).toEqual([
      "Entity 'order': attribute 'status' is stored as 'status', a key attribute that a template writes; use storedAs() to keep them apart.",
    ])
  })

  it('that has the name, but not the type, of a key attribute of an index that the entity does not use', () => {
    const table = tableWith({ indexes: { gsi1: { partitionKey: 'it' } } })
    expect(problemsOfAttribute(number(), table)).toEqual([
      "Entity 'order': attribute 'it' is of type number, but 'it' is a key attribute of an index and a string; use storedAs() to keep them apart.",
    ])
    expect(problemsOfAttribute(string().nullable(), table)).toEqual([
      "Entity 'order': attribute 'it' can be null, but 'it' is a key attribute of an index and a string; use storedAs() to keep them apart.",
    ])
    expect(problemsOfAttribute(string().optional(), table)).toEqual([])
  })

  it("that is a time to live, but not the table's", () => {
    expect(problemsOfAttribute(timeToLive())).toEqual([
      "Entity 'order': attribute 'it' is a time to live, but table 'shop' does not expire items by 'it'; declare timeToLive: 'it' on the table.",
    ])
    expect(problemsOfAttribute(timeToLive(), tableWith({ timeToLive: 'expiresAt' }))).toEqual([
      "Entity 'order': attribute 'it' is a time to live, but table 'shop' does not expire items by 'it'; store it as 'expiresAt'.",
    ])
    expect(
      problemsOfAttribute(timeToLive().storedAs('expiresAt'), tableWith({ timeToLive: 'expiresAt' })),
    ).toEqual([])
  })

  it("that is stored as the table's time to live without being one", () => {
    expect(problemsOfAttribute(timestamp(), tableWith({ timeToLive: 'it' }))).toEqual([
      "Entity 'order': attribute 'it' is stored as 'it', the time to live of table 'shop'; declare it with timeToLive().",
    ])
  })

  it('that is a time to live inside of another attribute', () => {
    const table = tableWith({ timeToLive: 'expiresAt' })
    expect(problemsOfAttribute(map({ expiresAt: timeToLive() }), table)).toEqual([
      "Entity 'order': attribute 'it.expiresAt' is a time to live inside of another attribute, where DynamoDB does not look for it; declare it on the entity itself.",
    ])
    expect(problemsOfAttribute(list(timeToLive()), table)).toHaveLength(1)
  })

  it('that has more levels than DynamoDB holds', () => {
    const levels = (count: number): AnyAttribute => (count === 1 ? string() : list(levels(count - 1)))
    expect(problemsOfAttribute(levels(32))).toEqual([])
    expect(problemsOfAttribute(record(map({ a: string(), b: levels(31) })))).toEqual([
      "Entity 'order': attribute 'it' has 33 levels of lists and maps; DynamoDB holds 32.",
    ])
  })

  it('that is stored under a name which UTF-8 cannot store', () => {
    expect(problemsOfAttribute(string().storedAs('a\ud800'))).toEqual([
      `Entity 'order': attribute 'it' is stored as "a\\ud800", a name with a lone surrogate, which UTF-8 cannot store; use storedAs().`,
    ])
  })

  it.each<[AnyAttribute, string]>([
    [integer().default('x' as never), `'it' must be a whole number up to 2^53 - 1 (got "x")`],
    [integer({ digits: 2 }).default(123), `'it' has more than the 2 digits that are declared (got 123)`],
    [oneOf('a', 'b').default('c' as never), `'it' is none of a, b (got "c")`],
    [string().default(null as never), `'it' must be a string (got null)`],
    [string().default(undefined as never), `'it' must be a string (got undefined)`],
    [list(number()).default([1, Number.NaN]), `'it[1]' must be a finite number (got NaN)`],
    [map({ a: boolean().default('no' as never) }), `'it.a' must be true or false (got "no")`],
    [list(z.string().min(2)).default(['a']), `'it[0]' `],
  ])('whose default it would refuse itself: %#', (attribute, problem) => {
    const problems = problemsOfAttribute(attribute)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`Entity 'order': the default of attribute ${problem}`)
  })

  it('that is read-only and set on update', () => {
    expect(problemsOfAttribute(timestamp().setOnUpdate().readOnly())).toEqual([
      "Entity 'order': attribute 'it' is read-only and also set on update; it can be one of them.",
    ])
  })
})

describe('an attribute may be', () => {
  it.each<[string, AnyAttribute]>([
    ['a constant', oneOf('a', 'b').default('a')],
    [
      'null, where it is nullable',
      string()
        .default(null as never)
        .nullable(),
    ],
    ['a function, which is not called', integer().default(() => 'x' as never)],
    ['a list', list(map({ a: string(), b: integer().default(1) })).default([{ a: 'x' }] as never)],
    ['a set', stringSet().default(new Set(['a']))],
    ['a time', timestamp().default(new Date(0))],
  ])('filled in by %s', (_, attribute) => {
    expect(problemsOfAttribute(attribute)).toEqual([])
  })

  it.each(['constructor', '_owner', 'a#b', 'a.b', 'a b', '}', '{', '%', '😀', '0'])('named %s', (name) => {
    const table = tableWith()
    expect(problemsOf(table, [orderWith(table, {}, Object.fromEntries([[name, string()]]))])).toEqual([])
  })

  it('the key attribute itself, of any type that a key has', () => {
    const table = tableWith({
      partitionKey: { name: 'sensor', type: 'number' },
      sortKey: { name: 'frame', type: 'binary' },
      indexes: { 'by-time': { partitionKey: { name: 'at', type: 'number' }, sortKey: 'place' } },
    })
    const reading = untyped(table, 'reading', {
      attributes: {
        id: integer().storedAs('sensor'),
        frame: binary(),
        at: timestamp({ format: 'epoch-milliseconds' }),
        place: string().optional(),
        ok: boolean(),
      },
      key: { partition: '{id}', sort: '{frame}' },
      indexes: { byTime: { on: 'by-time', partition: '{at}', sort: '{place}' } },
    })
    expect(problemsOf(table, [reading])).toEqual([])
  })
})
