import { defineDesign, defineEntity, defineTable, string } from '@keyprint/key-design'
import { codecsWith, schemaCodec } from '@keyprint/key-design/codec'
import { testTable } from '@keyprint/local/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connect } from '../index.js'
import { type Kind, kinds } from '../testing/attribute-values.js'

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
const samples = defineDesign({ table, entities: { sample } })

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
})
