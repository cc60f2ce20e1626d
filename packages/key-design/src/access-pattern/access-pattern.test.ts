import { describe, expect, it } from 'vitest'
import { string } from '../attribute/builders.js'
import { defineEntity } from '../entity/define-entity.js'
import { defineTable } from '../table/define-table.js'
import { get, query, scan } from './access-pattern.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' } },
})
const of = <const N extends string>(name: N) =>
  defineEntity(table, name, {
    attributes: { id: string(), status: string() },
    key: { partition: 'CUSTOMER#{id}', sort: 'X' },
    indexes: {
      byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{id}' },
    },
  })
const [customer, order] = [of('customer'), of('order')]

describe('an access pattern as plain data', () => {
  it('get: one item by its key', () => {
    expect(get(order).spec).toEqual({ kind: 'get', entities: ['order'] })
  })

  it('query: an item collection, or a part of it', () => {
    expect(query(order).spec).toEqual({ kind: 'query', entities: ['order'] })
  })

  it('query of an index', () => {
    expect(query(order.byStatus).spec).toEqual({ kind: 'query', entities: ['order'], indexes: ['byStatus'] })
  })

  it('query of several entities, in the order given', () => {
    expect(query(order, customer).spec).toEqual({ kind: 'query', entities: ['order', 'customer'] })
    expect(query(customer.byStatus, order.byStatus).spec).toEqual({
      kind: 'query',
      entities: ['customer', 'order'],
      indexes: ['byStatus', 'byStatus'],
    })
  })

  it('scan: everything, of the table or an index', () => {
    expect(scan(order, customer).spec).toEqual({ kind: 'scan', entities: ['order', 'customer'] })
    expect(scan(order.byStatus).spec).toEqual({ kind: 'scan', entities: ['order'], indexes: ['byStatus'] })
  })

  it('may be described', () => {
    const description = 'Orders of a customer, oldest first.'
    expect(get(order, { description }).spec).toMatchObject({ description })
    expect(query(order, { description }).spec).toEqual({ kind: 'query', entities: ['order'], description })
    expect(query(customer, order, { description }).spec).toMatchObject({
      entities: ['customer', 'order'],
      description,
    })
    expect(scan(order.byStatus, { description }).spec).toMatchObject({ indexes: ['byStatus'], description })
  })

  it('keeps entity and index beside each other, also where table and index are mixed up', () => {
    expect(scan(customer, order.byStatus).spec).toMatchObject({
      entities: ['customer', 'order'],
      indexes: ['', 'byStatus'],
    })
  })

  it("reads an entity, also when one of its indexes is named 'index' or 'entity'", () => {
    const odd = defineEntity(table, 'odd', {
      attributes: { id: string() },
      key: { partition: '{id}', sort: 'ODD' },
      indexes: { index: { on: 'gsi1', partition: 'ODD', sort: '{id}' } },
    })
    expect(query(odd).spec).toEqual({ kind: 'query', entities: ['odd'] })
    expect(query(odd.index).spec).toEqual({ kind: 'query', entities: ['odd'], indexes: ['index'] })
  })
})
