import { expect, it } from 'vitest'
import { oneOf, string, timestamp } from '../attribute/builders.js'
import { defineDesign } from '../design/define-design.js'
import { defineEntity } from '../entity/define-entity.js'
import { defineTable } from '../table/define-table.js'
import { get, query, scan } from './access-pattern.js'
import { describeAccessPatterns } from './describe.js'

const shopTable = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const customer = defineEntity(shopTable, 'customer', {
  attributes: { customerId: string() },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'PROFILE' },
})
const order = defineEntity(shopTable, 'order', {
  attributes: {
    customerId: string(),
    orderId: string(),
    placedAt: timestamp(),
    status: oneOf('placed', 'paid'),
  },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
  indexes: { byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' } },
})
const shop = defineDesign({
  table: shopTable,
  entities: { customer, order },
  accessPatterns: {
    customerWithOrders: query(customer, order),
    orderById: get(order, { description: 'One order' }),
    ordersByStatus: query(order.byStatus),
    ordersOfCustomer: query(order),
  },
})

const described = (name: string) => describeAccessPatterns(shop).find((pattern) => pattern.name === name)

it('tells what every access pattern of the design reads', () => {
  expect(describeAccessPatterns(shop).map(({ name }) => name)).toEqual(Object.keys(shop.accessPatterns))
})

it('tells a get by its whole key', () => {
  expect(described('orderById')).toEqual({
    name: 'orderById',
    description: 'One order',
    operation: 'GetItem',
    entities: ['order'],
    keys: [
      { attribute: 'pk', relation: 'is', template: 'CUSTOMER#{customerId}', sortedBy: '' },
      { attribute: 'sk', relation: 'is', template: 'ORDER#{placedAt}#{orderId}', sortedBy: '' },
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
  const [all, one, some] = describeAccessPatterns(design)

  expect([all?.operation, all?.keys]).toEqual(['Scan', []])
  expect(one?.keys).toEqual([{ attribute: 'id', relation: 'is', template: '{id}', sortedBy: '' }])
  expect(some?.keys).toEqual(one?.keys)
})

it('tells how many requests a query of shards sends', () => {
  const note = defineEntity(shopTable, 'note', {
    attributes: { id: string(), kind: string() },
    key: { partition: 'NOTE#{shard(4)}', sort: '{id}' },
    indexes: { byKind: { on: 'gsi1', partition: 'KIND#{kind}#{shard(10)}', sort: '{id}' } },
  })
  const notes = defineDesign({
    table: shopTable,
    entities: { note },
    accessPatterns: { all: query(note), byKind: query(note.byKind), one: get(note), scanned: scan(note) },
  })
  expect(describeAccessPatterns(notes).map(({ name, requests }) => [name, requests])).toEqual([
    ['all', 4],
    ['byKind', 10],
    ['one', undefined],
    ['scanned', undefined],
  ])
  expect(describeAccessPatterns(notes)[1]?.keys[0]?.template).toBe('KIND#{kind}#{shard(10)}')
})
