import { any, defineDesign, defineEntity, defineTable, list, map, string } from '@keyprint/key-design'
import { codecsWith, schemaCodec } from '@keyprint/key-design/codec'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connect, ValidationError } from '../index.js'
import { type Kind, kinds } from '../testing/attribute-values.js'
import { rejection } from '../testing/rejection.js'
import type { Untyped } from '../testing/untyped.js'

/** A value inside of so many lists. */
const nested = (levels: number, inner: unknown = 'a'): unknown =>
  levels === 0 ? inner : [nested(levels - 1, inner)]

const codecs = codecsWith(schemaCodec)

const RUNS = process.env.CI === 'true' ? 2_000 : 200

describe('what is encoded decodes to the same value', () => {
  it.each(Object.entries<Kind>(kinds))('%s', (_, { attribute, values }) => {
    const { encode, decode } = codecs.of(attribute.spec)
    fc.assert(
      fc.property(values, (value) => {
        expect(decode(encode(value))).toEqual(value)
      }),
      { numRuns: RUNS },
    )
  })
})

const table = defineTable('samples', { partitionKey: 'pk', timeToLive: 'expiresAt' })
const optional = Object.entries<Kind>(kinds).map(([name, { attribute }]) => [name, attribute.optional()])
const sample = defineEntity(table, 'sample', {
  attributes: { id: string(), ...Object.fromEntries(optional) },
  key: { partition: 'SAMPLE#{id}' },
})
const deep = defineEntity(table, 'deep', {
  attributes: { id: string(), list: list(any()).optional(), map: map({ it: any() }).optional() },
  key: { partition: 'DEEP#{id}' },
})
const deepChange = (o: Untyped) => o.map.it[0].at('a').set(nested(29))
const samples = defineDesign({ table, entities: { sample, deep } })

describe('DynamoDB gives back what was written', () => {
  const db = connect(samples, testTable(samples))
  const values = Object.entries<Kind>(kinds).map(([name, kind]) => [name, kind.values] as const)
  // What is not given of a constant is filled in, and the items would not be equal.
  const constants = ['textLiteral', 'numberLiteral', 'booleanLiteral']
  const items = fc.record<Record<string, unknown>>(Object.fromEntries(values), { requiredKeys: constants })

  it('for every attribute type', async () => {
    const given = fc.sample(items, 100).map((item, i) => ({ ...item, id: String(i) }))
    await db.batch.write((batch) => given.map((item) => batch.sample.put(item)))

    const read = await db.batch.get(given.map(({ id }) => db.sample.key({ id })))

    expect(read).toEqual(given)
  })

  it.each<[string, unknown]>([
    ['32 levels', nested(31)],
    ['31 levels, the last of them an empty list', nested(30, [])],
    [
      'empty text, bytes, lists and maps',
      ['', new Uint8Array(), [], {}, new Set(['']), new Set([new Uint8Array()])],
    ],
    ['the largest and smallest numbers', [9.999999999999999e124, -9.99e125, 1e-130, -1e-130, 5e-130]],
  ])('at the limits: %s', async (_, value) => {
    await db.sample.put({ id: 'limits', any: value })
    expect(await db.sample.get({ id: 'limits' })).toMatchObject({ any: value })
  })

  it('at the limits, inside of a list', async () => {
    await db.deep.put({ id: 'a', list: [nested(30)] })
    expect(await db.deep.get({ id: 'a' })).toEqual({ id: 'a', list: [nested(30)] })
    await db.deep.update({ id: 'a' }, { change: (o) => o.map.set({ it: [nested(29)] }) })
    expect(await db.deep.get({ id: 'a' })).toMatchObject({ map: { it: [nested(29)] } })
  })

  it.each<[string, () => PromiseLike<unknown>]>([
    ['put', () => db.deep.put({ id: 'a', list: [nested(31)] })],
    ['set', () => db.deep.update({ id: 'a' }, { set: { list: [nested(31)] } })],
    ['append', () => db.deep.update({ id: 'a' }, { append: { list: [nested(31)] } })],
    ['a nested set', () => db.deep.update({ id: 'a' }, { change: (o) => o.map.it.set(nested(31)) })],
    ['a set inside of any()', () => db.deep.update({ id: 'a' }, { change: deepChange as never })],
  ])('but not beyond them, which is refused before it is sent: %s', async (_, write) => {
    const error = await rejection(write())
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toMatch(
      /^deep\.(list|map).* is nested deeper than the 32 levels that DynamoDB holds/,
    )
  })

  it('under a name such as __proto__ inside of a value, which gives nothing another prototype', async () => {
    const given = JSON.parse(
      '{ "__proto__": { "admin": true }, "a": { "__proto__": [1] }, "constructor": 2 }',
    )
    const numbers = JSON.parse('{ "__proto__": 1, "toString": 2 }')
    await db.sample.put({ id: 'proto', any: given, record: numbers, list: ['a'] })
    const changes = { change: (o: Untyped) => o.record.at('__proto__').set(3) }
    await db.sample.update({ id: 'proto' }, changes as never)

    const read = await db.sample.getOrFail({ id: 'proto' })

    expect(Object.entries(read.any).sort()).toEqual(Object.entries(given).sort())
    expect(Object.entries(read.any.a)).toEqual([['__proto__', [1]]])
    expect(Object.entries(read.record ?? {}).sort()).toEqual([
      ['__proto__', 3],
      ['toString', 2],
    ])
    for (const one of [read, read.any, read.any.a, read.record])
      expect(Object.getPrototypeOf(one)).toBe(Object.prototype)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it.each(['any', 'record'])('but for an object with another prototype, which %s refuses', async (name) => {
    const given = { __proto__: { admin: 1 } }
    const error = await rejection(db.sample.put({ id: 'proto', [name]: given } as never))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ entity: 'sample', attribute: name })
  })
})
