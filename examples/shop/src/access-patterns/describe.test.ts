import { defineDesign, defineEntity, defineTable, get, query, scan, string } from '@keyprint/key-design'
import { expect, it } from 'vitest'
import { shop } from '../design.js'
import { describePatterns } from './describe.js'

const described = (name: string) => describePatterns(shop).find((pattern) => pattern.name === name)

it('tells what every access pattern of the design reads', () => {
  expect(describePatterns(shop).map(({ name }) => name)).toEqual(Object.keys(shop.accessPatterns))
})

it('tells a get by its whole key', () => {
  expect(described('orderById')).toMatchObject({
    operation: 'GetItem',
    entities: ['order'],
    keys: [
      { attribute: 'pk', relation: 'is', template: 'CUSTOMER#{customerId}' },
      { attribute: 'sk', relation: 'is', template: 'ORDER#{placedAt}#{orderId}' },
    ],
  })
})

it('tells a query by what its sort keys begin with, and what sorts them', () => {
  expect(described('ordersOfCustomer')?.keys[1]).toEqual({
    attribute: 'sk',
    relation: 'begins with',
    template: 'ORDER#',
    sortedBy: '{placedAt}#{orderId}',
  })
})

it('tells the index that is read, with its keys', () => {
  expect(described('ordersByStatus')).toMatchObject({
    operation: 'Query',
    index: 'gsi1',
    keys: [
      { attribute: 'gsi1pk', relation: 'is', template: 'STATUS#{status}' },
      { attribute: 'gsi1sk', relation: 'is any', sortedBy: '{placedAt}' },
    ],
  })
})

it('tells an item collection by its partition', () => {
  const { index, entities, keys } = described('customerWithOrders') ?? {}

  expect([index, entities, keys?.[1]?.relation]).toEqual([undefined, ['customer', 'order'], 'is any'])
})

it('also reads tables without sort keys, and scans', () => {
  const table = defineTable('plain', { partitionKey: 'id', entityMarker: false })
  const thing = defineEntity(table, 'thing', { attributes: { id: string() }, key: { partition: '{id}' } })
  const design = defineDesign({
    table,
    entities: { thing },
    accessPatterns: { all: scan(thing), one: get(thing), some: query(thing) },
  })
  const [all, one, some] = describePatterns(design)

  expect([all?.operation, all?.keys]).toEqual(['Scan', []])
  expect(one?.keys).toEqual([{ attribute: 'id', relation: 'is', template: '{id}', sortedBy: '' }])
  expect(some?.keys).toEqual(one?.keys)
})
