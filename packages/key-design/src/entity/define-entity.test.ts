import { describe, expect, it } from 'vitest'
import { integer, literal, number, oneOf, string, timestamp } from '../attribute/builders.js'
import { defineTable } from '../table/define-table.js'
import { orderWith, tableWith, untyped } from '../testing/designs.js'
import { defineEntity } from './define-entity.js'

const table = defineTable('shop', {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: { gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' }, gsi2: { partitionKey: ['a', 'b'] } },
})

describe('an entity', () => {
  it('is plain data: attributes, key templates, indexes', () => {
    const order = defineEntity(table, 'order', {
      description: 'What a customer ordered.',
      attributes: {
        customerId: string(),
        orderId: string(),
        status: oneOf('placed', 'paid'),
        placedAt: timestamp(),
      },
      key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
      indexes: {
        byStatus: { on: 'gsi1', partition: 'STATUS#{status}', sort: '{placedAt}' },
        byBoth: { on: 'gsi2', partition: ['{customerId}', '{status}'] },
      },
    })
    expect(JSON.parse(JSON.stringify(order.spec))).toEqual({
      name: 'order',
      table: 'shop',
      description: 'What a customer ordered.',
      attributes: {
        customerId: { type: 'string' },
        orderId: { type: 'string' },
        placedAt: { type: 'timestamp', format: 'iso' },
        status: { type: 'oneOf', values: ['placed', 'paid'] },
      },
      key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' },
      indexes: {
        byBoth: { on: 'gsi2', partition: ['{customerId}', '{status}'], sort: [] },
        byStatus: { on: 'gsi1', partition: ['STATUS#{status}'], sort: ['{placedAt}'] },
      },
      unique: [],
    })
  })

  it('has each of its indexes as a property, to be named in an access pattern', () => {
    const order = defineEntity(table, 'order', {
      attributes: { id: string() },
      key: { partition: '{id}', sort: 'X' },
      indexes: { latest: { on: 'gsi1', partition: 'ALL', sort: '{id}' } },
    })
    expect(order.latest.index).toBe('latest')
    expect(order.latest.entity).toBe(order.spec)
  })

  it('is frozen', () => {
    const order = orderWith(tableWith())
    expect(() => Object.assign(order, { spec: {} })).toThrow(TypeError)
    expect(() => Object.assign(order.spec.attributes, { more: {} })).toThrow(TypeError)
  })

  it('with a version has an attribute for it that Keyprint writes', () => {
    const { spec } = orderWith(tableWith(), { version: true })
    expect(spec.version).toBe('version')
    expect(spec.attributes.version).toEqual({ type: 'integer', digits: 16, managed: 'version' })
  })

  it('with timestamps has createdAt and updatedAt', () => {
    const { spec } = orderWith(tableWith(), { timestamps: true })
    expect(spec.attributes.createdAt).toEqual({ type: 'timestamp', format: 'iso', managed: 'createdAt' })
    expect(spec.attributes.updatedAt).toEqual({ type: 'timestamp', format: 'iso', managed: 'updatedAt' })
    expect(spec).not.toHaveProperty('version')
  })

  it('without them has none of it', () => {
    const { spec } = orderWith(tableWith(), { version: false, timestamps: false })
    expect(Object.keys(spec.attributes)).toEqual(['id'])
    expect(spec).not.toHaveProperty('version')
  })

  it('cannot declare what Keyprint adds', () => {
    const declared = { version: number(), createdAt: timestamp(), updatedAt: timestamp() }
    expect(() => orderWith(tableWith(), { version: true }, declared)).toThrow(
      "Entity 'order' declares 'version', which Keyprint adds to it; remove it or the option that adds it.",
    )
    expect(() => orderWith(tableWith(), { timestamps: true }, { updatedAt: timestamp() })).toThrow(
      "declares 'updatedAt'",
    )
    expect(() => orderWith(tableWith(), {}, declared)).not.toThrow()
  })

  it.each(['spec', ''])("cannot have an index named '%s'", (name) => {
    const indexes = { [name]: { on: 'gsi1', partition: 'X', sort: 'Y' } }
    expect(() => orderWith(tableWith(), { indexes })).toThrow(
      `Entity 'order' cannot have an index named '${name}'; rename it.`,
    )
  })

  it('has literals, also in its key', () => {
    const event = defineEntity(table, 'event', {
      attributes: { kind: literal('event'), id: integer() },
      key: { partition: '{kind}#{id}', sort: '{kind}' },
    })
    expect(event.spec.attributes.kind).toMatchObject({ type: 'literal', value: 'event' })
  })
})

describe('guard items of what is unique', () => {
  it('have a key of entity, attribute and value', () => {
    const { spec } = orderWith(tableWith(), { unique: ['email'] }, { email: string() })
    expect(spec.unique).toEqual([
      { attributes: ['email'], partition: 'UNIQUE#order#email#{email}', sort: 'UNIQUE' },
    ])
  })

  it('may be of several attributes together', () => {
    const { spec } = orderWith(
      tableWith(),
      { unique: [['shop', 'code']] },
      { shop: string(), code: string() },
    )
    expect(spec.unique).toEqual([
      { attributes: ['shop', 'code'], partition: 'UNIQUE#order#shop+code#{shop}#{code}', sort: 'UNIQUE' },
    ])
  })

  it('have no sort key where the table has none', () => {
    const plain = tableWith({ sortKey: undefined } as never)
    const { spec } = untyped(plain, 'user', {
      attributes: { id: string(), email: string() },
      key: { partition: 'USER#{id}' },
      unique: ['email'],
    })
    expect(spec.unique).toEqual([{ attributes: ['email'], partition: 'UNIQUE#user#email#{email}' }])
  })

  it("begin like the tenant's own keys, so that uniqueness and policies are the tenant's own", () => {
    const { spec } = untyped(tableWith(), 'user', {
      attributes: { tenantId: string(), id: string(), email: string() },
      key: { partition: 'TENANT#{tenantId}#USER#{id}', sort: 'PROFILE' },
      unique: ['email'],
      tenant: 'tenantId',
    })
    expect(spec.tenant).toBe('tenantId')
    expect(spec.unique[0]?.partition).toBe('TENANT#{tenantId}#UNIQUE#user#email#{email}')
  })

  it("use the table's delimiter", () => {
    const { spec } = untyped(tableWith({ delimiter: '|' }), 'user', {
      attributes: { tenantId: string(), email: string() },
      key: { partition: 'T|{tenantId}', sort: 'PROFILE' },
      unique: ['email'],
      tenant: 'tenantId',
    })
    expect(spec.unique[0]?.partition).toBe('T|{tenantId}|UNIQUE|user|email|{email}')
  })
})
