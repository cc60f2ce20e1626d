import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { binary, integer, oneOf, string, timestamp } from '../attribute/builders.js'
import { defineEntity } from '../entity/define-entity.js'
import { ValidationError } from '../errors/validation-error.js'
import type { KeyRecipe } from '../key/key-recipe.js'
import { keyTemplate, type Values } from '../key/key-template.js'
import { defineTable } from '../table/define-table.js'
import { shardOf } from './shard-of.js'
import { indexKeyRecipes, primaryKeyRecipes } from './sharded-recipes.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: ['status', 'shard'], sortKey: 'placed' },
    lsi1: { type: 'local', sortKey: 'lsi1sk' },
  },
})

const order = defineEntity(table, 'order', {
  attributes: {
    customerId: string(),
    orderId: integer({ digits: 6 }),
    placedAt: timestamp(),
    status: oneOf('open', 'paid').optional(),
  },
  key: { partition: 'CUSTOMER#{customerId}#{shard(4)}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: {
    byStatus: { on: 'gsi1', partition: 'STATUS#{status}#{shard(100)}', sort: '{placedAt}' },
    byBoth: { on: 'gsi2', partition: ['{status}', '{shard(10)}'], sort: '{placedAt}' },
    latest: { on: 'lsi1', sort: '{status}' },
  },
})

const values = { customerId: 'c1', orderId: 7, placedAt: new Date(0), status: 'open' }
const texts = ['c1', '1970-01-01T00:00:00.000Z', '7']
const inTable = primaryKeyRecipes(table.spec, order.spec)
const inIndex = (name: string) => indexKeyRecipes(table.spec, order.spec, name)
const build = (recipes: readonly KeyRecipe[], from: Values = values) =>
  recipes.map(({ template }) => template?.build(from))

describe('a shard', () => {
  it('is made from the values of the primary key, plainly written, and from nothing else', () => {
    expect(build(inTable.partition)).toEqual([`CUSTOMER#c1#${shardOf(texts, 4)}`])
    const key = `STATUS#open#${String(shardOf(texts, 100)).padStart(2, '0')}`
    expect(build(inIndex('byStatus').partition)).toEqual([key])
    expect(build(inIndex('byStatus').partition, { ...values, note: 'x' })).toEqual([key])
  })

  it('is no attribute: recipes do not name it, and parsing does not give it', () => {
    expect(inTable.partition[0]?.holes).toEqual(['customerId'])
    expect(inTable.partition[0]?.template?.holes).toEqual(['customerId'])
    expect(inTable.partition[0]?.template?.parse('CUSTOMER#c1#3')).toEqual({ customerId: 'c1' })
    expect(Object.keys(order.spec.attributes)).not.toContain('shard(4)')
  })

  it('can be a key attribute of its own', () => {
    expect(build(inIndex('byBoth').partition).at(-1)).toBe(String(shardOf(texts, 10)))
  })

  it('of a local index is the one of the table', () => {
    expect(build(inIndex('latest').partition)).toEqual(build(inTable.partition))
  })

  it('can be given by whoever asks one of them', () => {
    const asked = { status: 'paid', 'shard(100)': 5 }
    expect(build(inIndex('byStatus').partition, asked)).toEqual(['STATUS#paid#05'])
  })

  it.each([
    'CUSTOMER#c1#4',
    'CUSTOMER#c1#03',
    'CUSTOMER#c1#-1',
    'CUSTOMER#c1#x',
    'CUSTOMER#c1#',
    'CUSTOMER#c1',
  ])('is not read from %s', (key) => {
    expect(inTable.partition[0]?.template?.parse(key)).toBeUndefined()
  })

  it('is missing with a missing value of the index, and refused with one of the primary key', () => {
    expect(build(inIndex('byStatus').partition, { ...values, status: undefined })).toEqual([undefined])
    const incomplete = () => build(inIndex('byStatus').partition, { ...values, orderId: undefined })
    expect(incomplete).toThrow(ValidationError)
    expect(incomplete).toThrow('orderId is missing, and the shard of a partition key is made from it')
  })

  it('is refused in a template by itself, which knows no primary key', () => {
    expect(() => keyTemplate('S#{shard(4)}', 'partition', '#', {})).toThrow(
      "has {shard(4)}, which is made from a primary key; take the recipes of an entity's keys",
    )
  })

  it('leaves keys injective', () => {
    const part = fc.string({ minLength: 1, unit: 'grapheme' })
    const key = (customerId: string) => build(inTable.partition, { ...values, customerId })[0] as string
    fc.assert(
      fc.property(part, (customerId) => {
        expect(inTable.partition[0]?.template?.parse(key(customerId))).toEqual({ customerId })
      }),
    )
  })
})

describe('a primary key that is no text', () => {
  const bytes = defineTable('bytes', {
    partitionKey: { name: 'id', type: 'binary' },
    sortKey: { name: 'n', type: 'number' },
    indexes: { gsi1: { partitionKey: 'gsi1pk' } },
  })
  const thing = defineEntity(bytes, 'thing', {
    attributes: { id: binary(), n: z.number() },
    key: { partition: '{id}', sort: '{n}' },
    indexes: { all: { on: 'gsi1', partition: 'ALL#{shard(10)}' } },
  })

  it('gives a shard by its base64 and its number', () => {
    const [recipe] = indexKeyRecipes(bytes.spec, thing.spec, 'all').partition
    const shard = shardOf(['AQID', '-1.5'], 10)
    expect(recipe?.template?.build({ id: Uint8Array.of(1, 2, 3), n: -1.5 })).toBe(`ALL#${shard}`)
  })
})
