import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { get, query, type Source, scan } from '../access-pattern/access-pattern.js'
import type { Attributes } from '../attribute/attribute-types.js'
import {
  bigint,
  boolean,
  decimal,
  integer,
  literal,
  number,
  oneOf,
  string,
  timestamp,
  ulid,
} from '../attribute/builders.js'
import { problemsOf, tableWith, untyped } from '../testing/designs.js'
import { checkDesign } from './check-design.js'

const table = tableWith({
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' }, gsi2: { partitionKey: 'gsi2pk' } },
})
const entity = (name: string, partition: string, status = 'STATUS#{status}') =>
  untyped(table, name, {
    attributes: { id: string(), status: string() },
    key: { partition, sort: `${name}#{id}` },
    indexes: {
      byStatus: { on: 'gsi1', partition: status, sort: '{id}' },
      all: { on: 'gsi2', partition: 'ALL' },
    },
  }) as ReturnType<typeof untyped> & { readonly byStatus: Source; readonly all: Source }
const customer = entity('customer', 'CUSTOMER#{id}')
const order = entity('order', 'CUSTOMER#{id}')
const product = entity('product', 'PRODUCT#{id}', 'P#{status}')
const entities = [customer, order, product]

describe('access patterns may read', () => {
  it('one entity or several, of the table or of an index', () => {
    const patterns = {
      orderById: get(order),
      orders: query(order),
      customerWithOrders: query(customer, order),
      byStatus: query(customer.byStatus, order.byStatus),
      everything: scan(customer, order, product),
      everyStatus: scan(customer.byStatus, product.byStatus),
    }
    expect(problemsOf(table, entities, patterns)).toEqual([])
  })
})

type Declared = Attributes[string]

/** Entities of one item collection, whose shared part is of these types. */
const collection = (one: Declared, other: Declared) => {
  const of = (name: string, owner: Declared) =>
    untyped(table, name, {
      attributes: { owner, id: string() },
      key: { partition: 'OWNER#{owner}', sort: `${name}#{id}` },
    })
  const [first, second] = [of('first', one), of('second', other)]
  return problemsOf(table, [first, second], { both: query(first, second) })
}

describe('the entities of an item collection', () => {
  it.each<[string, Declared, Declared]>([
    ['texts', string(), oneOf('a', 'b')],
    ['texts that are sorted', ulid(), string()],
    ['a constant', literal('a'), string()],
    ['numbers', number(), integer()],
    ['numbers of many digits', bigint(), decimal()],
    ['times, however they are stored', timestamp(), timestamp({ format: 'epoch-milliseconds' })],
    ['schemas', z.string(), z.string().min(2)],
  ])('may share what is written alike: %s', (_, one, other) => {
    expect(collection(one, other)).toEqual([])
  })

  it.each<[string, Declared, string, Declared]>([
    ['string', string(), 'timestamp', timestamp()],
    ['string', string(), 'number', number()],
    ['literal', literal(1), 'string', string()],
    ['boolean', boolean(), 'string', string()],
    ['string', string(), 'schema', z.string()],
  ])('cannot share what is %s in one', (type, one, otherType, other) => {
    expect(collection(one, other)).toEqual([
      `Access pattern 'both': {owner} of its partition key is of type ${type} in entity 'first' and of type ${otherType} in entity 'second', so that no input is right for both; declare it alike.`,
    ])
  })
})

describe('an access pattern is refused', () => {
  it('that reads one entity twice', () => {
    for (const pattern of [query(order, order), scan(order, customer, order)])
      expect(problemsOf(table, entities, { orders: pattern })).toEqual([
        "Access pattern 'orders': it reads entity 'order' twice; name it once.",
      ])
  })

  it('that has no name', () => {
    expect(problemsOf(table, entities, { '': query(order) })).toEqual([
      'An access pattern has an empty name; the client needs one to call it by.',
    ])
  })

  it('that reads an entity which is not in the design', () => {
    for (const pattern of [get(product), query(product), scan(product)]) {
      expect(problemsOf(table, [customer, order], { products: pattern })).toEqual([
        "Access pattern 'products': it reads entity 'product', which is not in the design.",
      ])
    }
  })

  it('that reads table and index at once', () => {
    for (const pattern of [query(customer, order.byStatus), scan(customer, order.byStatus)]) {
      expect(problemsOf(table, entities, { mixed: pattern })).toEqual([
        "Access pattern 'mixed': it reads the table and index 'gsi1', but one request reads one of them.",
      ])
    }
    expect(problemsOf(table, entities, { mixed: query(order.byStatus, customer.all, product) })).toEqual([
      "Access pattern 'mixed': it reads index 'gsi1' and index 'gsi2' and the table, but one request reads one of them.",
    ])
  })

  it('that reads entities with different partitions as one item collection', () => {
    expect(problemsOf(table, entities, { odd: query(customer, product) })).toEqual([
      "Access pattern 'odd': its entities have different partition templates ('CUSTOMER#{id}', 'PRODUCT#{id}'), so they are not one item collection.",
    ])
    expect(problemsOf(table, entities, { odd: query(customer.byStatus, product.byStatus) })).toEqual([
      "Access pattern 'odd': its entities have different partition templates ('STATUS#{status}', 'P#{status}'), so they are not one item collection.",
    ])
  })

  it('that reads a partition key which is a stored value of one entity and escaped text of another', () => {
    const plain = tableWith({ indexes: { gsi1: { partitionKey: 'status', sortKey: 'gsi1sk' } } })
    const job = (name: string, storedAs: string) =>
      untyped(plain, name, {
        attributes: { id: string(), status: string().storedAs(storedAs) },
        key: { partition: `${name}#{id}`, sort: name },
        indexes: { byStatus: { on: 'gsi1', partition: '{status}', sort: '{id}' } },
      }) as ReturnType<typeof untyped> & { readonly byStatus: Source }
    const [stored, other, escaped] = [job('stored', 'status'), job('other', 'status'), job('escaped', 's')]
    const jobs = [stored, other, escaped]
    expect(problemsOf(plain, jobs, { both: query(stored.byStatus, other.byStatus) })).toEqual([])
    expect(problemsOf(plain, jobs, { all: scan(stored.byStatus, escaped.byStatus) })).toEqual([])
    expect(problemsOf(plain, jobs, { both: query(escaped.byStatus, stored.byStatus) })).toEqual([
      "Access pattern 'both': of '{status}' entity 'stored' makes the key attribute 'status' as it is stored, and entity 'escaped' escaped, so they are not one item collection; store the attribute as 'status' in both, or in none.",
    ])
  })

  it('that reads an index which the entity does not have', () => {
    const json = JSON.parse(
      JSON.stringify({
        table: table.spec,
        entities: { order: order.spec },
        accessPatterns: { byDate: query(order.byStatus).spec },
      }),
    )
    json.accessPatterns.byDate.indexes = ['byDate']
    expect(checkDesign(json)).toEqual([
      "Access pattern 'byDate': it reads index 'byDate', which entity 'order' does not have.",
    ])
  })

  it('that has the name of an entity', () => {
    expect(problemsOf(table, entities, { order: get(order) })).toEqual([
      "'order' is both an entity and an access pattern; the client needs two names.",
    ])
  })

  it.each(['batch', 'transact', 'health', 'forTenant', 'then'])(
    "that is named '%s', like a part of the client",
    (name) => {
      expect(problemsOf(table, entities, { [name]: get(order) })).toEqual([
        `'${name}' is a name of the client itself; no entity or access pattern can have it.`,
      ])
      expect(problemsOf(table, [entity(name, 'X#{id}')])).toEqual([
        `'${name}' is a name of the client itself; no entity or access pattern can have it.`,
      ])
    },
  )
})

describe('an entity is refused', () => {
  it('that stands under another name than its own', () => {
    expect(checkDesign({ table: table.spec, entities: { orders: order.spec }, accessPatterns: {} })).toEqual([
      "Entity 'order' stands under the name 'orders'; it must stand under its own.",
    ])
  })
})
