import { checkDesign, describeAccessPatterns } from '@keyprint/key-design'
import { describe, expect, it } from 'vitest'
import { defineCollection } from '../collection/collection.js'
import { collections, order } from '../fixtures/orders.js'
import { contractCollections } from '../testing/collections.js'
import { documentDesign } from './document-design.js'
import { documentGrants } from './grants.js'

describe('the design of collections', () => {
  it('has a query for each list and index, and no scan', () => {
    const patterns = describeAccessPatterns(documentDesign(collections))
    expect(
      patterns.map(({ name, operation, index, keys }) => [
        name,
        operation,
        index,
        keys[0]?.template,
        keys[1]?.sortedBy,
      ]),
    ).toEqual([
      ['customer_list', 'Query', undefined, 'TENANT#{tenant}#customer', '{id}'],
      ['order_byNote', 'Query', 'gsi3', 'TENANT#{tenant}#order#byNote#{field_note}', '{id}#{part}'],
      [
        'order_byStatus',
        'Query',
        'gsi1',
        'TENANT#{tenant}#order#byStatus#{field_status}',
        '{field_placedAt}#{id}#{part}',
      ],
      [
        'order_byTotal',
        'Query',
        'gsi2',
        'TENANT#{tenant}#order#byTotal#{field_status}',
        '{field_total}#{id}#{part}',
      ],
      ['order_list', 'Query', undefined, 'TENANT#{tenant}#order', '{id}#{part}'],
    ])
  })

  it('has the names that it is told', () => {
    const options = {
      name: 'store',
      partitionKey: 'PK',
      sortKey: 'SK',
      timeToLive: 'ttl',
      stream: false,
    } as const
    const { table } = documentDesign(contractCollections, options)
    expect(table).toMatchObject({
      name: 'store',
      partitionKey: { name: 'PK', type: 'string' },
      sortKey: { name: 'SK', type: 'string' },
      timeToLive: 'ttl',
    })
    expect(table.stream).toBeUndefined()
    expect(documentDesign(collections, { timeToLive: false }).table.timeToLive).toBeUndefined()
    expect(checkDesign(documentDesign(contractCollections, options))).toEqual([])
  })

  it.each<[object, RegExp]>([
    [{ Order: order }, /Collection 'Order' needs a name of letters and digits/],
    [{ a_b: order }, /needs a name/],
    [{ order: { ...order, sort: 'customerId' } }, /has 'customerId' as its id and as its sort part/],
    [
      { order: { ...order, indexes: { list: { partition: { field: 'x', type: 'string' } } } } },
      /index 'list'/,
    ],
    [
      { order: { ...order, indexes: { byX: { partition: { field: '{x}', type: 'string' } } } } },
      /with braces/,
    ],
    [
      {
        order: {
          ...order,
          indexes: {
            a: { partition: { field: 'x', type: 'string' } },
            b: { partition: { field: 'x', type: 'number' } },
          },
        },
      },
      /has indexes of 'x' as text and as a number/,
    ],
    [{ batch: order }, /'batch' is a name of the client itself/],
  ])('is refused where it cannot be: %#', (given, message) => {
    expect(() => documentDesign(given as never)).toThrow(message)
  })
})

describe('the grants of collections', () => {
  it('are what a store does, and for readers without what writes', () => {
    const { customer } = collections
    expect(documentGrants({ customer })).toEqual([
      'customer.get',
      'customer.batchGet',
      'customer.create',
      'customer.put',
      'customer.delete',
      'customer_list',
    ])
    expect(documentGrants(collections, 'read')).toEqual([
      ...['order.get', 'order.batchGet', 'order_list', 'order_byStatus', 'order_byTotal', 'order_byNote'],
      ...['customer.get', 'customer.batchGet', 'customer_list'],
    ])
  })
})

it('a collection is plain and frozen', () => {
  const plain = defineCollection({ schema: order.schema as never, id: 'a' as never })
  expect(Object.isFrozen(plain)).toBe(true)
  expect(plain).toMatchObject({ id: 'a', indexes: {} })
})
